import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A port that nobody else can take until it is given free. */
export interface ReservedPort {
  readonly port: number;
  /** Resolves when it can be listened on. Freeing it twice is fine. */
  free(): Promise<void>;
}

/**
 * Ports for services that start later: a metrics server must know them beforehand, and a port that is merely free now may be
 * taken by any connection by then. Whoever connects meanwhile is hung up on.
 * @param wanted the ports themselves; 0 takes any. Throws when one is taken.
 */
export async function reservePorts(wanted: readonly number[]): Promise<readonly ReservedPort[]> {
  const reserved: ReservedPort[] = [];
  try {
    for (const port of wanted) reserved.push(await reserve(port));
  } catch (error) {
    await Promise.all(reserved.map((one) => one.free()));
    throw error;
  }
  return reserved;
}

async function reserve(wanted: number): Promise<ReservedPort> {
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve, reject) => {
    server.once('error', () => reject(new Error(`port ${String(wanted)} of this machine is taken`)));
    server.listen(wanted, '127.0.0.1', resolve);
  });
  // A server that listens on a port has an address with one.
  const { port } = server.address() as AddressInfo;
  return {
    port,
    free: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
