import type { MetricRow } from '../canary/row.ts';
import type { JudgeVerdict } from '../canary/verdict.ts';
import { verdictOf } from '../canary/verdict.ts';
import type { EvidenceRow, Report, Series } from '../report/report.ts';
import { stepText } from './plan.ts';
import type { RolloutPlan, RolloutState } from './state.ts';

/** What reports show of a rollout: how far it is, what was counted, and the evidence. */
export function showingOf(
  plan: RolloutPlan,
  state: RolloutState,
): Pick<Report, 'startedAt' | 'timeline'> & Partial<Report> {
  const step = plan.steps[state.step];
  const verdict =
    state.judge === undefined
      ? undefined
      : verdictOf(state.judge, { elapsed: state.watchedMs / 1000, minimum: 0 });
  return {
    // The rollout's beginning, which may be an earlier attempt's: its moments and series are told by it.
    startedAt: state.startedAt,
    timeline: state.happenings,
    progress: {
      step: Math.min(state.step + 1, plan.steps.length),
      steps: plan.steps.length,
      share: state.share,
      text: progressText(plan, state, step === undefined ? 'done' : stepText(step), verdict),
    },
    ...(verdict === undefined ? {} : { evidence: evidenceRows(verdict) }),
    ...(state.glimpses.length === 0 ? {} : { series: seriesOf(state) }),
  };
}

function progressText(
  plan: RolloutPlan,
  state: RolloutState,
  step: string,
  verdict: JudgeVerdict | undefined,
): string {
  if (state.ending !== undefined) return state.ending.reason;
  // What the judge said before this step began is not about this step.
  const judged = verdict !== undefined && verdict.at !== null && verdict.at * 1000 > state.since;
  if (state.phase !== 'watching' || !judged) return `${step} of ${plan.telling.candidate.version}`;
  const eta =
    verdict.etaSeconds === null ? '' : `; about ${durationText(verdict.etaSeconds)} more at this traffic`;
  return `${step}: ${verdict.reason}${eta}`;
}

/** The judge's rows in people's units. */
export function evidenceRows(verdict: JudgeVerdict): readonly EvidenceRow[] {
  return verdict.metrics.map((row) => ({
    metric: row.decides ? row.metric : `${row.metric} (shown only)`,
    candidate: armText(row.candidate),
    baseline: armText(row.baseline),
    ratio: ratioText(row.ratio),
    evidence: `${figure(row.evidence)} of ${figure(row.threshold)}`,
    verdict: row.reasons[0] ?? row.verdict,
    judged: row.verdict,
  }));
}

function seriesOf(state: RolloutState): readonly Series[] {
  const t = (at: number): number => (at - state.startedAt) / 1000;
  const rate = ([requests, events]: readonly [number, number]): number | undefined =>
    requests > 0 ? events / requests : undefined;
  const points = (value: (glimpse: RolloutState['glimpses'][number]) => number | undefined) =>
    state.glimpses.flatMap((glimpse) => {
      const found = value(glimpse);
      return found === undefined ? [] : [{ t: t(glimpse.at), value: found }];
    });
  return [
    {
      name: 'candidate',
      unit: 'share',
      chart: 'Error rate',
      role: 'candidate',
      points: points(({ candidate }) => rate(candidate)),
    },
    {
      name: 'baseline',
      unit: 'share',
      chart: 'Error rate',
      role: 'baseline',
      points: points(({ baseline }) => rate(baseline)),
    },
    {
      name: "candidate's share",
      unit: 'share',
      chart: 'Traffic',
      role: 'candidate',
      steps: true,
      points: [...points(({ share }) => share), ...shareNow(state, t)],
    },
    {
      name: 'evidence',
      unit: 'evidence',
      chart: 'Evidence against the candidate',
      role: 'candidate',
      limit: state.judge === undefined ? 100 : 1 / state.judge.options.falseAlarm,
      points: points(({ evidence }) => Math.exp(evidence) / (state.judge?.options.falseAlarm ?? 0.01)),
    },
  ];
}

/** Ticks tell the share while it is judged; what came after the last of them, traffic taken away, is no tick. */
function shareNow(
  { happenings, glimpses, share }: RolloutState,
  t: (at: number) => number,
): Series['points'] {
  const [tick, last] = [glimpses.at(-1), happenings.at(-1)];
  return tick === undefined || last === undefined || last.at <= tick.at
    ? []
    : [{ t: t(last.at), value: share }];
}

function armText({ requests, events, rate }: MetricRow['candidate']): string {
  return rate === null ? 'no requests' : `${percent(rate)} (${events} of ${requests})`;
}

function ratioText(ratio: MetricRow['ratio']): string {
  if (ratio === null) return 'not comparable';
  return `${figure(ratio.estimate)} (${figure(ratio.low)} to ${figure(ratio.high)})`;
}

function percent(rate: number): string {
  return `${(rate * 100).toFixed(rate < 0.1 ? 2 : 1)}%`;
}

/** Three significant figures, and no more than people read. */
function figure(value: number | null): string {
  if (value === null || !Number.isFinite(value)) return '∞';
  if (value >= 1e6) return 'over 1,000,000';
  return value >= 100 ? Math.round(value).toLocaleString('en-US') : Number(value.toPrecision(3)).toString();
}

function durationText(seconds: number): string {
  return seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
}
