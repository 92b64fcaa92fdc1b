import { constants } from 'node:os';
import type { Screen } from './screen.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
type Signal = (typeof SIGNALS)[number];

/** Somebody may want it to stop before it is over. */
export interface Stopping {
  readonly signal: AbortSignal;
  /** 128 and the number of the signal it was stopped by. */
  exitCode(): number;
  /** It is over: signals mean again what they meant before. */
  done(): void;
}

/** Listens for signals, and for a reader of our lines who has gone. A second signal ends the process at once. */
export function stopping(screen: Pick<Screen, 'print'>): Stopping {
  const controller = new AbortController();
  let by: Signal = 'SIGINT';
  const onSignal = (signal: Signal): void => {
    if (controller.signal.aborted) process.exit(128 + constants.signals[signal]);
    by = signal;
    controller.abort(new Error(`stopped by ${signal}`));
    screen.print('\nStopping what was started.\n');
  };
  // `rehearse | head` ends here: there is nobody to tell anything.
  const onBroken = (error: NodeJS.ErrnoException): void => {
    if (error.code !== 'EPIPE') throw error;
    by = 'SIGHUP';
    controller.abort(error);
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  process.stdout.on('error', onBroken);
  return {
    signal: controller.signal,
    exitCode: () => 128 + constants.signals[by],
    done() {
      for (const signal of SIGNALS) process.off(signal, onSignal);
      process.stdout.off('error', onBroken);
    },
  };
}
