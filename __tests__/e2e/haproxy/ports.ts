import { listenOnLoopback } from '../../../src/rehearsal/play/loopback.ts';

/**
 * A free port below those that outgoing connections are given, so that none of them takes it before it is listened on.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    try {
      await (await listenOnLoopback(() => {}, port)).close();
      return port;
    } catch {
      // Taken: another one.
    }
  }
}
