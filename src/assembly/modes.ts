import type { RunContext } from '../action/context.ts';
import type { Inputs } from '../action/inputs.ts';
import type { Runner } from '../action/runner.ts';
import { runMode } from '../app/loop.ts';
import type { RunEnd } from '../app/loop.ts';
import type { Mode } from '../app/mode.ts';
import { canaryMode } from '../app/modes/canary.ts';
import { deployMode } from '../app/modes/deploy.ts';
import { gateMode } from '../app/modes/gate.ts';
import { releaseHoldMode } from '../app/modes/releaseHold.ts';
import { releaseMode } from '../app/modes/release.ts';
import { rollbackMode } from '../app/modes/rollback.ts';
import type { World } from '../app/world.ts';
import { sentenceOf } from '../config/render.ts';
import { settle } from './settle.ts';
import type { PolicyAnswer, Settled } from './settle.ts';
import { worldOf } from './world.ts';
import type { WorldAccess } from './world.ts';

/** The mode the inputs name, from the policy to what the workflow sees of it. */
export async function playMode(access: WorldAccess, policy: PolicyAnswer): Promise<void> {
  const { inputs, context, runner } = access;
  const settled = await settle(inputs, context, policy);
  const world = worldOf(settled, access);
  if (!settled.ok) {
    await refuse(settled, world, runner);
    return;
  }
  for (const warning of settled.warnings) {
    const { document, line, column } = warning;
    runner.annotate('warning', sentenceOf(warning), { file: document, line, column });
  }
  const moves = inputs.mode === 'deploy' || inputs.mode === 'rollback';
  if (moves) runner.remember('environment', settled.environment?.name ?? '');
  // Each mode has a state of its own that only it looks into.
  const end = await runMode(modeOf(inputs, settled, context) as Mode<unknown>, world, {
    dryRun: inputs.dryRun,
  });
  runner.remember('ended', 'true');
  finish(end, runner, context.attempt);
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
    case 'release-hold':
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
  if (inputs.mode === 'release-hold') {
    return releaseHoldMode({
      environment,
      subject: there,
      by: context.actor,
      reason: inputs.reason ?? '',
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
  runner.saveReport(
    `decision-${decision.question}-${place}-${sha.slice(0, 12)}-${attempt}`,
    `${JSON.stringify(report, null, 2)}\n`,
  );
  runner.output({
    decision: decision.outcome,
    'reason-code': decision.reasonCode,
    result: JSON.stringify({ ...decision, receipts }),
    ...outputs,
  });
  // What warns decides nothing, so it would be seen by nobody but whoever opens the summary.
  for (const { gate, verdict, reason } of decision.findings) {
    if (verdict === 'warn') runner.annotate('warning', `${gate}: ${reason}`);
  }
  if (decision.outcome !== 'proceed') runner.fail(`${decision.reasonCode}: ${decision.summary}`);
}
