import { describe, expect, it } from '@jest/globals';
import type { PullRequestReading } from '../../src/core/facts.ts';
import { NO_NEEDS, known, unavailable } from '../../src/core/facts.ts';
import type { Outcome, Verdict } from '../../src/core/verdict.ts';
import { VERDICTS } from '../../src/core/verdict.ts';
import type { Asked } from '../../src/gates/evaluate.ts';
import { evaluateRequirement, needsOfAsked } from '../../src/gates/evaluate.ts';
import type { Conclusion, ConfiguredGate } from '../../src/gates/gate.ts';
import type { Requirement } from '../../src/gates/requirement.ts';
import { NOW, contextOf } from './worlds/facts.ts';

/** A gate that says what it is told. */
function fixed(name: string, verdict: Verdict, more: Partial<Conclusion> = {}): ConfiguredGate {
  const gate: ConfiguredGate = {
    name,
    kind: 'fixed',
    title: 'Fixed',
    options: {},
    needs: { ...NO_NEEDS, facts: ['checks'] },
    evaluate: () => ({
      gate: name,
      title: 'Fixed',
      verdict,
      reasonCode: `${name}_${verdict}`,
      reason: `it is ${verdict}`,
      evidence: [],
      ...more,
    }),
    withPathsOf: () => gate,
  };
  return gate;
}

/** One gate of each verdict, by the verdict's name. */
const gates: Asked['gates'] = Object.fromEntries(
  VERDICTS.map((verdict) => [verdict, fixed(verdict, verdict)]),
);
const is = (gate: Verdict): Requirement => ({ gate });
const ask = (requirement: Requirement, more: Partial<Asked> = {}) =>
  evaluateRequirement({ requirement, warn: [], gates, ...more }, {}, contextOf());

