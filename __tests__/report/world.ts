import type { Decision } from '../../src/core/decision.ts';
import type { Finding } from '../../src/core/finding.ts';
import { reportOf } from '../../src/report/report-of.ts';
import type { ReportExtra } from '../../src/report/report-of.ts';
import type { Receipt } from '../../src/core/decision.ts';
import type { Report } from '../../src/report/report.ts';

/** 2026-11-21 01:40:12 UTC */
export const START = Date.UTC(2026, 10, 21, 1, 40, 12);

export function finding(changes: Partial<Finding> = {}): Finding {
  return {
    gate: 'ci',
    title: 'Checks',
    verdict: 'pass',
    reasonCode: 'checks_passed',
    reason: '3 checks passed, 3 are required',
    evidence: [],
    ...changes,
  };
}

export function decision(changes: Partial<Decision> = {}): Decision {
  return {
    schemaVersion: 1,
    question: 'merge',
    subject: { repository: 'acme/shop', sha: '3f2a1bc9d8e7f60514233241506f7e8d9c0b1a2f' },
    outcome: 'proceed',
    reasonCode: 'gates_passed',
    summary: 'every gate passes',
    findings: [finding()],
    effects: [],
    ...changes,
  };
}

export function report(
  changes: Partial<Decision> = {},
  extra: Partial<ReportExtra> = {},
  receipts: readonly Receipt[] = [],
): Report {
  return reportOf(decision(changes), receipts, { startedAt: START, ...extra });
}

/** Eight numbers, ten seconds apart. */
const tick = (value: (index: number) => number) =>
  Array.from({ length: 8 }, (_, index) => ({ t: index * 10, value: value(index) }));

/** A canary that was rolled back, with everything a report can have. */
export function rolledBack(): Report {
  return report(
    {
      question: 'canary',
      subject: {
        repository: 'acme/shop',
        sha: '3f2a1bc9d8e7f60514233241506f7e8d9c0b1a2f',
        environment: 'production',
      },
      outcome: 'roll-back',
      reasonCode: 'errors_regressed',
      summary: 'errors are 5.1 times the baseline, 1.1 times is tolerated',
      findings: [
        finding({
          gate: 'judge',
          title: 'Canary',
          verdict: 'fail',
          reasonCode: 'errors_regressed',
          reason: '5.3% of requests fail, 1% do on the baseline',
          evidence: [{ label: 'dashboard', value: 'errors', url: 'https://grafana.example.com/d/1' }],
          remedy: 'look at the errors of the candidate before releasing again',
        }),
      ],
    },
    {
      progress: { step: 2, steps: 4, share: 0.25, text: 'rolled back' },
      evidence: [
        {
          metric: 'errors',
          candidate: '5.3% (53 of 1,000)',
          baseline: '1% (30 of 3,000)',
          ratio: '5.1 (3.9 to 6.8)',
          evidence: '212 of 100',
          verdict: 'regression proven',
          judged: 'fail',
        },
      ],
      series: [
        {
          name: 'candidate',
          chart: 'Error rate',
          unit: 'share',
          role: 'candidate',
          points: tick((i) => 0.01 * i),
        },
        {
          name: 'baseline',
          chart: 'Error rate',
          unit: 'share',
          role: 'baseline',
          points: tick(() => 0.01),
          limit: 0.05,
        },
        { name: 'errors', unit: 'evidence', points: tick((i) => 2.2 ** i), limit: 100 },
      ],
      timeline: [
        { at: START, text: 'started', kind: 'info' },
        { at: START + 10_000, text: '25% of the traffic to the candidate', kind: 'step' },
        { at: START + 70_000, text: 'regression proven', kind: 'decision' },
      ],
      links: [{ label: 'workflow run', url: 'https://github.com/acme/shop/actions/runs/7' }],
    },
    [
      {
        effect: { kind: 'shift-traffic', share: 0, env: {} },
        state: 'done',
        detail: '0% of the traffic goes to the candidate',
      },
      {
        effect: {
          kind: 'run-hook',
          hook: 'rollback',
          command: './ops/rollback.sh',
          env: {},
          timeoutMs: 1000,
        },
        state: 'failed',
        detail: './ops/rollback.sh ended with code 1',
        output: 'restoring 1.4.2\nno such image\n',
      },
    ],
  );
}
