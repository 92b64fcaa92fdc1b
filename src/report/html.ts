import type { Outcome } from '../core/verdict.ts';
import { counted, moment } from './figures.ts';
import { badge } from './html/badge.ts';
import { chart } from './html/chart.ts';
import type { CheckRunShown } from './html/check-run-card.ts';
import { checkRunCard } from './html/check-run-card.ts';
import { decisionCard } from './html/decision-card.ts';
import type { Markup } from './html/markup.ts';
import { html, NOTHING } from './html/markup.ts';
import { STYLE } from './html/style.ts';
import { marksOf, timelineList } from './html/timeline.ts';
import type { Moment, Report, Series } from './report.ts';
import { seriesGroups } from './series-groups.ts';
import { extent } from './sparkline.ts';
import { OUTCOME_WORDS } from './words.ts';

/** One run, or one act of a rehearsal. Times in milliseconds since the epoch. */
export interface HtmlScenario {
  readonly name: string;
  /** How it ended. */
  readonly outcome: Outcome;
  /** Whether it ended as it was meant to: a bad version that was rolled back did. */
  readonly asExpected?: boolean;
  /** What it is about, before anything happened. */
  readonly about?: string;
  /** What came of it. */
  readonly summary: string;
  readonly startedAt: number;
  /** What people ask first, a few of them: duration, requests served, errors. */
  readonly figures?: readonly { readonly label: string; readonly value: string }[];
  readonly reports: readonly Report[];
  readonly timeline: readonly Moment[];
  /** `t` in seconds since this scenario's `startedAt`. */
  readonly series: readonly Series[];
  readonly checkRuns: readonly CheckRunShown[];
}

export interface HtmlReport {
  readonly title: string;
  readonly subtitle: string;
  readonly madeAt?: number;
  readonly scenarios: readonly HtmlScenario[];
}

const MEANT = {
  yes: { mark: '✅', sign: '✓', word: 'as it should', colour: 'green' },
  no: { mark: '❌', sign: '✗', word: 'not as it should', colour: 'red' },
} as const;

function badges({ outcome, asExpected }: HtmlScenario): Markup {
  const meant = asExpected === undefined ? NOTHING : badge(MEANT[asExpected ? 'yes' : 'no']);
  return html`<span class="badges">${badge(OUTCOME_WORDS[outcome])} ${meant}</span>`;
}

function overview(scenarios: readonly HtmlScenario[]): Markup {
  if (scenarios.length < 2) return NOTHING;
  const cards = scenarios.map(
    (scenario, index) =>
      html`<li>
        <a class="card" href="#s${index + 1}"
          ><strong>${scenario.name}</strong>${badges(scenario)}<span>${scenario.summary}</span></a
        >
      </li>`,
  );
  return html`<nav aria-label="Scenarios">
    <ul class="overview">
      ${cards}
    </ul>
  </nav>`;
}

function part(title: string, body: Markup): Markup {
  return body.markup.trim() === ''
    ? NOTHING
    : html`<section>
        <h3>${title}</h3>
        ${body}
      </section>`;
}

function scenarioSection(scenario: HtmlScenario, index: number): Markup {
  const id = `s${index + 1}`;
  const { timeline, startedAt, series } = scenario;
  const marks = marksOf(timeline, startedAt, id);
  const ends = timeline.map(({ at }) => (at - startedAt) / 1000).filter((t) => Number.isFinite(t));
  // A canary is a small part of a pipeline: charts begin with the first number there is, and end with the scenario.
  const { from, to } = extent(series);
  const span = { from, to: ends.reduce((a, b) => Math.max(a, b), to) };
  const charts = seriesGroups(series).map((group) => chart(group, marks, span));
  const figures = (scenario.figures ?? []).map(
    ({ label, value }) =>
      html`<div>
        <dt>${label}</dt>
        <dd>${value}</dd>
      </div>`,
  );
  return html`<section class="scenario" id="${id}" aria-labelledby="${id}-title">
    <header>
      <h2 id="${id}-title">${scenario.name}</h2>
      ${badges(scenario)}
    </header>
    ${scenario.about === undefined ? NOTHING : html`<p class="faint">${scenario.about}</p>`}
    <p class="lead">${scenario.summary}</p>
    ${figures.length === 0 ? NOTHING : html`<dl class="figures">${figures}</dl>`}
    ${part('Measured', charts.length === 0 ? NOTHING : html`<div class="charts">${charts}</div>`)}
    ${part('What happened', timelineList(timeline, startedAt, id))}
    ${part('Decisions', html`${scenario.reports.map(decisionCard)}`)}
    ${part('Check runs on GitHub', html`${scenario.checkRuns.map(checkRunCard)}`)}
  </section>`;
}

/**
 * One HTML file that needs nothing else: no script, no network, nothing loaded. The same report gives the same bytes.
 */
export function htmlReport({ title, subtitle, madeAt, scenarios }: HtmlReport): string {
  const made = madeAt === undefined ? '' : ` · ${moment(madeAt)}`;
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"
        />
        <link rel="icon" href="data:," />
        <title>${title}</title>
        <style>
          ${STYLE}
        </style>
      </head>
      <body>
        <header class="top">
          <p class="brand">deploy-action</p>
          <h1>${title}</h1>
          <p class="lead">${subtitle}</p>
        </header>
        <main>${overview(scenarios)} ${scenarios.map(scenarioSection)}</main>
        <footer>
          <p>
            ${counted(scenarios.length, 'scenario')}${made} · times are minutes and seconds since each began
          </p>
        </footer>
      </body>
    </html> `;
  return page.markup;
}
