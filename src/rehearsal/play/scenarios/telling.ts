import { htmlReport } from '../../../report/html.ts';
import type { HtmlScenario } from '../../../report/html.ts';
import { elapsed, grouped } from '../../../report/figures.ts';
import type { Outcome } from '../../../core/verdict.ts';
import type { Series } from '../../../report/report.ts';
import { endingOf, exposure, seconds } from './ending.ts';
import type { Played } from './play.ts';
import type { Scenario } from './scenario.ts';
import { unlinked } from './unlinked.ts';

const OUTCOMES: Readonly<Record<Scenario['ends'], Outcome>> = {
  promoted: 'proceed',
  'rolled-back': 'roll-back',
  refused: 'stop',
};

/** The report people open: one file, nothing loaded from anywhere. */
export function reportOf(all: readonly Played[], said: string, madeAt: number): string {
  const wrong = all.filter((it) => it.wrong.length > 0).length;
  const ended =
    wrong === 0
      ? 'everything ended as it should'
      : `${String(wrong)} of ${String(all.length)} did not end as they should`;
  return htmlReport({
    title: 'A rehearsal of the pipeline',
    subtitle: `Played with ${said}, against an embedded GitHub: ${ended}.`,
    madeAt,
    scenarios: all.map(scenarioShown),
  });
}

function scenarioShown(it: Played): HtmlScenario {
  const { scenario, wrong, served, met, version } = it;
  const time = exposure(it);
  return {
    name: scenario.name,
    outcome: OUTCOMES[scenario.ends],
    asExpected: wrong.length === 0,
    about: scenario.about,
    summary: wrong.length === 0 ? `${endingOf(it)}.` : `It did not end as it should: ${wrong.join('; ')}.`,
    startedAt: it.startedAt,
    figures: [
      { label: 'Duration', value: elapsed(it.endedAt - it.startedAt) },
      { label: 'Requests served', value: grouped(served.requests) },
      { label: 'Failed', value: grouped(served.errors) },
      ...(it.weights.length === 0 ? [] : [{ label: `Answered by ${version}`, value: grouped(met.requests) }]),
      ...(time === undefined ? [] : [{ label: 'From first user to none', value: seconds(time) }]),
    ],
    reports: it.reports.map((report) => unlinked({ ...report, links: [] })),
    timeline: it.timeline,
    series: [trafficOf(it), ...it.series, ...evidenceOf(it)].filter(({ points }) => points.length > 0),
    checkRuns: unlinked(it.checkRuns),
  };
}

/** The candidate's share, as the proxy was told it. */
function trafficOf({ weights, startedAt, endedAt, version }: Played): Series {
  const t = (at: number): number => (at - startedAt) / 1000;
  const last = weights.at(-1);
  return {
    name: version,
    unit: 'share',
    chart: 'Share of the users',
    role: 'candidate',
    steps: true,
    points: [
      ...weights.slice(0, 1).map(({ at }) => ({ t: t(at) - 4, value: 0 })),
      ...weights.map(({ at, percent }) => ({ t: t(at), value: percent / 100 })),
      ...(last === undefined ? [] : [{ t: t(endedAt), value: last.percent / 100 }]),
    ],
  };
}

/** What the judge knew against the candidate. */
function evidenceOf({ reports, startedAt }: Played): readonly Series[] {
  return reports.flatMap(({ series = [], startedAt: began }) =>
    series.filter(({ unit }) => unit === 'evidence').map((one) => shifted(one, (began - startedAt) / 1000)),
  );
}

/** A report counts from its own beginning, a scenario from its. */
function shifted(series: Series, by: number): Series {
  return { ...series, points: series.points.map(({ t, value }) => ({ t: t + by, value })) };
}
