import { runContext } from './action/context.ts';
import { readInputs } from './action/inputs.ts';
import { maskSecrets, runner } from './action/runner.ts';

// After the job: a deployment whose step was ended from outside gets a word, so that nobody waits for it for ever.
maskSecrets(process.env);
const environment = process.env['STATE_environment'] ?? '';
const ended = process.env['STATE_ended'] === 'true';
const reading = readInputs(process.env);
const context = runContext(process.env);
if (environment !== '' && !ended && reading.ok && context.runId !== undefined) {
  const { markInterrupted } = await import('./assembly/interrupted.ts');
  const said = await markInterrupted(reading.inputs, context, environment, context.runId);
  runner.annotate('warning', said);
}
