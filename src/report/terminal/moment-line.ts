import { elapsed } from '../figures.ts';
import type { Moment } from '../report.ts';
import { MOMENT_WORDS } from '../words.ts';
import { cut, plain } from './columns.ts';
import type { Paint } from './paint.ts';
import { painter } from './paint.ts';

/** A moment on one line; without a sheet as a job's log has it: no colour, and as long as it is (to 400 columns). */
export function momentLine(
  { at, text, kind }: Moment,
  startedAt: number,
  { paint, width }: { readonly paint: Paint; readonly width: number } = { paint: painter(false), width: 412 },
): string {
  const { sign, colour } = MOMENT_WORDS[kind];
  return `  ${paint('grey', elapsed(at - startedAt).padStart(7))} ${paint(colour, sign)} ${cut(plain(text), width - 12)}`;
}