describe('a requirement', () => {
  const rows: readonly (readonly [string, Requirement, Outcome])[] = [
    ['one gate that passes', is('pass'), 'proceed'],
    ['one gate that warns', is('warn'), 'proceed'],
    ['one gate that fails', is('fail'), 'stop'],
    ['one gate that is unknown', is('unknown'), 'hold'],
    ['one gate that is pending', is('pending'), 'wait'],
    ['one gate that is skipped: nothing was judged', is('skipped'), 'hold'],
    ['all: pass and skipped', { all: [is('pass'), is('skipped')] }, 'proceed'],
    ['all: one fails and one is pending, so it fails now', { all: [is('fail'), is('pending')] }, 'stop'],
    ['all: pass and unknown', { all: [is('pass'), is('unknown')] }, 'hold'],
    ['all: pass and pending', { all: [is('pass'), is('pending')] }, 'wait'],
    ['all of nothing', { all: [] }, 'hold'],
    ['any: pass and unknown', { any: [is('pass'), is('unknown')] }, 'proceed'],
    ['any: pass and fail', { any: [is('fail'), is('pass')] }, 'proceed'],
    ['any: fail and pending, which may still pass', { any: [is('fail'), is('pending')] }, 'wait'],
    ['any: fail and unknown', { any: [is('fail'), is('unknown')] }, 'hold'],
    ['any: fails only', { any: [is('fail'), is('fail')] }, 'stop'],
    ['any: fail and skipped', { any: [is('fail'), is('skipped')] }, 'stop'],
    ['any of nothing', { any: [] }, 'hold'],
    ['any of skipped ones', { any: [is('skipped')] }, 'hold'],
    ['not a pass', { not: is('pass') }, 'stop'],
    ['not a fail', { not: is('fail') }, 'proceed'],
    ['not an unknown: what is not known gives no permission', { not: is('unknown') }, 'hold'],
    ['not a pending', { not: is('pending') }, 'wait'],
    ['not a skipped', { not: is('skipped') }, 'hold'],
    ['not not a pass', { not: { not: is('pass') } }, 'proceed'],
    [
      'a tree',
      { all: [is('pass'), { any: [is('fail'), { all: [is('pass'), { not: is('fail') }] }] }] },
      'proceed',
    ],
  ];

  it.each(rows)('judges %s', (_, requirement, outcome) => {
    expect(ask(requirement).outcome).toBe(outcome);
  });

  it('holds where nothing is required, and says so', () => {
    expect(evaluateRequirement({ warn: [], gates }, {}, contextOf())).toEqual({
      outcome: 'hold',
      reasonCode: 'nothing_required',
      summary: 'nothing is required here, and nothing checked is never permission',
      findings: [],
    });
  });

  it('decides by the findings that are neither advisory nor part of another, whoever folds them', () => {
    for (const [, requirement, outcome] of rows) {
      const judged = ask(requirement, { warn: ['fail', 'unknown'] });
      const deciding = judged.findings.filter(
        ({ advisory, partOf }) => advisory !== true && partOf === undefined,
      );
      const worst = VERDICTS.find((verdict) => deciding.some((finding) => finding.verdict === verdict));
      const folded: Readonly<Record<Verdict, Outcome>> = {
        fail: 'stop',
        unknown: 'hold',
        pending: 'wait',
        warn: 'proceed',
        pass: 'proceed',
        skipped: 'hold',
      };
      expect(worst === undefined ? 'hold' : folded[worst]).toBe(outcome);
    }
  });

  it('shows the parts of an any as parts, and lets its own finding decide', () => {
    expect(ask({ any: [is('fail'), is('pass')] }).findings).toMatchObject([
      {
        gate: 'any of (fail, pass)',
        verdict: 'pass',
        reasonCode: 'requirement_met',
        reason: 'any of (fail, pass) holds: fail does not hold, pass holds',
      },
      { gate: 'fail', verdict: 'fail', partOf: 'any of (fail, pass)' },
      { gate: 'pass', verdict: 'pass', partOf: 'any of (fail, pass)' },
    ]);
  });

  it('tells the worst reason first and how many more there are', () => {
    expect(ask({ all: [is('pending'), is('pass'), is('unknown'), is('fail')] })).toMatchObject({
      outcome: 'stop',
      reasonCode: 'fail_fail',
      summary: 'fail: it is fail (and 2 more)',
    });
    expect(ask({ all: [is('pass'), is('warn')] }).summary).toBe('all 2 requirements hold');
    expect(ask(is('pass'))).toMatchObject({ reasonCode: 'all_hold', summary: 'pass holds' });
  });

  it('judges a gate once and shows it once, however often it is named', () => {
    expect(ask({ all: [is('pass'), is('pass')] }).findings).toHaveLength(1);
  });

  it('refuses a gate that is not there, which is our own mistake', () => {
    expect(() => ask({ gate: 'constructor' })).toThrow("no gate is named 'constructor'");
  });
});

describe('advisory gates', () => {
  it.each(['fail', 'unknown', 'pending'] as const)('are shown and never decide: %s', (verdict) => {
    const judged = ask(is('pass'), { warn: [verdict] });
    expect(judged.outcome).toBe('proceed');
    expect(judged.findings[1]).toMatchObject({
      gate: verdict,
      verdict: 'warn',
      advisory: true,
      reasonCode: `${verdict}_${verdict}`,
    });
  });

  it('permit nothing by themselves', () => {
    expect(evaluateRequirement({ warn: ['pass'], gates }, {}, contextOf())).toMatchObject({
      outcome: 'hold',
      reasonCode: 'nothing_required',
    });
  });

  it('are not waited for', () => {
    const later = { later: fixed('later', 'pending', { again: NOW + 1 }) };
    const judged = ask(is('pass'), { warn: ['later'], gates: { ...gates, ...later } });
    expect([judged.again, judged.findings[1]?.again]).toEqual([undefined, undefined]);
  });
});

describe('implied gates', () => {
  it('must hold too', () => {
    expect(ask(is('pass'), { implied: [fixed('freeze', 'pending', { again: NOW + 5 })] })).toMatchObject({
      outcome: 'wait',
      again: NOW + 5,
    });
  });

  it('permit nothing where nothing asked for was judged', () => {
    const implied = [fixed('freeze', 'pass')];
    expect(ask(is('skipped'), { implied })).toMatchObject({ outcome: 'hold', reasonCode: 'nothing_judged' });
    expect(evaluateRequirement({ warn: [], gates, implied }, {}, contextOf()).outcome).toBe('hold');
  });
});

