import { runContext } from '../action/context.ts';
import type { Inputs } from '../action/inputs.ts';
import type { Runner } from '../action/runner.ts';
import { reportMistake } from '../action/telemetry.ts';
import { connectGitHub } from '../github/index.ts';
import { questionOf } from './question.ts';

/** One step of a workflow, from its inputs to its exit code. */
export async function runAction(inputs: Inputs, secrets: readonly string[], runner: Runner): Promise<void> {
  const context = runContext(process.env);
  const cancelled = cancellation();
  try {
    let left = (): void => {};
    const sent = new Promise<void>((resolve) => (left = resolve));
    const github = connectGitHub({
      repository: context.repository,
      token: inputs.token,
      apiUrl: context.apiUrl,
      graphqlUrl: context.graphqlUrl,
      userAgent: 'deploy-action',
      timeoutMs: 60_000,
      sent: () => left(),
    });
    const branch = questionOf(inputs) === 'merge' ? context.baseBranch : undefined;
    const policy = github.readPolicy(inputs.config, branch);
    // Every mode begins with the policy. While a mode is loaded nothing else happens here, so the question leaves before.
    await Promise.race([sent, policy]);
    const { playMode } = await import('./modes.ts');
    await playMode({ inputs, context, github, secrets, runner, cancelled }, await policy);
  } catch (error) {
    await reportMistake(error, inputs);
    runner.output({ decision: 'stop', 'reason-code': 'internal_error' });
    runner.fail(
      `this is a bug in deploy-action: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
  }
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
