// One version of the sample service as a process of its own: node service.ts PORT VERSION ERROR_RATE. It prints a line when
// it listens and ends with its standard input, so that it never outlives whoever started it.
import { WELL } from '../../../src/rehearsal/play/behaviour.ts';
import { startService } from '../../../src/rehearsal/play/service.ts';

const [port, version = '', errorRate] = process.argv.slice(2);
await startService({
  version,
  behaviour: { ...WELL, errorRate: Number(errorRate) },
  seed: `e2e/${version}`,
  token: 'unused',
  ports: [Number(port)],
});
process.stdin.on('end', () => process.exit(0)).resume();
process.stdout.write('listening\n');
