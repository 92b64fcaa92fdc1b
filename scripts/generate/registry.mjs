import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { byText } from '../build/files.mjs';
import { loaded } from '../build/load.mjs';

const isKind = (value) =>
  typeof value === 'object' &&
  value !== null &&
  typeof value.kind === 'string' &&
  typeof value.configure === 'function';

/**
 * The gates there are, by kind: every file at the top of `src/gates` that exports what `defineGate` gave.
 * @returns `{ file, name, asks, gate }`: where it is, what it is exported as, the question its comment asks, the kind
 */
export async function gatesOf(root) {
  const files = readdirSync(join(root, 'src/gates'))
    .filter((name) => name.endsWith('.ts') && name !== 'index.ts')
    .toSorted(byText);
  const modules = await loaded(
    root,
    files.map((name, index) => `export * as file${index} from './src/gates/${name}';`).join('\n'),
  );
  const gates = files.flatMap((file, index) =>
    Object.entries(modules[`file${index}`])
      .filter(([, value]) => isKind(value))
      .map(([name, gate]) => ({ file, name, asks: questionOf(root, file, name), gate })),
  );
  const kinds = gates.map(({ gate }) => gate.kind);
  const twice = kinds.find((kind, index) => kinds.indexOf(kind) !== index);
  if (twice !== undefined) throw new Error(`two gates are called '${twice}'`);
  return gates.toSorted((a, b) => byText(a.gate.kind, b.gate.kind));
}

/** The comment above a gate, which asks its question. */
function questionOf(root, file, name) {
  const text = readFileSync(join(root, 'src/gates', file), 'utf8');
  const question = new RegExp(`/\\*\\* ([^\\n]+\\?) \\*/\\nexport const ${name} = `).exec(text)?.[1];
  if (question === undefined)
    throw new Error(`src/gates/${file}: the comment above '${name}' is its question, ending in '?'`);
  return question;
}

/** The text of `src/gates/index.ts`. */
export const registryText = (gates) =>
  [
    '// Written by npm run generate from the files of this folder. Do not edit.',
    ...gates.map(({ file, name }) => `import { ${name} } from './${file}';`),
    '',
    `export const GATE_KINDS = [${gates.map(({ name }) => name).join(', ')}] as const;`,
    '',
  ].join('\n');
