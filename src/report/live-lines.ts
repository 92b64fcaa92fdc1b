import { elapsed, grouped, quantity, significant } from './figures.ts';
import type { LiveArm, LiveView } from './live.ts';
import { provenShare } from './live.ts';
import { harmless, plain } from './terminal/columns.ts';
import { momentLine } from './terminal/moment-line.ts';
import { OUTCOME_WORDS } from './words.ts';

/**
 * Where there is no terminal: lines to print since the view that was last printed (`undefined` at first), none when nothing
 * happened. Counts alone are told every `quietMs`, so that a long watch is not silent and a log is not flooded.
 */
export function changedLines(before: LiveView | undefined, now: LiveView, quietMs = 60_000): string[] {
  const fresh = now.timeline.slice(before?.timeline.length ?? 0);
  const moments = fresh.map((moment) => momentLine(moment, now.startedAt));
  const moved =
    before === undefined ||
    before.share !== now.share ||
    before.phase !== now.phase ||
    before.outcome !== now.outcome;
  const counted =
    before?.candidate?.requests !== now.candidate?.requests ||
    before?.baseline?.requests !== now.baseline?.requests;
  const due = before !== undefined && counted && now.now - before.now >= quietMs;
  return [...moments, ...(moved || due ? [statusLine(now)] : [])].map((line) => harmless(line));
}

const arm = (name: string, one: LiveArm | undefined): string[] =>
  one === undefined ? [] : [`${name} ${grouped(one.requests)} requests, ${grouped(one.errors)} errors`];

/** A view on one line. */
function statusLine(view: LiveView): string {
  const most = view.evidence
    .filter(({ speaks }) => speaks === 'against')
    .toSorted((a, b) => provenShare(b.value, b.threshold) - provenShare(a.value, a.threshold))[0];
  const word = view.outcome === undefined ? '' : `${OUTCOME_WORDS[view.outcome].word}: `;
  return [
    `  ${elapsed(view.now - view.startedAt).padStart(7)} = ${word}${plain(view.phase)}`,
    `${quantity('share', view.share)} of the traffic`,
    ...arm('candidate', view.candidate),
    ...arm('baseline', view.baseline),
    ...(most === undefined
      ? []
      : [
          `evidence against (${plain(most.metric)}) ${significant(most.value)} of ${significant(most.threshold)}`,
        ]),
  ].join(' · ');
}
