import type { Evidence, Finding } from '../../core/finding.ts';
import { shortSha } from '../../core/subject.ts';
import type { NearMiss } from '../../release/nearMiss.ts';
import type { ReleaseOptions } from '../../release/options.ts';
import type { ReleasePlan } from '../../release/plan.ts';

const MOST_ROWS = 20;

/**
 * What a plan rests on, and what in the history nearly said something, breaking changes first. Near misses decide nothing
 * where `nearMiss` is `warn`, nor where the commit has its tag already: that release was decided, and this repairs it.
 */
export function releaseFindings(
  plan: ReleasePlan,
  { nearMiss }: Pick<ReleaseOptions, 'nearMiss'>,
): readonly Finding[] {
  const fails = nearMiss === 'fail' && !plan.alreadyTagged;
  return [planFinding(plan), ...nearMissFinding(plan, true, fails), ...nearMissFinding(plan, false, fails)];
}

function planFinding(plan: ReleasePlan): Finding {
  const { problem, baseline, decidedBy, warnings } = plan;
  const verdict =
    problem !== null ? 'fail' : warnings.length > 0 ? 'warn' : plan.version === null ? 'skipped' : 'pass';
  return {
    gate: 'release',
    title: 'Release',
    verdict,
    reasonCode: plan.reasonCode,
    reason: [plan.reason, ...warnings].join('; '),
    ...(problem === null ? {} : { remedy: problem.remedy }),
    evidence: [
      { label: 'since', value: `${baseline.tag ?? 'the beginning'}: ${baseline.reason}` },
      ...baseline.passedOver
        .slice(0, MOST_ROWS)
        .map(({ tag, reason }) => ({ label: 'not since', value: `${tag}: ${reason}` })),
      ...(decidedBy === null
        ? []
        : [
            {
              label: 'decided by',
              value: `${shortSha(decidedBy.sha)} line ${String(decidedBy.line)}: ${decidedBy.text}`,
            },
          ]),
      ...warnings.map((value) => ({ label: 'warning', value })),
    ],
  };
}

interface Miss extends Pick<NearMiss, 'line' | 'text' | 'reason'> {
  readonly sha: string;
}

function nearMissFinding({ commits }: ReleasePlan, breaking: boolean, fails: boolean): readonly Finding[] {
  const misses = commits.flatMap(({ sha, nearMisses }) =>
    nearMisses
      .filter((miss) => miss.breaking === breaking)
      .map((miss): Miss => ({ sha, line: miss.line, text: miss.text, reason: miss.reason })),
  );
  const [first] = misses;
  if (first === undefined) return [];
  const said = breaking ? 'that a change breaks' : 'what moves the version';
  const lines = misses.length === 1 ? 'a line nearly says' : `${String(misses.length)} lines nearly say`;
  const again = `Say it again in a commit of the right form, such as ${breaking ? 'feat!: …' : 'feat: …'}`;
  const passing =
    'what is on the branch cannot be reworded, so let it pass once with release.near-miss: warn';
  return [
    {
      gate: breaking ? 'breaking-near-miss' : 'near-miss',
      title: breaking ? 'Breaking near misses' : 'Near misses',
      verdict: fails ? 'fail' : 'warn',
      reasonCode: breaking ? 'breaking_near_miss' : 'near_miss',
      reason: `${lines} ${said}${misses.length === 1 ? '' : ', the newest'}: ${placeOf(first)}, '${clipped(first.text)}': ${first.reason}`,
      remedy: fails ? `${again}; ${passing}.` : `${again}.`,
      evidence: rowsOf(misses),
      ...(fails ? {} : { advisory: true }),
    },
  ];
}

function rowsOf(misses: readonly Miss[]): readonly Evidence[] {
  const rows = misses.slice(0, MOST_ROWS).map((miss) => ({
    label: placeOf(miss),
    value: `${clipped(miss.text)}: ${miss.reason}`,
  }));
  const more = misses.length - rows.length;
  return more > 0 ? [...rows, { label: 'and', value: `${String(more)} more` }] : rows;
}

function placeOf({ sha, line }: Miss): string {
  return `${shortSha(sha)} line ${String(line)}`;
}

function clipped(text: string): string {
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
