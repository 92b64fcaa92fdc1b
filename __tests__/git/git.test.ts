import { describe, expect, it } from '@jest/globals';
import { authorisation, gitEnvironment } from '../../src/git/environment.ts';
import { failureOf, gitIn } from '../../src/git/git.ts';
import { ENVIRONMENT, repository, temporaryDirectory } from './repository.ts';

describe('running git', () => {
  it('gives bytes', async () => {
    const repo = repository();
    repo.commit('one');
    expect(await repo.git.run(['log', '-1', '--format=%B'])).toMatchObject({
      ok: true,
      stdout: Buffer.from('one\n'),
    });
  });

  it('gives a failure as a value that says what was run and what git said', async () => {
    const repo = repository();
    const answer = await repo.git.run(['rev-parse', '--verify', 'nothing']);
    expect(answer).toMatchObject({ ok: false, cause: 'exit', code: 128 });
    expect(answer.ok ? '' : failureOf(answer)).toBe(
      "'git rev-parse --verify nothing' ended with 128: fatal: Needed a single revision",
    );
  });

  it('says when git could not be started', async () => {
    const git = gitIn({ directory: temporaryDirectory(), environment: { PATH: '/nonexistent' } });
    expect(await git.run(['version'])).toMatchObject({ ok: false, cause: 'not-started' });
  });

  it('ends at its time limit and when it is cancelled', async () => {
    const repo = repository();
    const waits = ['-c', 'alias.wait=!sleep 30', 'wait'];
    expect(await repo.git.run(waits, { timeoutMs: 50 })).toMatchObject({ ok: false, cause: 'timeout' });
    expect(await repo.git.run(['version'], { signal: AbortSignal.abort() })).toMatchObject({
      ok: false,
      cause: 'aborted',
    });
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 50);
    expect(await repo.git.run(waits, { signal: controller.signal })).toMatchObject({
      ok: false,
      cause: 'aborted',
    });
  });

  it('fails on more output than is read instead of cutting it', async () => {
    const repo = repository();
    repo.commit('x'.repeat(5000));
    expect(await repo.git.run(['log', '--format=%B'], { maxBytes: 1000 })).toMatchObject({
      ok: false,
      cause: 'too-large',
    });
  });

  it('throws on what the reader of a stream throws', async () => {
    const repo = repository();
    repo.commit('one');
    await expect(
      repo.git.stream(['log'], () => {
        throw new Error('unreadable');
      }),
    ).rejects.toThrow('unreadable');
  });
});

describe('the environment of git', () => {
  it('holds listed variables only, and never a prompt', () => {
    const environment = gitEnvironment(
      { PATH: '/bin', INPUT_TOKEN: 'secret', GIT_DIR: '/elsewhere', GIT_TRACE: '1', GIT_ASKPASS: 'ask' },
      [],
    );
    expect(environment).toEqual({
      PATH: '/bin',
      GIT_TERMINAL_PROMPT: '0',
      GCM_INTERACTIVE: 'never',
      GIT_OPTIONAL_LOCKS: '0',
      GIT_NO_REPLACE_OBJECTS: '1',
      LC_ALL: 'C',
    });
  });

  it('hands a token over in the environment and not in the arguments', async () => {
    const config = authorisation('https://github.com/acme/app', 'secret');
    const value = `AUTHORIZATION: basic ${Buffer.from('x-access-token:secret').toString('base64')}`;
    expect(config).toEqual([
      ['http.https://github.com/acme/app.extraheader', ''],
      ['http.https://github.com/acme/app.extraheader', value],
    ]);
    const repo = repository();
    repo.run('config', 'http.https://github.com/.extraheader', 'AUTHORIZATION: basic old');
    const seen = await repo.git.run(
      ['config', '--get-urlmatch', 'http.extraheader', 'https://github.com/acme/app'],
      { config },
    );
    expect(seen).toMatchObject({ ok: true, stdout: Buffer.from(`${value}\n`) });
  });

  it('goes on behind configuration that is already there', () => {
    const inherited = { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'safe.directory', GIT_CONFIG_VALUE_0: '*' };
    expect(gitEnvironment(inherited, [['a.b', 'c']])).toMatchObject({
      GIT_CONFIG_COUNT: '2',
      GIT_CONFIG_KEY_0: 'safe.directory',
      GIT_CONFIG_VALUE_0: '*',
      GIT_CONFIG_KEY_1: 'a.b',
      GIT_CONFIG_VALUE_1: 'c',
    });
    expect(gitEnvironment({ GIT_CONFIG_COUNT: 'x' }, [])).not.toHaveProperty('GIT_CONFIG_COUNT');
  });

  it('has no header for what is not fetched over http', () => {
    expect(authorisation('git@github.com:acme/app.git', 'secret')).toEqual([]);
    expect(authorisation('file:///srv/app', 'secret')).toEqual([]);
  });

  it('is what git gets', async () => {
    const git = gitIn({
      directory: temporaryDirectory(),
      environment: { ...ENVIRONMENT, INPUT_TOKEN: 'secret' },
    });
    const seen = await git.run(['-c', 'alias.env=!env', 'env']);
    expect(seen.ok && seen.stdout.toString()).toContain('GIT_TERMINAL_PROMPT=0');
    expect(seen.ok && seen.stdout.toString()).not.toContain('secret');
  });
});
