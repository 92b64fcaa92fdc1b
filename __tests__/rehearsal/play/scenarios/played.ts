import type { Played } from '../../../../src/rehearsal/play/scenarios/play.ts';
import { SCENARIOS } from '../../../../src/rehearsal/play/scenarios/scenario.ts';
import { reportOf } from '../../../../src/report/report-of.ts';

/** 2026-11-21 01:40:12 UTC */
export const START = Date.UTC(2026, 10, 21, 1, 40, 12);
const SHA = '3f2a1bc9d8e7f60514233241506f7e8d9c0b1a2f';

/** A scenario as it ended, by default a good version that was promoted in 30 s. */
export function playedOf(name: string, changes: Partial<Played> = {}): Played {
  const scenario = SCENARIOS.find((each) => each.name === name);
  if (scenario === undefined) throw new Error(`there is no scenario ${name}`);
  return {
    scenario,
    startedAt: START,
    endedAt: START + 30_400,
    sha: SHA,
    version: '1.1.0',
    baseline: '1.0.0',
    timeline: [
      { at: START, kind: 'info', text: '3 commits of yours to release since 1.0.0' },
      {
        at: START + 12_000,
        kind: 'decision',
        text: 'promoted past 20% of traffic: proven to be within its bounds',
      },
    ],
    reports: [
      reportOf(
        {
          schemaVersion: 1,
          question: 'deploy',
          subject: { repository: 'rehearsal/shop', sha: SHA, environment: 'production' },
          outcome: 'proceed',
          reasonCode: 'deployed',
          summary: '1.1.0 is live in production',
          findings: [],
          effects: [],
        },
        [],
        {
          startedAt: START + 8000,
          series: [{ name: 'evidence', unit: 'evidence', limit: 100, points: [{ t: 2, value: 1 }] }],
          links: [{ label: 'run', url: 'http://127.0.0.1:4321/runs/7' }],
        },
      ),
    ],
    checkRuns: [
      {
        name: 'deploy-action / production',
        sha: SHA,
        status: 'completed',
        conclusion: 'success',
        title: 'Proceed: 1.1.0 is live in production',
        summary: '[the run](http://127.0.0.1:4321/runs/7)',
        url: 'http://127.0.0.1:4321/runs/7',
      },
    ],
    weights: [
      { at: START + 10_000, percent: 20 },
      { at: START + 20_000, percent: 100 },
    ],
    series: [],
    served: { requests: 12_000, errors: 12 },
    met: { requests: 3042, errors: 2 },
    wrong: [],
    ...changes,
  };
}

export const rolledBack = (changes: Partial<Played> = {}): Played =>
  playedOf('bad-canary', {
    weights: [
      { at: START + 8000, percent: 20 },
      { at: START + 12_640, percent: 0 },
    ],
    served: { requests: 5000, errors: 26 },
    met: { requests: 300, errors: 15 },
    ...changes,
  });
