import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { killGroup, startChild } from '../../../../src/rehearsal/play/runner/child.ts';

const patience = { afterInterrupt: 200, afterTerminate: 200 };

function bash(script: string, env: Record<string, string> = {}) {
  const lines: string[] = [];
  const child = startChild({
    command: '/bin/bash',
    args: ['-c', script],
    cwd: tmpdir(),
    env: { PATH: '/usr/bin:/bin', ...env },
    onLine: (line) => lines.push(line),
    patience,
  });
  return { child, lines };
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(10);
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

describe('a child process', () => {
  it('gives its lines, of both streams, and its exit code', async () => {
    const { child, lines } = bash('echo out; echo err >&2; printf last; exit 3');
    expect(await child.ended).toBe(3);
    expect(lines.toSorted()).toEqual(['err', 'last', 'out']);
  });

  it('has the environment it is given and nothing else', async () => {
    const { child, lines } = bash('compgen -e', { GIVEN: '1' });
    await child.ended;
    expect(lines.filter((name) => !['PWD', 'SHLVL', '_', 'OLDPWD'].includes(name)).toSorted()).toEqual([
      'GIVEN',
      'PATH',
    ]);
  });

  it('is interrupted first, so that it can clean up', async () => {
    const { child, lines } = bash(
      'trap "echo cleaned; exit 5" INT; echo ready; while :; do sleep 0.05; done',
    );
    await until(() => lines.includes('ready'));
    child.stop();
    expect(await child.ended).toBe(5);
    expect(lines).toEqual(['ready', 'cleaned']);
  });

  it('is terminated when it goes on, and killed with all it started when it still does', async () => {
    const { child, lines } = bash(
      'trap "" INT; trap "echo no" TERM; sleep 100 & echo $!; while :; do sleep 0.05; done',
    );
    await until(() => lines.length > 0);
    const started = Date.now();
    child.stop();
    expect(await child.ended).toBeUndefined();
    expect(Date.now() - started).toBeGreaterThanOrEqual(390);
    expect(lines[1]).toBe('no');
    await until(() => !isAlive(Number(lines[0])));
  });

  it('is killed at once with all it started', async () => {
    const { child, lines } = bash('trap "echo never" INT TERM EXIT; sleep 100 & echo $!; wait');
    await until(() => lines.length > 0);
    child.kill();
    expect(await child.ended).toBeUndefined();
    expect(lines).toHaveLength(1);
    await until(() => !isAlive(Number(lines[0])));
  });

  it('has ended although something it left behind holds its output open', async () => {
    const { child, lines } = bash('sleep 30 & echo done');
    expect(await child.ended).toBe(0);
    expect(lines).toEqual(['done']);
    killGroup(child.pid);
    killGroup(child.pid);
  });

  it('rejects when there is nothing to start', async () => {
    const child = startChild({
      command: '/nowhere/tool',
      args: [],
      cwd: tmpdir(),
      env: {},
      onLine: () => {},
      patience,
    });
    await expect(child.ended).rejects.toThrow('ENOENT');
  });
});
