import { listenOnLoopback } from '../../../src/rehearsal/play/loopback.ts';
import type { LoopbackServer } from '../../../src/rehearsal/play/loopback.ts';

/**
 * Free ports, no two alike, below those that outgoing connections are given: none of these takes one that is not listened
 * on yet.
 */
export async function freePorts(count: number): Promise<readonly number[]> {
  const taken: LoopbackServer[] = [];
  while (taken.length < count) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    const server = await listenOnLoopback(() => {}, port).catch(() => undefined);
    if (server !== undefined) taken.push(server);
  }
  await Promise.all(taken.map((server) => server.close()));
  return taken.map(({ port }) => port);
}
