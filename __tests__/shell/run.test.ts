import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Command, CommandEnd } from '../../src/shell/port.ts';
import { shellIn } from '../../src/shell/run.ts';

let directory: string;
let printed: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'shell-'));
  printed = '';
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

function run(
  text: string,
  more: Partial<Command> = {},
  withheld: readonly string[] = [],
  signal?: AbortSignal,
): Promise<CommandEnd> {
  const shell = shellIn({
    directory,
    environment: { PATH: process.env['PATH'] },
    withheld,
    passed: [],
    print: (said) => (printed += said),
  });
  return shell(
    { title: 'deploy hook', command: text, env: {}, timeoutMs: 10_000, live: false, ...more },
    signal,
  );
}

/** Whether a process is there; one that has ended and is not yet buried is not. */
function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

async function gone(pid: number): Promise<boolean> {
  for (let waited = 0; waited < 3000; waited += 50) {
    if (!isAlive(pid)) return true;
    await pause(50);
  }
  return false;
}

describe('a command', () => {
  it.each([
    ['ends with its code', 'exit 3', 3],
    ['ends where a line of it fails', 'false\necho on', 1],
    ['ends where the first of a pipe fails', 'false | cat', 1],
    ['ends with 0', 'true', 0],
    ['that bash cannot read ends with its code', 'if', 2],
  ])('%s', async (_, text, code) => {
    expect(await run(text)).toMatchObject({ state: 'exited', code });
  });

  it('runs in the checkout, with its variables and nothing spliced into it', async () => {
    const { stdout } = await run('pwd -P; echo "$DEPLOY_VERSION"', {
      env: { DEPLOY_VERSION: '1; rm -rf $(pwd) `x` "' },
    });
    expect(stdout.split('\n').slice(1)).toEqual(['1; rm -rf $(pwd) `x` "', '']);
  });

  it('has nothing to read, so that a question ends it instead of waiting', async () => {
    expect(await run('read -r answer')).toMatchObject({ state: 'exited', code: 1 });
  });

  it('leaves its last twenty lines of both streams, in the order they came', async () => {
    const { lastLines, stdout } = await run(
      'for i in $(seq 1 30); do echo "line $i"; done; echo trouble >&2',
    );
    expect([lastLines.length, lastLines[0], lastLines.at(-1)]).toEqual([20, 'line 12', 'trouble']);
    expect(stdout).not.toContain('trouble');
  });

  it('leaves at most a megabyte of what it prints', async () => {
    const { stdout, code } = await run('head -c 3000000 /dev/zero | tr "\\0" x');
    expect([code, stdout.length]).toEqual([0, 1_000_000]);
  });

  it('has its secrets masked wherever they are kept', async () => {
    const end = await run('echo "token sesame-123"; echo "sesame-123 again" >&2', { live: true }, [
      'sesame-123',
      'abc',
    ]);
    expect([end.stdout, end.lastLines]).toEqual(['token ***\n', ['token ***', '*** again']]);
    expect(printed).not.toContain('sesame-123');
  });

  it('that cannot be started says why', async () => {
    rmSync(directory, { recursive: true });
    const end = await run('true');
    expect([end.state, end.code]).toEqual(['not-started', null]);
    expect(end.lastLines.join()).toContain('ENOENT');
  });
});

describe('live output', () => {
  it('is shown while it comes, behind a word that switches commands to the runner off, and on again', async () => {
    await run('echo "::error::not ours"; echo "::set-output name=a::b" >&2', {
      live: true,
      title: 'smoke hook',
    });
    const lines = printed.split('\n').filter((line) => line !== '');
    const fence = /^::stop-commands::(?<word>[\w-]{20,})$/.exec(lines[1] ?? '')?.groups?.['word'] ?? '';
    expect(lines[0]).toContain('smoke hook: echo');
    expect(fence).not.toBe('');
    expect(lines.at(-1)).toBe(`::${fence}::`);
    expect(lines.slice(2, -1).toSorted()).toEqual(['::error::not ours', '::set-output name=a::b']);
  });

  it('switches commands on again on a line of its own, also where the last line has no end', async () => {
    await run('printf "no end"', { live: true });
    expect(printed).toMatch(/no end\n::[\w-]+::\n$/);
  });

  it('has another word every time, which no command can know', async () => {
    await run('true', { live: true });
    const first = printed;
    printed = '';
    await run('true', { live: true });
    expect(printed).not.toBe(first);
  });

  it('is not shown where it was not asked for', async () => {
    await run('echo quiet');
    expect(printed).toBe('');
  });
});

describe('a command that takes too long', () => {
  it('is ended with all it started, and says that it took too long', async () => {
    const end = await run('sleep 60 & echo $!; wait', { timeoutMs: 500 });
    expect([end.state, end.code]).toEqual(['timed-out', null]);
    expect(end.seconds).toBeLessThan(4);
    expect(await gone(Number(end.stdout.trim()))).toBe(true);
  });

  it('is asked first, and may tidy up', async () => {
    const end = await run("trap 'echo tidied; exit 0' TERM; echo ready; sleep 60 & wait", { timeoutMs: 500 });
    expect([end.state, end.stdout]).toEqual(['timed-out', 'ready\ntidied\n']);
  });

  it('and does not listen is ended all the same', async () => {
    const end = await run("trap '' TERM; echo $$; while true; do sleep 0.2; done", { timeoutMs: 300 });
    expect(end.state).toBe('timed-out');
    expect(end.seconds).toBeLessThan(6);
    expect(await gone(Number(end.stdout.trim()))).toBe(true);
  });
});

describe('a command that leaves something running', () => {
  it('has ended when it has ended, not when that has', async () => {
    const end = await run('sleep 30 & echo $!');
    const pid = Number(end.stdout.trim());
    const alive = isAlive(pid);
    if (alive) process.kill(pid);
    expect([end.state, end.code, alive]).toEqual(['exited', 0, true]);
    expect(end.seconds).toBeLessThan(3);
  });
});

describe('a run that is cancelled', () => {
  it('ends its command with all it started', async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 300);
    const end = await run('sleep 60 & echo $!; wait', {}, [], controller.signal);
    expect([end.state, end.code]).toEqual(['cancelled', null]);
    expect(await gone(Number(end.stdout.trim()))).toBe(true);
  });

  it('before the command began ends it at once', async () => {
    const end = await run('sleep 60', {}, [], AbortSignal.abort());
    expect([end.state, end.seconds < 3]).toEqual(['cancelled', true]);
  });
});
