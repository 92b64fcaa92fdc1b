import { describe, expect, it } from '@jest/globals';
import type { HtmlReport, HtmlScenario } from '../../src/report/html.ts';
import { htmlReport } from '../../src/report/html.ts';
import { checkRunOutput } from '../../src/report/markdown.ts';
import { faults } from './html/well-formed.ts';
import { finding, report, rolledBack, START } from './world.ts';

function scenario(changes: Partial<HtmlScenario> = {}): HtmlScenario {
  const shown = rolledBack();
  return {
    name: 'bad-canary',
    outcome: 'roll-back',
    asExpected: true,
    summary: 'rolled back within 8 seconds',
    startedAt: START,
    figures: [{ label: 'Requests', value: '4,815' }],
    reports: [shown],
    timeline: shown.timeline,
    series: shown.series ?? [],
    checkRuns: [
      {
        name: shown.title,
        sha: shown.decision.subject.sha,
        status: 'completed',
        conclusion: 'failure',
        ...checkRunOutput(shown, { snapshot: { secret: 'state' } }),
      },
    ],
    ...changes,
  };
}

const page = (...scenarios: HtmlScenario[]): string =>
  htmlReport({ title: 'Rehearsal', subtitle: 'of acme/shop', madeAt: START, scenarios });

const EVIL = '"><script>alert(1)</script><img src=x onerror=alert(1)>\u202E\'&';

/** What is drawn of a series that is neither candidate nor baseline. */
const lines = (text: string): string[] =>
  Array.from(text.matchAll(/<path class="line other-1" d="([^"]*)"/gu), ([, d]) => d ?? '');

