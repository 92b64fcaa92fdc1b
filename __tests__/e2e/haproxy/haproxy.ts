import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { started } from './programs.ts';
import type { Slot } from './slots.ts';
import { until } from './until.ts';

/** A real HAProxy on loopback with two servers, `app/a` and `app/b`. */
export interface HAProxy {
  /** Where users' requests go. */
  readonly url: string;
  /** Path of the runtime socket. */
  readonly socket: string;
  weights(): Promise<Readonly<Record<Slot, number>>>;
  setWeights(weights: Readonly<Record<Slot, number>>): Promise<void>;
  /** Resolves when the checks of this server pass; throws when they do not within ten seconds. */
  isUp(slot: Slot): Promise<void>;
  /** Resolves when no request is under way at this server; throws when some still are after ten seconds. */
  isIdle(slot: Slot): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts it with all traffic on `a`.
 * @param port where it listens
 * @param ports where its servers do
 */
export async function startHAProxy(
  program: string,
  port: number,
  ports: Readonly<Record<Slot, number>>,
): Promise<HAProxy> {
  const directory = mkdtempSync(join(tmpdir(), 'haproxy-'));
  const socket = join(directory, 'runtime.sock');
  const url = `http://127.0.0.1:${port}`;
  writeFileSync(join(directory, 'haproxy.cfg'), configOf(socket, port, ports));
  const listens = async (): Promise<boolean> =>
    fetch(url, { signal: AbortSignal.timeout(1000) }).then(
      () => true,
      () => false,
    );
  const process = await started(program, ['-db', '-f', 'haproxy.cfg'], {
    cwd: directory,
    ready: listens,
  }).catch((error: unknown) => {
    rmSync(directory, { recursive: true });
    throw error;
  });
  const stateOf = async (slot: Slot): Promise<Readonly<Record<string, string>>> => {
    const [, header = '', ...rows] = (await ask(socket, 'show servers state app')).split('\n');
    const names = header.replace(/^# /, '').split(' ');
    const row = rows
      .map((line) => line.split(' '))
      .find((values) => values[names.indexOf('srv_name')] === slot);
    return Object.fromEntries(names.map((name, index) => [name, row?.[index] ?? '']));
  };
  const sessionsOf = async (slot: Slot): Promise<number> => {
    const [names = [], ...rows] = (await ask(socket, 'show stat')).split('\n').map((line) => line.split(','));
    const row = rows.find(([backend, server]) => backend === 'app' && server === slot);
    return Number(row?.[names.indexOf('scur')]);
  };
  const weightOf = async (slot: Slot): Promise<number> => Number((await stateOf(slot))['srv_uweight']);

  return {
    url,
    socket,
    weights: async () => ({ a: await weightOf('a'), b: await weightOf('b') }),
    async setWeights({ a, b }) {
      const answer = await ask(socket, `set server app/a weight ${a}; set server app/b weight ${b}`);
      if (answer.trim() !== '') throw new Error(answer);
    },
    isUp: (slot) =>
      until(10_000, `app/${slot} to be up`, async () => (await stateOf(slot))['srv_op_state'] === '2'),
    isIdle: (slot) => until(10_000, `app/${slot} to be idle`, async () => (await sessionsOf(slot)) === 0),
    close: async () => {
      await process.close();
      rmSync(directory, { recursive: true });
    },
  };
}

function configOf(socket: string, port: number, ports: Readonly<Record<Slot, number>>): string {
  return `global
  stats socket ${socket} mode 600 level admin
  maxconn 1000
defaults
  mode http
  timeout connect 1s
  timeout client 30s
  timeout server 15s
frontend users
  bind 127.0.0.1:${port}
  default_backend app
backend app
  balance roundrobin
  option httpchk GET /healthz
  default-server check inter 200ms rise 1 fall 2
  server a 127.0.0.1:${ports.a} weight 256
  server b 127.0.0.1:${ports.b} weight 0
`;
}

/** One command on a connection of its own. */
function ask(path: string, command: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(path, () => socket.write(`${command}\n`));
    socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
    socket.on('error', reject).on('close', () => resolve(answer));
  });
}
