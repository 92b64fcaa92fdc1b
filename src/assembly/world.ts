import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { RunContext } from '../action/context.ts';
import type { Inputs } from '../action/inputs.ts';
import type { Runner } from '../action/runner.ts';
import { failureText, ledgerStore } from '../app/ledgerStore.ts';
import { surfacesOf } from '../app/surfaces.ts';
import type { World } from '../app/world.ts';
import { known, unavailable } from '../core/facts.ts';
import { gather } from '../gather/index.ts';
import { probeHealth } from '../gather/health.ts';
import { connectGitHub } from '../github/index.ts';
import type { GitHub } from '../github/port.ts';
import { shellIn } from '../shell/run.ts';
import { commandTraffic } from '../traffic/command.ts';
import { plannedRelease } from './history.ts';
import { observerOf } from './observer.ts';
import type { Settled } from './settle.ts';

export interface WorldAccess {
  readonly inputs: Inputs;
  readonly context: RunContext;
  readonly github: GitHub;
  readonly secrets: readonly string[];
  readonly runner: Runner;
  readonly cancelled: AbortSignal;
}

/** The real world, built from the edges for what was settled. */
export function worldOf(settled: Settled, access: WorldAccess): World {
  const { inputs, context, github, runner, cancelled } = access;
  const workspace = resolve(context.workspace);
  const pause = (ms: number): Promise<void> => setTimeout(ms);
  const sleep = (ms: number): Promise<void> =>
    // A cancellation ends the wait; the loop then sees it.
    setTimeout(ms, undefined, { signal: cancelled }).catch(() => undefined);
  const environment = settled.ok ? settled.environment : undefined;
  const rollout = environment?.rollout;
  const judge = rollout?.judge;
  const tokenEnv = judge?.provider.kind === 'prometheus' ? judge.provider.tokenEnv : undefined;
  const run = shellIn({
    directory: workspace,
    environment: process.env,
    withheld: [...access.secrets, ...(tokenEnv === undefined ? [] : [process.env[tokenEnv] ?? ''])],
    passed: rollout?.passEnv ?? [],
    print: (text) => runner.print(text),
  });
  const releaser =
    inputs.releaseToken === undefined
      ? github
      : connectGitHub({
          repository: context.repository,
          token: inputs.releaseToken,
          apiUrl: context.apiUrl,
          graphqlUrl: context.graphqlUrl,
          userAgent: 'deploy-action',
          timeoutMs: 60_000,
        });

  return {
    now: () => github.now(),
    sleep,
    pause,
    cancelled,
    github,
    releaser,
    ledger: ledgerStore(github, pause),
    run,
    runUrl: context.runUrl,
    gather: (needs) =>
      gather(needs, {
        github,
        workspace,
        subject: settled.subject,
        environmentName: (key) => (settled.ok ? settled.config.environments[key]?.name : undefined) ?? key,
        ...(context.pullRequest === undefined ? {} : { pullRequest: context.pullRequest }),
        ...(context.runId === undefined ? {} : { runId: context.runId }),
      }),
    ...(rollout?.traffic === undefined ? {} : { traffic: commandTraffic(rollout.traffic, run, pause) }),
    ...(judge === undefined
      ? {}
      : {
          observer: observerOf({
            judge,
            env: process.env,
            run,
            clock: () => github.now() / 1000,
            note: (message) => runner.annotate('notice', message),
          }),
        }),
    ...(rollout === undefined || rollout.health.length === 0
      ? {}
      : { probe: () => probeHealth(rollout.health) }),
    ...(settled.ok && inputs.mode === 'release'
      ? {
          readRelease: () =>
            plannedRelease(workspace, context, inputs.token, {
              sha: settled.subject.sha,
              branch: settled.branch,
              options: settled.config.release,
              contains: async (commit, other) => {
                const compared = await github.compare(other, commit);
                return compared.ok && compared.value.status === 'ahead';
              },
            }),
        }
      : {}),
    async pathsBetween(base, head) {
      const source = `compare ${base.slice(0, 7)}...${head.slice(0, 7)}`;
      const compared = await github.compare(base, head);
      if (!compared.ok) return unavailable(failureText(compared), source);
      if (!compared.value.complete) return unavailable('GitHub lists only the first 300 files', source);
      return known(compared.value.paths, source);
    },
    surfaces: surfacesOf({
      github,
      sha: settled.subject.sha,
      name: settled.title,
      runUrl: context.runUrl,
      // A rollback tells on the commits it leaves and returns to, not on the one its workflow runs at.
      readOnly: inputs.dryRun || inputs.mode === 'rollback' || inputs.mode === 'release-hold',
      fork: context.fork,
      print: (text) => runner.print(text),
      warn: (message) => runner.annotate('warning', message),
      note: (message) => runner.annotate('notice', message),
      summarise: (markdown) => runner.summarise(markdown),
      shownAt: (url) => runner.output({ 'check-run-url': url }),
    }),
  };
}
