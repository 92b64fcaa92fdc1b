import type { FilesReading } from '../../core/facts.ts';
import type { Conclusion } from '../gate.ts';
import { parseIstanbul } from './istanbul.ts';
import { parseLcov } from './lcov.ts';
import type { Coverage, Metric, ParsedCoverage } from './report.ts';
import { merged } from './report.ts';

export type CoverageRead =
  | {
      readonly ok: true;
      readonly coverage: Coverage;
      /** The reports it was read from. */
      readonly reports: readonly string[];
      readonly notes: readonly string[];
    }
  | { readonly ok: false; readonly conclusion: Conclusion };

export const unknown = (reasonCode: string, reason: string, remedy?: string): Conclusion => ({
  verdict: 'unknown',
  reasonCode,
  reason,
  ...(remedy === undefined ? {} : { remedy }),
});

const no = (...why: Parameters<typeof unknown>): CoverageRead => ({ ok: false, conclusion: unknown(...why) });

const parse = (text: string): ParsedCoverage =>
  text.trimStart().startsWith('{') ? parseIstanbul(text) : parseLcov(text);

/** Every report that the globs found, as one. A glob that finds nothing may be the shard that shows what is not covered. */
export function readCoverage(
  { byGlob }: FilesReading,
  globs: readonly string[],
  metric: Metric,
): CoverageRead {
  const texts = new Map<string, string>();
  for (const pattern of globs) {
    const found = Object.hasOwn(byGlob, pattern) ? (byGlob[pattern] ?? []) : [];
    if (found.length === 0) {
      return no(
        'coverage_missing',
        `no file in the checkout fits ${pattern}`,
        'Let the job that runs the tests hand its report over, or correct files.',
      );
    }
    for (const { path, text } of found) texts.set(path, text);
  }

  const shards: Coverage[] = [];
  const notes: string[] = [];
  for (const [path, text] of texts) {
    const report = parse(text);
    if (!report.ok) return no('coverage_unreadable', `${path} cannot be read: ${report.problem}`);
    if ([...report.coverage.values()].some((file) => file[metric] === undefined)) {
      return no('coverage_metric_missing', `${path} does not count ${metric}`, 'Choose another metric.');
    }
    shards.push(report.coverage);
    notes.push(...report.notes);
  }

  const whole = merged(shards);
  if ('twice' in whole) {
    return no(
      'coverage_unmergeable',
      `${whole.twice} is in two summaries, and sums do not say what both cover`,
      'Use lcov or coverage-final.json for reports of several shards.',
    );
  }
  return { ok: true, coverage: whole.coverage, reports: [...texts.keys()], notes };
}
