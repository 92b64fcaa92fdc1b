import * as z from 'zod';
import type { Chance } from './chance.ts';
import { normal } from './chance.ts';

const share = z.number().min(0).max(1);

/** How a version of the sample service behaves; every part can be changed while it runs. */
export const behaviourSchema = z.strictObject({
  /** Share of requests answered with 500. */
  errorRate: share,
  /** Latency is log-normal around this median, in milliseconds. */
  medianMs: z.number().min(0).max(10_000),
  /** Standard deviation of the logarithm of latency: p95 is median × e^(1.645 × spread). */
  spread: z.number().min(0).max(3),
  /** What `/healthz` says. */
  healthy: z.boolean(),
});

export type Behaviour = Readonly<z.infer<typeof behaviourSchema>>;

export const WELL: Behaviour = { errorRate: 0.001, medianMs: 15, spread: 0.4, healthy: true };

const LONGEST_MS = 10_000;

/** What one request gets: its code, and how long it takes. */
export function answerOf(
  behaviour: Behaviour,
  chance: Chance,
): { readonly code: 200 | 500; readonly delayMs: number } {
  const code = chance() < behaviour.errorRate ? 500 : 200;
  const delayMs = Math.min(LONGEST_MS, behaviour.medianMs * Math.exp(behaviour.spread * normal(chance)));
  return { code, delayMs };
}
