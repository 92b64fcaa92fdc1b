/** Everything the judge remembers about one metric, and how one tick changes it. */
import { absoluteAfter, startAbsolute } from './absolute.ts';
import type { AbsoluteTest } from './absolute.ts';
import { alarmAfter, startAlarm } from './alarm.ts';
import type { Alarm } from './alarm.ts';
import { NO_SUMS, ratioOf } from './interval.ts';
import type { RatioSums } from './interval.ts';
import type { Estimate } from './limits.ts';
import { isCounts } from './observation.ts';
import type { Counts, MetricReading, NoData, Reading } from './observation.ts';
import { isComplete, NO_PAIRING, pairingAfter } from './pairing.ts';
import type { Pairing } from './pairing.ts';
import { startPromotion, underAfter, withinAfter } from './promotion.ts';
import type { Promotion } from './promotion.ts';
import type { MetricSettings } from './settings.ts';
import { startSuspicion, suspicionAfter } from './suspicion.ts';
import type { Suspicion } from './suspicion.ts';
import { NO_PAIR, NO_STRETCH, pairPlus, rateOf, recentAfter, stretchAfter, sumsPlus } from './tally.ts';
import type { Pair, Recent, Stretch } from './tally.ts';

export interface MetricState {
  readonly settings: MetricSettings;
  /** (R): worse than the baseline? One process for the whole canary. */
  readonly regression: Suspicion;
  /** (A): beyond the absolute limit? Fed only where there is no baseline to compare with. */
  readonly over: AbsoluteTest | null;
  /** (A) at one half, fed only while the candidate warms up and nothing else looks. */
  readonly catastrophe: AbsoluteTest;
  readonly promotion: Promotion;
  /** Is the baseline itself beyond the limit? */
  readonly incident: Alarm | null;
  /** Counts that wait for the other arm's. */
  readonly waiting: Pairing;
  readonly total: Pair;
  readonly sums: RatioSums;
  readonly step: Pair & { readonly seconds: number; readonly ticks: number };
  readonly stretch: Stretch;
  readonly recent: readonly Recent[];
  /** When each arm last had counts. */
  readonly seen: { readonly candidate: number | null; readonly baseline: number | null };
  /** Why the last tick had none. */
  readonly missing: { readonly candidate: NoData | null; readonly baseline: NoData | null };
}

const NO_STEP = { ...NO_PAIR, seconds: 0, ticks: 0 };

export const startMetric = (settings: MetricSettings, rMax: number): MetricState => ({
  settings,
  regression: startSuspicion(settings.tolerated),
  over: settings.limit === null ? null : startAbsolute(settings.limit, 'above'),
  catastrophe: startAbsolute(0.5, 'above'),
  promotion: startPromotion(rMax, settings.limit),
  incident: settings.limit === null ? null : startAlarm(settings.limit),
  waiting: NO_PAIRING,
  total: NO_PAIR,
  sums: NO_SUMS,
  step: NO_STEP,
  stretch: NO_STRETCH,
  recent: [],
  seen: { candidate: null, baseline: null },
  missing: { candidate: null, baseline: null },
});

/** A new weight: what the step must prove starts anew, what is held against the candidate goes on. */
export const atNewWeight = (metric: MetricState, rMax: number): MetricState => ({
  ...metric,
  promotion: startPromotion(rMax, metric.settings.limit),
  step: NO_STEP,
});

export interface Tick {
  readonly at: number;
  /** Since the tick before. */
  readonly seconds: number;
  /** The candidate warms up until this instant; null: it does not. */
  readonly warmUntil: number | null;
  /** false: no concurrent baseline by design (the first deployment ever, or all traffic on the candidate). */
  readonly comparable: boolean;
}

/** Whether counts that begin at `since` are all from after the warm-up. */
export const isWarm = ({ at, warmUntil }: Tick, since?: number): boolean =>
  warmUntil === null || (since === undefined ? at > warmUntil : since >= warmUntil);

const NOT_READ: NoData = { noData: 'empty', reason: 'this metric was not read in this tick' };

