import * as z from 'zod';
import type { FilesReading } from '../core/facts.ts';
import { worst } from '../core/verdict.ts';
import { ALL_FILES } from './coverage/istanbul.ts';
import { readCoverage, unknown } from './coverage/reading.ts';
import { METRICS, tallyOf } from './coverage/report.ts';
import type { FileTally, ShareConclusion } from './coverage/share.ts';
import { fitsPath, judgeShare } from './coverage/share.ts';
import type { Conclusion } from './gate.ts';
import { defineGate } from './gate.ts';
import { glob } from './options/glob.ts';
import { minimumShare } from './options/scalars.ts';

const options = z.strictObject({
  coverage: z.strictObject({
    files: z
      .array(glob)
      .min(1, { error: "at least one glob, such as ['**/lcov.info']" })
      .describe(
        'Reports in the checkout: lcov, coverage-final.json or coverage-summary.json; each glob must find some',
      ),
    metric: z.enum(METRICS).default('lines').describe('What is counted'),
    min: minimumShare.describe('How much must be covered over all'),
    paths: z
      .record(glob, minimumShare)
      .default({})
      .describe('How much must be covered of the files that a glob finds'),
  }),
});

type Options = z.output<typeof options>['coverage'];

function judgePaths(
  paths: Options['paths'],
  metric: Options['metric'],
  files: readonly FileTally[],
): readonly ShareConclusion[] {
  const onlyTotal = files.some(({ path }) => path === ALL_FILES);
  return Object.entries(paths).map(([pattern, min]): ShareConclusion => {
    if (onlyTotal) {
      const reason = `the report has only a total, so ${pattern} cannot be judged`;
      return Object.assign(unknown('coverage_without_files', reason), { evidence: [] });
    }
    const isThere = fitsPath(pattern);
    const there = files.filter(({ path }) => isThere(path));
    return judgeShare(there, ` in ${pattern}`, metric, min);
  });
}

function evaluate({ files, metric, min, paths }: Options, reading: FilesReading): Conclusion {
  const found = readCoverage(reading, files, metric);
  if (!found.ok) return found.conclusion;
  const tallies = [...found.coverage].flatMap(([path, file]): readonly FileTally[] => {
    const counted = file[metric];
    return counted === undefined ? [] : [{ path, tally: tallyOf(counted) }];
  });

  const parts = [judgeShare(tallies, '', metric, min), ...judgePaths(paths, metric, tallies)];
  const verdict = worst(parts.map((part) => part.verdict)) ?? 'unknown';
  const decisive = parts.filter((part) => part.verdict === verdict);
  const [first] = decisive;
  return {
    verdict,
    reasonCode: first?.reasonCode ?? 'coverage_empty',
    reason: decisive.map(({ reason }) => reason).join('; '),
    ...(first?.remedy === undefined ? {} : { remedy: first.remedy }),
    evidence: [
      ...parts.flatMap((part) => part.evidence),
      { label: 'reports', value: found.reports.join(', ') },
      ...found.notes.slice(0, 5).map((value) => ({ label: 'note', value })),
    ],
  };
}

/** Is enough of the code run by its tests? */
export const coverage = defineGate({
  kind: 'coverage',
  title: 'Coverage',
  needs: ['files'],
  options,
  asks: ({ coverage: asked }) => ({ files: asked.files }),
  withPathsOf: ({ coverage: policy }, { coverage: candidate }) => ({
    coverage: { ...policy, files: candidate.files },
  }),
  evaluate: ({ coverage: asked }, { files }) => evaluate(asked, files),
});
