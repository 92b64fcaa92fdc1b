import { resolve } from 'node:path';
import type { Inputs } from '../action/inputs.ts';
import { runContext } from '../action/context.ts';
import type { RunContext } from '../action/context.ts';
import type { Runner } from '../action/runner.ts';
import { reportMistake } from '../action/telemetry.ts';
import { runMode } from '../app/loop.ts';
import type { RunEnd } from '../app/loop.ts';
import type { Mode } from '../app/mode.ts';
import { canaryMode } from '../app/modes/canary.ts';
import { deployMode } from '../app/modes/deploy.ts';
import { gateMode } from '../app/modes/gate.ts';
import { releaseMode } from '../app/modes/release.ts';
import { rollbackMode } from '../app/modes/rollback.ts';
import type { World } from '../app/world.ts';
import { connectGitHub } from '../github/index.ts';
import { settle } from './settle.ts';
import type { Settled } from './settle.ts';
import { worldOf } from './world.ts';

/** One step of a workflow, from its inputs to its exit code. */
export async function runAction(inputs: Inputs, secrets: readonly string[], runner: Runner): Promise<void> {
  const context = runContext(process.env);
  const cancelled = cancellation();
  try {
    const github = connectGitHub({
      repository: context.repository,
      token: inputs.token,
      apiUrl: context.apiUrl,
      graphqlUrl: context.graphqlUrl,
      userAgent: 'deploy-action',
      timeoutMs: 60_000,
    });
    const settled = await settle(inputs, context, github);
    const world = worldOf(settled, { inputs, context, github, secrets, runner, cancelled });
    if (!settled.ok) {
      await refuse(settled, world, runner);
      return;
    }
    if (inputs.mode === 'deploy') runner.remember('environment', settled.place ?? '');
    // Each mode has a state of its own that only it looks into.
    const end = await runMode(modeOf(inputs, settled, context) as Mode<unknown>, world, {
      dryRun: inputs.dryRun,
    });
    runner.remember('ended', 'true');
    finish(end, runner, context.attempt);
  } catch (error) {
    await reportMistake(error, inputs);
    runner.output({ decision: 'stop', 'reason-code': 'internal_error' });
    runner.fail(
      `this is a bug in deploy-action: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
  }
}

function modeOf(
  inputs: Inputs,
  settled: Extract<Settled, { ok: true }>,
  context: RunContext,
): Mode<never> | Mode<unknown> {
  const { config, subject, environment, place } = settled;
  const run = { id: context.runId ?? 0, attempt: context.attempt, actor: context.actor, url: context.runUrl };
  const own = {
    ...(context.runId === undefined ? {} : { runId: context.runId }),
    ...(inputs.selfCheckRunId === undefined ? {} : { checkRunId: inputs.selfCheckRunId }),
  };
  switch (inputs.mode) {
    case 'gate':
      return gateMode({
        config,
        subject,
        own,
        wait: inputs.wait,
        ...(environment === undefined ? {} : { environment }),
      }) as Mode<unknown>;
    case 'release':
      return releaseMode({ subject, options: config.release, branch: settled.branch }) as Mode<unknown>;
    case 'deploy':
    case 'canary':
    case 'rollback':
  }
  if (environment === undefined || place === undefined)
    throw new Error(`mode ${inputs.mode} without an environment`);
  const there = { ...subject, environment: place };
  if (inputs.mode === 'deploy') {
    return deployMode({
      config,
      environment,
      subject: there,
      version: settled.version,
      ...(inputs.baseline === undefined ? {} : { baselineVersion: inputs.baseline }),
      run,
      ...(inputs.selfCheckRunId === undefined ? {} : { checkRunId: inputs.selfCheckRunId }),
      head: settled.head,
    }) as Mode<unknown>;
  }
  if (inputs.mode === 'rollback') {
    return rollbackMode({
      environment,
      subject: there,
      reason: inputs.reason ?? `asked for by ${context.actor}`,
      run,
      ...(inputs.to === undefined ? {} : { to: inputs.to }),
    }) as Mode<unknown>;
  }
  const { judge } = environment.rollout;
  if (judge === undefined) throw new Error('mode canary without a judge');
  return canaryMode({
    subject: there,
    judge,
    versions: {
      candidate: settled.version,
      ...(inputs.baseline === undefined ? {} : { baseline: inputs.baseline }),
    },
    share: inputs.weight ?? 0.5,
    durationMs: inputs.durationMs,
  }) as Mode<unknown>;
}

/** The user's file is wrong: every problem at its line, and a verdict where people look for one. */
async function refuse(settled: Extract<Settled, { ok: false }>, world: World, runner: Runner): Promise<void> {
  for (const { message, at } of settled.problems) runner.annotate('error', message, at);
  const decision = settled.decision;
  await world.surfaces.publish(
    {
      schemaVersion: 1,
      title: settled.title,
      startedAt: world.now(),
      decision,
      receipts: [],
      timeline: [],
      links: [],
    },
    { final: true, step: 'refused' },
  );
  runner.output({
    decision: decision.outcome,
    'reason-code': decision.reasonCode,
    result: JSON.stringify({ ...decision, receipts: [] }),
  });
  runner.fail(`${decision.summary}\n${settled.problems.map(({ line }) => line).join('\n')}`);
}

function finish({ decision, receipts, outputs, report }: RunEnd, runner: Runner, attempt: number): void {
  const { environment, sha } = decision.subject;
  const place = (environment ?? decision.question).replaceAll(/[^\w-]+/g, '-');
  runner.saveReport(`decision-${decision.question}-${place}-${sha.slice(0, 12)}-${attempt}`, `${JSON.stringify(report, null, 2)}\n`);
  runner.output({
    decision: decision.outcome,
    'reason-code': decision.reasonCode,
    result: JSON.stringify({ ...decision, receipts }),
    ...outputs,
  });
  if (decision.outcome !== 'proceed') runner.fail(`${decision.reasonCode}: ${decision.summary}`);
}

/** The runner asks with SIGINT, then SIGTERM after 7.5 s, then it kills. */
function cancellation(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () =>
      controller.abort(name === 'SIGINT' ? 'the run was cancelled' : 'the job was ended'),
    );
  }
  return controller.signal;
}

export const workspaceOf = (context: RunContext): string => resolve(context.workspace);
