import { judgeProblems } from '../../canary/options.ts';
import type { Path } from '../problem.ts';
import type { WrittenJudge } from '../schema/judge.ts';
import { judgeOptionsOf } from '../schema/judge.ts';
import type { Fault } from './fault.ts';

const query = (path: Path, written: string | undefined): readonly Fault[] =>
  written === undefined || written.includes('{version}')
    ? []
    : [{ path, message: 'expected {version} in the query: without it candidate and baseline count as one' }];

/** Limits that only slow answers can tell about. */
function slowFaults({ slow, limits, critical }: WrittenJudge): readonly Fault[] {
  if (slow !== undefined) return [];
  return (['limits', 'critical'] as const).flatMap((name) => {
    const given = name === 'limits' ? limits : critical;
    return (['p95', 'latency-over-baseline'] as const)
      .filter((limit) => given?.[limit] !== undefined)
      .map((limit) => ({
        path: [name, limit],
        message: `${limit} needs judge.slow, which counts slow answers`,
      }));
  });
}

/** What a provider cannot go without, what it has no use for, and what keeps the judge from deciding soundly. */
export function judgeFaults(judge: WrittenJudge): readonly Fault[] {
  const { provider, url, token, requests, errors, command, slow } = judge;
  const slowQuery = slow === undefined ? {} : { 'slow.query': slow.query };
  const forPrometheus = { url, requests, errors, ...slowQuery };
  const [wanted, idle] =
    provider === 'prometheus' ? [forPrometheus, { command }] : [{ command }, { ...forPrometheus, token }];
  return [
    ...Object.entries(wanted)
      .filter(([, given]) => given === undefined)
      .map(([key]) => ({
        path: key.split('.'),
        message: `expected ${key}, found nothing: the provider ${provider} needs it`,
      })),
    ...Object.entries(idle)
      .filter(([, given]) => given !== undefined)
      .map(([key]) => ({ path: key.split('.'), message: `the provider ${provider} has no use for ${key}` })),
    ...query(['requests'], requests),
    ...query(['errors'], errors),
    ...query(['slow', 'query'], slow?.query),
    ...slowFaults(judge),
    ...judgeProblems(judgeOptionsOf(judge)).map((message) => ({ path: [], message })),
  ];
}
