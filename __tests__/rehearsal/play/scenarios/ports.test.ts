import { connect, createServer } from 'node:net';
import { once } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { reservePorts } from '../../../../src/rehearsal/play/scenarios/ports.ts';

async function listens(port: number): Promise<boolean> {
  const server = createServer();
  const is = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => resolve(true));
  });
  await new Promise((resolve) => server.close(resolve));
  return is;
}

describe('reserved ports', () => {
  it('are nobody else’s until they are given free, which may be done twice', async () => {
    const [one, two] = await reservePorts([0, 0]);
    if (one === undefined || two === undefined) throw new Error('two were asked for');
    expect(one.port).not.toBe(two.port);
    expect(await listens(one.port)).toBe(false);
    await one.free();
    await one.free();
    expect([await listens(one.port), await listens(two.port)]).toEqual([true, false]);
    await two.free();
  });

  it('hang up on whoever connects, so that nobody waits for an answer', async () => {
    const [port] = await reservePorts([0]);
    const socket = connect(port?.port ?? 0, '127.0.0.1');
    socket.on('error', () => undefined);
    await once(socket, 'close');
    await port?.free();
    expect(socket.destroyed).toBe(true);
  });

  it('say which one is taken, and keep none of the others', async () => {
    const [taken] = await reservePorts([0]);
    const [other] = await reservePorts([0]);
    await other?.free();
    const wanted = [other?.port ?? 0, taken?.port ?? 0];
    await expect(reservePorts(wanted)).rejects.toThrow(
      `port ${String(taken?.port)} of this machine is taken`,
    );
    expect(await listens(other?.port ?? 0)).toBe(true);
    await taken?.free();
  });
});
