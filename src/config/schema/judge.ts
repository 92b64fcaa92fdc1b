import * as z from 'zod';
import type { JudgeOptions, Limits, MetricOptions } from '../../canary/options.ts';
import { DEFAULT_JUDGE, judgeOptions } from '../../canary/options.ts';
import { duration, share } from '../../gates/options/scalars.ts';
import type { JudgeConfig, ProviderConfig } from '../config.ts';
import { command, httpUrl, increase, multiple, text, variableName } from './scalars.ts';

const SECOND = 1000;

const limits = z
  .strictObject({
    'error-rate': share.optional().describe('Share of requests that may fail'),
    p95: duration.optional().describe('95% of answers must come within this time'),
    'errors-over-baseline': increase
      .optional()
      .describe('How many more errors than the baseline: 500% is six times'),
    'latency-over-baseline': multiple.optional().describe("How many times the baseline's latency"),
  })
  .refine((given) => Object.values(given).some((limit) => limit !== undefined), {
    error: 'expected at least one limit, found none',
  });

const query = (what: string) =>
  text(what).describe(`${what}; {version} stands for the candidate's or the baseline's version`);

/** The `judge` block as it is written. */
export const judge = z.strictObject({
  provider: z.enum(['prometheus', 'command']),
  url: httpUrl.optional().describe('For prometheus'),
  token: variableName.optional().describe('For prometheus: the variable that holds a bearer token'),
  requests: query('PromQL for the cumulative count of requests').optional(),
  errors: query('PromQL for the cumulative count of failed requests').optional(),
  command: command.optional().describe('For command: prints the counts'),
  slow: z
    .strictObject({
      query: query('PromQL for the cumulative count of answers within the time').optional(),
      over: duration.describe('Answers that take longer are slow'),
    })
    .optional(),
  every: duration.default(10 * SECOND).describe('How often it is judged (default 10s)'),
  limits: limits.optional().describe('Proven worse and beyond one of these: rolled back'),
  critical: limits.optional().describe('Proven worse and beyond one of these: held, and people are told'),
  warnings: limits.optional().describe('Beyond these it is said'),
  tolerance: z
    .strictObject({ errors: share.optional(), latency: share.optional() })
    .optional()
    .describe('A candidate this little worse is no regression'),
  'false-alarm': share
    .optional()
    .describe('The chance, over the whole canary, to roll back a candidate within tolerance'),
  'max-blind': duration.optional().describe('No data this long with traffic on the candidate: roll back'),
  'stale-after': duration.optional().describe('No data this long: hold'),
  'warm-up': duration.optional().describe('What is left out after each increase of traffic'),
  'on-regression': z
    .enum(['hold', 'roll-back'])
    .optional()
    .describe('What a regression that is proven but inside every limit does'),
  'warn-only': z
    .array(z.enum(['errors', 'slow']))
    .default([])
    .describe('Metrics that are shown and never decide'),
});

export type WrittenJudge = z.output<typeof judge>;

function limitsOf(written: z.output<typeof limits>): Limits {
  const {
    'error-rate': errorRate,
    p95,
    'errors-over-baseline': errors,
    'latency-over-baseline': latency,
  } = written;
  return {
    ...(errorRate === undefined ? {} : { errorRate }),
    ...(p95 === undefined ? {} : { p95: p95 / SECOND }),
    ...(errors === undefined ? {} : { errorsOverBaseline: errors }),
    ...(latency === undefined ? {} : { latencyOverBaseline: latency }),
  };
}

/** Without limits of its own the file means the usual ones, with the p95 that its slow answers are counted by. */
function limitsFor({ limits: written, slow }: WrittenJudge): Limits {
  if (written !== undefined) return limitsOf(written);
  return slow === undefined ? DEFAULT_JUDGE.limits : { ...DEFAULT_JUDGE.limits, p95: slow.over / SECOND };
}

function metricsOf({ slow, 'warn-only': warnOnly }: WrittenJudge): Readonly<Record<string, MetricOptions>> {
  const errors: MetricOptions = { kind: 'errors', decides: !warnOnly.includes('errors') };
  if (slow === undefined) return { errors };
  return { errors, slow: { kind: 'slow', decides: !warnOnly.includes('slow'), over: slow.over / SECOND } };
}

/** The judge's own options, in its units: seconds and fractions. */
export function judgeOptionsOf(written: WrittenJudge): JudgeOptions {
  const { critical, warnings, tolerance } = written;
  const seconds = (ms: number | undefined): number | undefined =>
    ms === undefined ? undefined : ms / SECOND;
  const [maxBlind, staleAfter, warmUp] = [
    written['max-blind'],
    written['stale-after'],
    written['warm-up'],
  ].map(seconds);
  const { 'false-alarm': falseAlarm, 'on-regression': onRegression } = written;
  return judgeOptions({
    limits: limitsFor(written),
    metrics: metricsOf(written),
    ...(critical === undefined ? {} : { critical: limitsOf(critical) }),
    ...(warnings === undefined ? {} : { warnings: limitsOf(warnings) }),
    tolerance: {
      errors: tolerance?.errors ?? DEFAULT_JUDGE.tolerance.errors,
      latency: tolerance?.latency ?? DEFAULT_JUDGE.tolerance.latency,
    },
    ...(falseAlarm === undefined ? {} : { falseAlarm }),
    ...(maxBlind === undefined ? {} : { maxBlind }),
    ...(staleAfter === undefined ? {} : { staleAfter }),
    ...(warmUp === undefined ? {} : { warmUp }),
    ...(onRegression === undefined ? {} : { onRegression }),
  });
}

/** Where counts come from. What the provider needs was found to be there by `judgeFaults`. */
function providerOf({
  provider,
  url,
  token,
  requests,
  errors,
  slow,
  command: counts,
}: WrittenJudge): ProviderConfig {
  if (provider === 'command') return { kind: 'command', command: counts ?? '' };
  return {
    kind: 'prometheus',
    url: url ?? '',
    ...(token === undefined ? {} : { tokenEnv: token }),
    requests: requests ?? '',
    errors: errors ?? '',
    ...(slow?.query === undefined ? {} : { slow: { query: slow.query, overMs: slow.over } }),
  };
}

export function judgeOf(written: WrittenJudge): JudgeConfig {
  return { provider: providerOf(written), everyMs: written.every, options: judgeOptionsOf(written) };
}
