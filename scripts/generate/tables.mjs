import { configRows } from './config-tables.mjs';
import { optionsOf } from './options.mjs';
import { MODES_SAY, OUTCOMES_SAY, saysAll } from './said.mjs';

// Outside of code a star could begin emphasis, and a bar would end the cell.
const cell = (text) =>
  String(text)
    .split(/(`[^`]*`|\*\*required\*\*)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replaceAll('*', '\\*')))
    .join('')
    .replaceAll('|', '\\|')
    .replaceAll('\n', ' ');

const line = (cells) => `| ${cells.map(cell).join(' | ')} |`;

/** A Markdown table; the formatter aligns it. */
function table(head, rows) {
  return ['', line(head), line(head.map(() => '---')), ...rows.map(line), ''].join('\n');
}

const code = (text) => `\`${text}\``;

/** `required` where it must be given, else the default. */
const presetText = (preset) => (preset === undefined ? '**required**' : preset);

const inputRow = ([name, spec]) => [
  code(name),
  [
    spec.description,
    ...(spec.deprecationMessage === undefined ? [] : [`Deprecated: ${spec.deprecationMessage}`]),
  ].join('. '),
  spec.required === true ? '**required**' : spec.default === undefined ? '' : code(spec.default),
];

const said = (says) => Object.entries(says).map(([name, text]) => [code(name), text]);

const optionsTable = (rows) =>
  table(
    ['Option', 'Takes', 'Default', 'What it says'],
    rows.map(({ key, takes, preset, says }) => [code(key), takes, presetText(preset), says]),
  );

/** The generated blocks of Markdown files, by name. `options:<kind>` is the table of a gate's options. */
export function markdownBlocks(sources, gates) {
  const { INPUTS, OUTPUTS, MODES, OUTCOME_WORDS } = sources;
  saysAll('modes', MODES_SAY, MODES);
  saysAll('outcomes', OUTCOMES_SAY, Object.keys(OUTCOME_WORDS));
  const options = [
    ...gates.map(({ gate }) => [`options:${gate.kind}`, () => optionsTable(optionsOf(gate.options))]),
    ...Object.entries(configRows(sources)).map(([name, rows]) => [name, () => optionsTable(rows)]),
  ];
  return {
    inputs: () => table(['Input', 'What it is', 'Default'], Object.entries(INPUTS).map(inputRow)),
    outputs: () => table(['Output', 'What it is'], said(OUTPUTS)),
    modes: () => table(['Mode', 'What it does'], said(MODES_SAY)),
    outcomes: () =>
      table(
        ['', 'Outcome', 'Check run', 'What it means'],
        Object.entries(OUTCOME_WORDS).map(([name, { mark, conclusion }]) => [
          mark,
          code(name),
          conclusion,
          OUTCOMES_SAY[name],
        ]),
      ),
    gates: () =>
      table(
        ['Gate', 'What it asks'],
        gates.map(({ gate, asks }) => [`[${code(gate.kind)}](docs/gates/${gate.kind}.md)`, asks]),
      ),
    ...Object.fromEntries(options),
  };
}
