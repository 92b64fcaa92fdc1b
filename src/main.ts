import { readInputs } from './action/inputs.ts';
import { maskSecrets, runner } from './action/runner.ts';

const secrets = maskSecrets(process.env);
const reading = readInputs(process.env);
for (const warning of reading.warnings) runner.annotate('warning', warning);
if (reading.ok) {
  const { runAction } = await import('./assembly/run.ts');
  await runAction(reading.inputs, secrets, runner);
} else {
  for (const problem of reading.problems) runner.annotate('error', problem);
  runner.output({ decision: 'stop', 'reason-code': 'inputs_invalid' });
  runner.fail(reading.problems.join('\n'));
}
