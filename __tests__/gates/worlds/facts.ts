import type { Facts, ReportedCheck } from '../../../src/core/facts.ts';
import { known } from '../../../src/core/facts.ts';
import type { Finding } from '../../../src/core/finding.ts';
import type { ConfiguredGate, GateContext, GateKind } from '../../../src/gates/gate.ts';

export const SHA = 'c0ffee0000000000000000000000000000000000';
export const OLD_SHA = 'a1b2c30000000000000000000000000000000000';
export const NOW = Date.parse('2026-03-06T12:00:00Z');
export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A moment to judge in: long after waiting began, unless a test says otherwise. */
export function contextOf(more: Partial<GateContext> = {}): GateContext {
  return {
    subject: { repository: 'org/app', sha: SHA, environment: 'production' },
    own: { runId: 900, checkRunId: 9000 },
    waitingSince: NOW - 5 * MINUTE,
    ...more,
  };
}

/** A gate as its entry in the config says, parsed by its own schema. */
export function gateOf(kind: GateKind, entry: unknown, name = 'gate'): ConfiguredGate {
  return kind.configure(name, kind.options.parse(entry));
}

export function judge(
  kind: GateKind,
  entry: unknown,
  facts: Facts,
  context: GateContext = contextOf(),
): Finding {
  return gateOf(kind, entry).evaluate({ now: known(NOW, 'clock'), ...facts }, context);
}

let ids = 0;

/** A finished, successful check run of GitHub Actions. */
export function checkOf(name: string, more: Partial<ReportedCheck> = {}): ReportedCheck {
  ids += 1;
  return {
    kind: 'check-run',
    id: ids,
    name,
    app: 'github-actions',
    workflow: '.github/workflows/ci.yml',
    event: 'push',
    runId: 100,
    status: 'completed',
    conclusion: 'success',
    startedAt: NOW - 10 * MINUTE,
    completedAt: NOW - 8 * MINUTE,
    ...more,
  };
}

export const running = { status: 'in_progress', conclusion: null } as const;

/** A commit status; it has neither workflow nor event. */
export function statusOf(name: string, conclusion: string | null): ReportedCheck {
  ids += 1;
  return {
    kind: 'status',
    id: ids,
    name,
    app: 'ci-bot',
    status: conclusion === null ? 'pending' : 'completed',
    conclusion,
  };
}

export function checksFact(checks: readonly ReportedCheck[], sha = SHA): Facts {
  return { checks: known({ sha, checks }, `checks of ${sha}`) };
}