describe('htmlReport', () => {
  it.each<[string, HtmlReport['scenarios']]>([
    ['no scenario', []],
    ['one', [scenario()]],
    ['two', [scenario(), scenario({ name: 'healthy', outcome: 'proceed', asExpected: false })]],
    [
      'one with nothing in it',
      [scenario({ figures: [], reports: [], timeline: [], series: [], checkRuns: [] })],
    ],
    [
      'one with numbers that are none',
      [
        scenario({
          startedAt: Number.NaN,
          series: [
            { name: 'a', unit: 'share', points: [] },
            {
              name: 'b',
              unit: 'ms',
              points: [
                { t: Number.NaN, value: 1 },
                { t: 0, value: Infinity },
                { t: 1, value: 3 },
              ],
            },
          ],
        }),
      ],
    ],
  ])('is a sound page with %s', (_, scenarios) => {
    const text = page(...scenarios);
    expect(faults(text)).toEqual([]);
    expect(text).not.toMatch(/="[^"]*(?:NaN|Infinity|undefined)/u);
  });

  it('loads nothing and runs nothing', () => {
    const text = page(scenario());
    expect(text).not.toMatch(/<(?:script|iframe|object|embed|form|base|img)\b/u);
    expect(text).not.toMatch(/\s(?:src|srcset|action|formaction|on[a-z]+)=/u);
    expect(text).not.toMatch(/url\(|@import/u);
    expect(Array.from(text.matchAll(/<link [^>]*href="([^"]*)"/gu), ([, href]) => href)).toEqual(['data:,']);
    expect(text).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"`);
  });

  it('shows text from outside as text, wherever it comes from', () => {
    const hostile = report(
      {
        summary: EVIL,
        reasonCode: EVIL,
        subject: { repository: EVIL, sha: EVIL, environment: EVIL },
        findings: [
          finding({
            verdict: 'fail',
            gate: EVIL,
            title: EVIL,
            reason: EVIL,
            remedy: EVIL,
            evidence: [{ label: EVIL, value: EVIL, url: `https://x.example/${EVIL}` }],
            waiver: { by: EVIL, reason: EVIL, expires: 0 },
          }),
        ],
      },
      {
        evidence: [
          { metric: EVIL, candidate: EVIL, baseline: EVIL, ratio: EVIL, evidence: EVIL, verdict: EVIL },
        ],
      },
      [
        {
          effect: { kind: 'shift-traffic', share: 0, env: {} },
          state: 'failed',
          detail: EVIL,
          url: EVIL,
          output: EVIL,
        },
      ],
    );
    const text = htmlReport({
      title: EVIL,
      subtitle: EVIL,
      scenarios: [
        scenario({
          name: EVIL,
          summary: EVIL,
          figures: [{ label: EVIL, value: EVIL }],
          reports: [hostile],
          timeline: [{ at: START, text: EVIL, kind: 'decision' }],
          series: [{ name: EVIL, chart: EVIL, unit: 'count', points: [{ t: 0, value: 1 }] }],
          checkRuns: [
            {
              name: EVIL,
              sha: EVIL,
              status: EVIL,
              conclusion: EVIL,
              title: EVIL,
              summary: EVIL,
              text: EVIL,
              url: EVIL,
            },
          ],
        }),
      ],
    });
    expect(faults(text)).toEqual([]);
    expect(text).not.toMatch(/<script|<img/u);
    expect(text).not.toContain('\u202E');
    expect(text).not.toMatch(/href="(?!https?:\/\/|#|data:,")/u);
  });

  it('marks what was decided and what went wrong in every chart, numbered as in the timeline', () => {
    const kinds = ['info', 'step', 'decision', 'step', 'trouble'] as const;
    const timeline = kinds.map((kind, index) => ({
      at: START + index * 1000,
      kind,
      text: `${kind} ${index}`,
    }));
    const text = page(scenario({ timeline }));
    expect(text.match(/class="chart"/gu)).toHaveLength(2);
    expect(text.match(/href="#s1-moment-1"/gu)).toHaveLength(2);
    expect(text.match(/href="#s1-moment-2"/gu)).toHaveLength(2);
    expect(text).toMatch(/<li id="s1-moment-1">[^]*?decision 2<\/span/u);
    expect(text).toMatch(/<li id="s1-moment-2">[^]*?trouble 4<\/span/u);
    expect(text).not.toContain('s1-moment-3');
  });

  it('begins its charts with the first number there is, because a canary is a small part of a pipeline', () => {
    const series = [{ name: 'a', unit: 'count' as const, points: [40, 60].map((t) => ({ t, value: 1 })) }];
    const timeline = [
      { at: START, text: 'gate', kind: 'step' as const },
      { at: START + 80_000, text: 'done', kind: 'step' as const },
    ];
    expect(lines(page(scenario({ timeline, series })))).toEqual(['M0 0L500 0']);
  });

  it('folds away the gates that pass, and never one that does not', () => {
    const findings = [
      finding({ gate: 'fine' }),
      finding({ gate: 'doubtful', verdict: 'unknown', reason: 'cannot be read' }),
    ];
    const text = page(scenario({ reports: [report({ findings })], checkRuns: [], series: [] }));
    const folded = Array.from(text.matchAll(/<details>[^]*?<\/details>/gu), ([part]) => part).join('');
    expect(folded).toContain('1 gate passes: fine');
    expect(folded).not.toContain('doubtful');
    expect(text).toContain('doubtful');
  });

  it('tells each chart in words for those who do not see it', () => {
    expect(page(scenario())).toContain(
      'aria-label="Error rate over 1:10. candidate: from 0% to 7%, last 7%. baseline: from 1% to 1%, last 1%."',
    );
  });

  it('draws a gap where there was no data, and a weight in steps', () => {
    const points = [1, 2, Number.NaN, 3].map((value, t) => ({ t, value }));
    const timeline = [{ at: START, text: 'started', kind: 'info' as const }];
    const gap = page(scenario({ timeline, series: [{ name: 'a', unit: 'count', points }] }));
    expect(lines(gap)).toEqual(['M0 666.67L333.33 333.33', 'M1000 0l0.01 0']);
    const stepped = page(
      scenario({ timeline, series: [{ name: 'a', unit: 'count', steps: true, points: points.slice(0, 2) }] }),
    );
    expect(lines(stepped)).toEqual(['M0 500L1000 500L1000 0']);
  });

  it('shows check runs as GitHub would, and not the state hidden in them', () => {
    const text = page(scenario());
    expect(text).toContain('Check runs on GitHub');
    expect(text).toMatch(/<span class="badge red"[^>]*><span aria-hidden="true">✗<\/span> failure<\/span/u);
    expect(text).not.toContain('secret');
  });

  it('says whether a scenario ended as it was meant to, and nothing where that was not asked', () => {
    const { asExpected: _, ...unasked } = scenario();
    expect(page(scenario())).toContain(' as it should<');
    expect(page(scenario({ asExpected: false }))).toContain(' not as it should<');
    expect(page(unasked)).not.toContain('as it should');
  });

  it('gives headings in order and heads to every table', () => {
    const text = page(scenario(), scenario());
    const levels = Array.from(text.matchAll(/<h([1-6])/gu), ([, level]) => Number(level));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.every((level, index) => index === 0 || level <= (levels[index - 1] ?? 0) + 1)).toBe(true);
    const tables = text.split('<table').slice(1);
    expect(tables.length).toBeGreaterThan(4);
    expect(tables.every((table) => /<th\s+scope="col"/u.test(table.split('</table>')[0] ?? ''))).toBe(true);
  });

  it('is the same page for the same report', () => expect(page(scenario())).toBe(page(scenario())));
});
