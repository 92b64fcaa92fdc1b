import { htmlReport } from '../../../report/html.ts';
import type { HtmlScenario } from '../../../report/html.ts';
import type { Series } from '../../../report/report.ts';
import { progressLines } from '../../../report/terminal.ts';
import { conclusionWord } from '../../../report/words.ts';
import type { Played } from './play.ts';

const ENDS = {
  promoted: { outcome: 'proceed', words: 'went all the way to production' },
  'rolled-back': {
    outcome: 'roll-back',
    words: 'was rolled back, is in quarantine, and production is on hold',
  },
  refused: { outcome: 'stop', words: 'was refused before it was deployed anywhere' },
} as const;

/** What happened, for a terminal: how it ended, who was served, the check runs as GitHub would show them. */
export function played(it: Played): string {
  const { scenario, wrong, served } = it;
  const seconds = Math.round((it.endedAt - it.startedAt) / 1000);
  const head =
    wrong.length === 0
      ? `✓ ${scenario.name}: ${it.sha.slice(0, 7)} ${ENDS[scenario.ends].words} (${seconds} s)`
      : `✗ ${scenario.name} did not end as it should (${seconds} s)`;
  return [
    head,
    ...wrong.map((what) => `    ${what}`),
    `  ${served.requests.toLocaleString('en-US')} requests served meanwhile, ${served.errors.toLocaleString('en-US')} of them failed`,
    '',
    '  Check runs on the commit',
    ...it.checkRuns.map((run) => {
      const word = conclusionWord(run.status, run.conclusion);
      return `    ${word.sign} ${run.name}  ${run.title}`;
    }),
    '',
  ].join('\n');
}

/** The timeline once more, after a picture that moved. */
export function timelineText(it: Played): string {
  return `${it.timeline.map((moment) => progressLines(moment, it.startedAt)).join('\n')}\n`;
}

/** The report people open: one file, nothing loaded from anywhere. */
export function reportOf(all: readonly Played[], said: string): string {
  const wrong = all.filter((it) => it.wrong.length > 0).length;
  return htmlReport({
    title: 'A rehearsal of the pipeline',
    subtitle: `Played with ${said}, against an embedded GitHub; ${wrong === 0 ? 'everything ended as it should' : `${String(wrong)} of ${String(all.length)} did not end as they should`}`,
    madeAt: Date.now(),
    scenarios: all.map(scenarioShown),
  });
}

function scenarioShown(it: Played): HtmlScenario {
  const { scenario, wrong, served } = it;
  const end = ENDS[scenario.ends];
  return {
    name: scenario.name,
    outcome: end.outcome,
    asExpected: wrong.length === 0,
    summary: wrong.length === 0 ? `${scenario.about}; it ${end.words}` : wrong.join('; '),
    startedAt: it.startedAt,
    figures: [
      { label: 'Duration', value: `${String(Math.round((it.endedAt - it.startedAt) / 1000))} s` },
      { label: 'Requests served', value: served.requests.toLocaleString('en-US') },
      { label: 'Failed', value: served.errors.toLocaleString('en-US') },
    ],
    reports: it.reports,
    timeline: it.timeline,
    series: it.reports.flatMap(({ series = [], startedAt }) =>
      series.map((one) => shifted(one, (startedAt - it.startedAt) / 1000)),
    ),
    checkRuns: it.checkRuns,
  };
}

/** A report counts from its own beginning, a scenario from its. */
function shifted(series: Series, by: number): Series {
  return { ...series, points: series.points.map(({ t, value }) => ({ t: t + by, value })) };
}
