import picomatch from 'picomatch/posix.js';
import type { Evidence } from '../../core/finding.ts';
import type { Conclusion } from '../gate.ts';
import type { ExactShare } from '../options/scalars.ts';
import { unknown } from './reading.ts';
import type { Metric, Tally } from './report.ts';
import { reaches, showShare, sumOf } from './report.ts';

export interface FileTally {
  readonly path: string;
  readonly tally: Tally;
}

/** A conclusion about one share, of everything or of the files under a path. */
export type ShareConclusion = Omit<Conclusion, 'evidence'> & { readonly evidence: readonly Evidence[] };

/** Reports name files from the repository's root, or by their whole path on the machine that measured. */
export function fitsPath(pattern: string): (path: string) => boolean {
  const settings = { dot: true, nonegate: true, noextglob: true };
  const fromRoot = picomatch(pattern, settings);
  const anywhere = picomatch(`**/${pattern}`, settings);
  return (path) => {
    const whole = /^(?:[A-Za-z]:)?\/(.*)$/.exec(path)?.[1];
    return whole === undefined ? fromRoot(path) : anywhere(whole);
  };
}

function leastCovered(files: readonly FileTally[], metric: Metric): string {
  const worstFirst = files
    .map(({ path, tally }) => ({ path, missing: tally.total - tally.covered }))
    .filter(({ missing }) => missing > 0)
    .toSorted((a, b) => b.missing - a.missing)
    .slice(0, 3);
  return `Most is missing in ${worstFirst.map(({ path, missing }) => `${path} (${String(missing)} ${metric})`).join(', ')}.`;
}

/**
 * Judges whether enough of some files is covered.
 * @param where how to go on after the metric's name: ` in src/billing/**`, or nothing
 */
export function judgeShare(
  files: readonly FileTally[],
  where: string,
  metric: Metric,
  min: ExactShare,
): ShareConclusion {
  const tally = sumOf(files.map((file) => file.tally));
  const { covered, total } = tally;
  if (total === 0) {
    // 0 of 0 is neither 100% nor 0%: nothing was measured.
    const remedy = 'See that the report is of this code and counts this metric.';
    return { ...unknown('coverage_empty', `the reports count no ${metric}${where}`, remedy), evidence: [] };
  }
  const reason = `${showShare(tally)} of ${metric}${where} are covered, ${min.text} are required`;
  const evidence = [
    {
      label: `${metric}${where}`,
      value: `${showShare(tally)} (${String(covered)} of ${String(total)}), ${min.text} required`,
    },
  ];
  if (reaches(tally, min.millionths)) {
    return { verdict: 'pass', reasonCode: 'coverage_reached', reason, evidence };
  }
  return {
    verdict: 'fail',
    reasonCode: 'coverage_low',
    reason,
    remedy: leastCovered(files, metric),
    evidence,
  };
}