describe('when to look again', () => {
  const soon = fixed('soon', 'pending', { again: NOW + 10 });
  const later = fixed('later', 'pending', { again: NOW + 20 });
  const all = { ...gates, soon, later };

  it('is the earliest moment while only time is missing', () => {
    expect(ask({ all: [{ gate: 'later' }, { gate: 'soon' }] }, { gates: all }).again).toBe(NOW + 10);
    expect(ask({ any: [{ gate: 'later' }, { gate: 'soon' }, is('fail')] }, { gates: all }).again).toBe(
      NOW + 10,
    );
  });

  it('is any time while something else is missing too, and never when it is decided', () => {
    expect(ask({ all: [{ gate: 'soon' }, is('pending')] }, { gates: all }).again).toBeUndefined();
    expect(ask({ all: [{ gate: 'soon' }, is('fail')] }, { gates: all }).again).toBeUndefined();
  });
});

describe('labels', () => {
  const pullRequest: PullRequestReading = {
    number: 7,
    url: 'https://github.com/org/app/pull/7',
    title: '',
    author: 'bob',
    headSha: '',
    baseRef: 'main',
    committers: [],
    labels: ['Perf-Accepted'],
    labelledBy: { 'Perf-Accepted': 'alice' },
    merged: true,
    mergeCommit: null,
    reviews: [],
    reviewDecision: null,
  };
  const labelled = (label: string, labels: readonly string[]) =>
    evaluateRequirement(
      { requirement: { any: [is('fail'), { label }] }, warn: [], gates },
      { reviews: known({ pullRequests: [{ ...pullRequest, labels }], direct: [] }, 'pull requests') },
      contextOf(),
    );

  it('hold when a pull request of the range carries them, whatever their case', () => {
    expect(labelled('perf-accepted', ['Perf-Accepted'])).toMatchObject({ outcome: 'proceed' });
    expect(labelled('perf-accepted', ['Perf-Accepted']).findings[2]).toMatchObject({
      gate: 'label perf-accepted',
      reason: "#7 carries 'perf-accepted'",
      evidence: [{ label: '#7', value: 'Perf-Accepted by alice', url: 'https://github.com/org/app/pull/7' }],
    });
  });

  it('fail when none does', () => {
    expect(labelled('perf-accepted', ['bug'])).toMatchObject({ outcome: 'stop' });
  });

  it('are unknown when the pull requests could not be read', () => {
    const requirement: Requirement = { label: 'x' };
    const asked: Asked = { requirement, warn: [], gates };
    const facts = { reviews: unavailable('500', 'the pull requests') };
    expect(evaluateRequirement(asked, facts, contextOf()).outcome).toBe('hold');
    expect(evaluateRequirement(asked, {}, contextOf()).outcome).toBe('hold');
  });
});

const needing = (name: string, needs: Partial<ConfiguredGate['needs']>): ConfiguredGate => ({
  ...fixed(name, 'pass'),
  needs: { ...NO_NEEDS, ...needs },
});

describe('what must be read', () => {
  it('is everything that any gate, label or implied gate needs, once', () => {
    const asked: Asked = {
      requirement: { all: [{ gate: 'a' }, { not: { any: [{ gate: 'b' }, { label: 'x' }] } }] },
      warn: ['c'],
      gates: {
        a: needing('a', { facts: ['checks', 'now'] }),
        b: needing('b', { facts: ['files', 'now'], files: ['**/lcov.info'] }),
        c: needing('c', { facts: ['deployments'], deploymentsOf: ['staging'] }),
        unused: needing('unused', { facts: ['run'] }),
      },
      implied: [needing('freeze', { facts: ['now'] })],
    };
    expect(needsOfAsked(asked)).toEqual({
      facts: ['checks', 'now', 'files', 'reviews', 'deployments'],
      files: ['**/lcov.info'],
      deploymentsOf: ['staging'],
    });
  });
});
