import { columns, fill, plain, wrap } from '../../../report/terminal/columns.ts';
import { momentLine } from '../../../report/terminal/moment-line.ts';
import { painter } from '../../../report/terminal/paint.ts';
import type { Paint } from '../../../report/terminal/paint.ts';
import { conclusionWord } from '../../../report/words.ts';
import { endingOf, meanwhile } from './ending.ts';
import type { Played } from './play.ts';
import type { Stage } from './stage.ts';

export interface Sheet {
  readonly colour: boolean;
  readonly width: number;
}

/** A column narrower than that is not read. */
const LEAST = 24;

/** A text that goes on under itself, after a head of so many columns. */
function hanging(head: string, room: number, text: string, width: number): string[] {
  return wrap(plain(text), width - room).map((line, index) => (index === 0 ? head : ' '.repeat(room)) + line);
}

/** What is played with, before it begins. */
export function openingLines(
  { said, past, perSecond }: Pick<Stage, 'said' | 'past' | 'perSecond'>,
  { width }: Sheet,
): string[] {
  const live = `${past.live.version} is live in production, with ${String(perSecond)} requests a second.`;
  return [
    ...hanging('', 0, `Rehearsing with ${said}; nothing of yours is written.`, width),
    ...hanging('', 0, `${live} Ctrl-C stops it all.`, width),
  ];
}

/** How a scenario ended and its check runs as GitHub would show them, for a terminal. */
export function endLines(it: Played, { colour, width }: Sheet): string[] {
  const paint = painter(colour);
  const { scenario, wrong, checkRuns, sha } = it;
  const isRight = wrong.length === 0;
  const said = isRight ? endingOf(it) : 'it did not end as it should';
  const sign = isRight ? paint('green', '✓') : paint('red', '✗');
  const name = Math.max(0, ...checkRuns.map((run) => columns(plain(run.name))));
  return [
    ...hanging(`${sign} `, 2, `${scenario.name}: ${said}`, width),
    ...wrong.flatMap((what) => hanging(`  ${paint('red', '-')} `, 4, what, width)),
    ...hanging('  ', 2, meanwhile(it), width).map((line) => paint('grey', line)),
    '',
    ...hanging('  ', 2, `Check runs on ${sha.slice(0, 7)}, as GitHub would show them`, width).map((line) =>
      paint('bold', line),
    ),
    ...checkRuns.flatMap((run) => checkRunLines(run, name, paint, width)),
    ...(checkRuns.length === 0 ? ['    none'] : []),
  ];
}

function checkRunLines(
  run: Played['checkRuns'][number],
  name: number,
  paint: Paint,
  width: number,
): string[] {
  const word = conclusionWord(run.status, run.conclusion);
  const head = `    ${paint(word.colour, word.sign)} ${fill(plain(run.name), name)}`;
  const room = name + 8;
  // Where a name leaves no room beside it, what it says goes below.
  return width - room < LEAST
    ? [head, ...hanging('      ', 6, run.title, width)]
    : hanging(`${head}  `, room, run.title, width);
}

/** What happened, once more after a picture that moved. */
export function timelineLines(it: Played, { colour, width }: Sheet): string[] {
  const paint = painter(colour);
  return it.timeline.flatMap((moment) => {
    const [first = '', ...rest] = wrap(plain(moment.text), width - 12);
    const line = momentLine({ ...moment, text: first }, it.startedAt, { paint, width });
    return [line, ...rest.map((text) => ' '.repeat(12) + text)];
  });
}

const NEXT =
  'copy workflows-templates/pipeline.yml into .github/workflows/ of a repository of yours and workflows-templates/deploy.yml to its .github/deploy.yml; node dist/cli.js validate says what is left to fit.';

/** Where the report is, and what to do next. */
export function closingLines(isRight: boolean, file: string, { width }: Sheet): string[] {
  return [
    `Report: ${file}`,
    ...(isRight
      ? hanging('Next: ', 6, NEXT, width)
      : ['Not everything ended as it should; the report has every decision with what it rests on.']),
  ];
}