export function metricAfter(
  metric: MetricState,
  reading: MetricReading | undefined,
  tick: Tick,
): MetricState {
  const candidate = sound(reading?.candidate ?? NOT_READ);
  const baseline = sound(reading?.baseline ?? NOT_READ);
  const c = isCounts(candidate) ? candidate : undefined;
  const b = isCounts(baseline) && tick.comparable ? baseline : undefined;
  const { phi, limit } = metric.settings;
  const incident =
    metric.incident === null || b === undefined || limit === null
      ? metric.incident
      : incidentAfter(metric.incident, b, phi, metric.recent, tick.at);
  // What both sides failed at together says nothing of the candidate: after it the step proves itself anew.
  const isOver = metric.incident?.on === true && incident?.on === false;
  const looked = {
    ...(isOver ? atNewWeight(metric, metric.promotion.rMax) : metric),
    recent: recentAfter(metric.recent, tick.at, c, b),
    incident,
    seen: {
      candidate: c === undefined ? metric.seen.candidate : tick.at,
      baseline: b === undefined ? metric.seen.baseline : tick.at,
    },
    missing: {
      candidate: isCounts(candidate) ? null : candidate,
      baseline: isCounts(baseline) ? null : baseline,
    },
  };
  if (c === undefined) return looked;
  if (!isWarm(tick, c.since)) return { ...looked, catastrophe: absoluteAfter(metric.catastrophe, c, phi) };
  return judged(looked, c, b?.since === c.since ? b : undefined, tick);
}

function judged(metric: MetricState, c: Counts, b: Counts | undefined, tick: Tick): MetricState {
  const { phi } = metric.settings;
  const whole = c.partial !== true && b?.partial !== true;
  const counted: MetricState = {
    ...metric,
    over: metric.over === null || b !== undefined ? metric.over : absoluteAfter(metric.over, c, phi),
    // Partial data can hide errors: it may raise an alarm, never prove that all is well.
    promotion: whole ? underAfter(metric.promotion, c, phi) : metric.promotion,
    total: pairPlus(metric.total, c, b),
    step: {
      ...pairPlus(metric.step, c, b),
      seconds: metric.step.seconds + tick.seconds,
      ticks: metric.step.ticks + (whole ? 1 : 0),
    },
  };
  if (b === undefined) return counted;
  const pairing = pairingAfter(metric.waiting, c, b, tick.seconds);
  return isComplete(pairing) ? compared(counted, pairing) : { ...counted, waiting: pairing };
}

function compared(metric: MetricState, { candidate, baseline, seconds, whole }: Pairing): MetricState {
  const { phi, tolerated, bad } = metric.settings;
  const [suspect, reference] = bad === 'more' ? [candidate, baseline] : [baseline, candidate];
  return {
    ...metric,
    waiting: NO_PAIRING,
    regression: suspicionAfter(metric.regression, suspect, reference, phi, seconds),
    promotion: whole ? withinAfter(metric.promotion, suspect, reference, phi) : metric.promotion,
    sums: sumsPlus(metric.sums, { candidate: suspect, baseline: reference }),
    stretch: stretchAfter(metric.stretch, suspect, reference, tolerated, phi),
  };
}

/** Raised by evidence; let go at once when the last minute's rate is back under the limit. */
function incidentAfter(
  alarm: Alarm,
  baseline: Counts,
  phi: number,
  recent: readonly Recent[],
  at: number,
): Alarm {
  const next = alarmAfter(alarm, baseline, phi);
  const minute = recentAfter(recent, at, undefined, baseline).reduce(
    (sum, tick) => pairPlus(sum, undefined, tick.pair.baseline),
    NO_PAIR,
  ).baseline;
  const rate = rateOf(minute);
  return next.on && rate !== null && rate <= alarm.limit ? startAlarm(alarm.limit) : next;
}

/** Counts that cannot be counts are no data, whoever passed them. */
function sound(reading: Reading): Reading {
  if (!isCounts(reading)) return reading;
  const { requests, events } = reading;
  if (!Number.isFinite(requests) || !Number.isFinite(events)) {
    return { noData: 'not_a_number', reason: `${events} events of ${requests} requests are no counts` };
  }
  if (requests < 0 || events < 0) {
    return {
      noData: 'negative',
      reason: `${events} events of ${requests} requests: a count is never negative`,
    };
  }
  return events > requests
    ? { noData: 'events_exceed_requests', reason: `${events} events of only ${requests} requests` }
    : reading;
}

/** The whole canary's estimate. */
export function totalEstimate(metric: MetricState): Estimate {
  const { candidate, baseline } = metric.total;
  const fewer = metric.settings.bad === 'fewer';
  return {
    suspect: fewer ? baseline : candidate,
    reference: fewer ? candidate : baseline,
    ratio: ratioOf(metric.sums, metric.settings.phi)?.estimate ?? null,
  };
}

/** The estimate since the candidate last looked no worse. */
export function stretchEstimate({ stretch: { suspect, reference } }: MetricState): Estimate {
  const s = rateOf(suspect);
  const r = rateOf({ ...reference, events: Math.max(0.5, reference.events) });
  return { suspect, reference, ratio: s === null || r === null ? null : s / r };
}
