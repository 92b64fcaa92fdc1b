import { startJudge } from '../../../src/canary/judge.ts';
import type { Reads } from '../../../src/canary/series.ts';
import type { Receipt } from '../../../src/core/decision.ts';
import type { Finding } from '../../../src/core/finding.ts';
import type { HtmlReport, HtmlScenario } from '../../../src/report/html.ts';
import { checkRunOutput } from '../../../src/report/markdown.ts';
import { reportOf } from '../../../src/report/report-of.ts';
import type { Report } from '../../../src/report/report.ts';
import { OUTCOME_WORDS } from '../../../src/report/words.ts';
import { closingOf } from '../../../src/rollout/closing.ts';
import { advance, startRollout } from '../../../src/rollout/machine.ts';
import { stepsOf } from '../../../src/rollout/plan.ts';
import { showingOf } from '../../../src/rollout/showing.ts';
import type { RolloutEvent, RolloutPlan } from '../../../src/rollout/state.ts';
import { canaryConfig, environmentConfig, GOOD, SHA } from '../../worlds/environment.ts';

const STARTED = Date.UTC(2026, 10, 21, 1, 40, 12);
const PER_SECOND = 400;
const RUN_URL = 'https://github.com/acme/app/actions/runs/7';

/** A pass, a doubt, and a failure with words that would break a page which does not escape and wrap them. */
const FINDINGS: readonly Finding[] = [
  {
    gate: 'ci',
    title: 'Checks',
    verdict: 'pass',
    reasonCode: 'checks_passed',
    reason: '3 checks passed',
    evidence: [
      { label: 'test', value: 'success (github-actions)', url: 'https://github.com/acme/app/runs/1' },
    ],
  },
  {
    gate: 'performance',
    title: 'Samples',
    verdict: 'unknown',
    advisory: true,
    reasonCode: 'samples_unreadable',
    reason: `bench.json could not be read: ENOENT ${'/a/very/long/path'.repeat(12)}`,
    evidence: [],
    remedy: 'Let the bench job write bench.json before this one.',
  },
  {
    gate: '<script>alert(1)</script>',
    title: '</style><img src="https://example.com/x.png" onerror="alert(1)">',
    verdict: 'warn',
    reasonCode: 'hostile',
    reason: `[link](javascript:alert(1)) ![image](https://example.com/y.png) ${'unbroken'.repeat(40)}`,
    evidence: [{ label: 'address', value: 'click', url: 'javascript:alert(1)' }],
  },
];

/** A canary as it happens: the rollout and the judge are the product's, only the counts are made up. */
function canary(name: string, candidateErrors: number): HtmlScenario {
  const environment = environmentConfig(canaryConfig({ steps: [0.05, 0.25, 0.5, 1] }));
  const subject = { repository: 'acme/app', sha: SHA, environment: 'production' };
  const plan: RolloutPlan = {
    steps: stepsOf(environment.rollout),
    environment,
    telling: {
      key: 'production-cccccccccccc-7',
      subject,
      environmentName: 'production',
      strategy: 'canary',
      candidate: { sha: SHA, version: '1.1.0' },
      baseline: { sha: GOOD, version: '1.0.0' },
      fence: 3,
    },
    lock: { environment: 'production', owner: 'run-7', fence: 3 },
    task: 'deploy',
  };
  const receipts: Receipt[] = [];
  const served = { candidate: { requests: 0, errors: 0 }, baseline: { requests: 0, errors: 0 } };
  let at = STARTED;
  let share = 0;
  const { judge } = environment.rollout;
  let move = advance(plan, startRollout(plan, at, judge && startJudge(judge.options, { weight: 0 })));
  while (move.state.phase !== 'ended') {
    let event: RolloutEvent;
    if (move.effects.length > 0) {
      at += 700;
      for (const effect of move.effects) {
        receipts.push({ effect, state: 'done', detail: '' });
        if (effect.kind === 'shift-traffic') share = effect.share;
      }
      event = { kind: 'performed', at };
    } else {
      const seconds = Math.max(1, move.waitMs / 1000);
      at += seconds * 1000;
      const candidate = Math.round(PER_SECOND * seconds * share);
      serve(served.candidate, candidate, candidateErrors);
      serve(served.baseline, PER_SECOND * seconds - candidate, 0.002);
      event = { kind: 'read', at, counts: readsOf(at, served) };
    }
    move = advance(plan, move.state, event);
  }
  const { state } = move;
  if (state.ending === undefined) throw new Error('a rollout that has ended has an ending');
  const { outcome, reasonCode, summary } = closingOf(plan, state, state.ending, RUN_URL);
  const report = reportOf(
    {
      schemaVersion: 1,
      question: 'deploy',
      subject,
      outcome,
      reasonCode,
      summary,
      findings: FINDINGS,
      effects: [],
    },
    [...receipts, FAILED],
    { ...showingOf(plan, state), links: [{ label: 'workflow run', url: RUN_URL }] },
  );
  const requests = served.candidate.requests + served.baseline.requests;
  const errors = served.candidate.errors + served.baseline.errors;
  return {
    name,
    outcome,
    asExpected: true,
    summary,
    startedAt: STARTED,
    figures: [
      { label: 'Requests', value: requests.toLocaleString('en-US') },
      { label: 'Errors', value: errors.toLocaleString('en-US') },
    ],
    reports: [report],
    timeline: report.timeline,
    series: report.series ?? [],
    checkRuns: [checkRunOf(report)],
  };
}

const FAILED: Receipt = {
  effect: { kind: 'run-hook', hook: 'caches', command: './ops/purge.sh', env: {}, timeoutMs: 1000 },
  state: 'failed',
  detail: 'it ended with code 1',
  output: `purging\n${'no-such-cache-'.repeat(20)}\n`,
};

function serve(counted: { requests: number; errors: number }, requests: number, rate: number): void {
  counted.requests += requests;
  counted.errors = Math.round(counted.requests * rate);
}

function readsOf(
  at: number,
  served: Readonly<Record<'candidate' | 'baseline', { readonly requests: number; readonly errors: number }>>,
): Reads {
  const arm = ({ requests, errors }: { readonly requests: number; readonly errors: number }) => ({
    requests: { samples: [{ series: 'pod', value: requests }] },
    events: { samples: [{ series: 'pod', value: errors }] },
  });
  return {
    at: at / 1000,
    metrics: { errors: { candidate: arm(served.candidate), baseline: arm(served.baseline) } },
  };
}

const checkRunOf = (report: Report): HtmlScenario['checkRuns'][number] => ({
  name: report.title,
  sha: report.decision.subject.sha,
  status: 'completed',
  conclusion: OUTCOME_WORDS[report.decision.outcome].conclusion,
  ...checkRunOutput(report, { snapshot: { step: 3 } }),
  url: RUN_URL,
});

/** Two canaries, one promoted and one rolled back, with everything a report can show. */
export function story(): HtmlReport {
  return {
    title: 'Rehearsal of acme/app',
    subtitle: 'A good version and a bad one, through gate, release, staging, approval and canary',
    madeAt: STARTED,
    scenarios: [canary('healthy', 0.002), canary('bad-canary', 0.05)],
  };
}
