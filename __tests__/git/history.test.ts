import { writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readHistory } from '../../src/git/history.ts';
import { recordReader } from '../../src/git/records.ts';
import { repository } from './repository.ts';

const HOSTILE = [
  'feat: a ==END== b',
  'fix: a\n\n-hash-\ndeadbeef\n\nBREAKING CHANGE: y',
  'fix: use image (tag: v99.0.0)',
  'fix: a\n\n---COMMIT_START---\ndeadbeef\nfeat!: injected',
  'fix: a\n\n------------------------ >8 ------------------------\nfeat!: b',
  'fix: %x00 %H %B',
  'fix: \u0001 \u001b[31m \u202e',
  'feat: größe 日本語 ✨',
  `fix: long\n\n${'x'.repeat(200_000)}`,
  '\n\n',
  '',
];

describe('reading history', () => {
  it('reads every commit as it was written, whatever its text', async () => {
    const repo = repository();
    const shas = HOSTILE.map((message) => repo.commit(message));
    const history = await readHistory(repo.git, { head: shas.at(-1) ?? '', without: [], files: false });
    expect(
      history.state === 'known' && history.value.map((one) => one.message.replace(/\n$/u, '')).toReversed(),
    ).toEqual(HOSTILE.map((message) => message.replace(/\n$/u, '')));
    expect(history.state === 'known' && history.value.map((one) => one.sha).toReversed()).toEqual(shas);
  });

  it('tells parents, author and times', async () => {
    const repo = repository();
    const first = repo.commit('one');
    const second = repo.commit('two', '--author=Zoë Ω <zoë@example.com>');
    const history = await readHistory(repo.git, { head: second, without: [first], files: false });
    expect(history).toMatchObject({
      state: 'known',
      value: [
        {
          sha: second,
          parents: [first],
          authorName: 'Zoë Ω',
          authorEmail: 'zoë@example.com',
          message: 'two',
        },
      ],
    });
    const commit = history.state === 'known' ? history.value[0] : undefined;
    expect(commit?.committedAt).toBe(Number(repo.run('log', '-1', '--format=%ct')));
    expect(commit).not.toHaveProperty('files');
  });

  it('is not led astray by configuration', async () => {
    const repo = repository();
    repo.run('config', 'log.showSignature', 'true');
    repo.run('config', 'log.date', 'relative');
    repo.run('config', 'diff.renames', 'copies');
    repo.run('config', 'format.pretty', 'oneline');
    const head = repo.commit('feat: a\n\nbody');
    expect(await readHistory(repo.git, { head, without: [], files: true })).toMatchObject({
      value: [{ message: 'feat: a\n\nbody', files: [] }],
    });
  });

  it('tells the paths of a commit, of a rename both, of a merge those against its first parent', async () => {
    const repo = repository();
    const write = (path: string, text: string): void => {
      mkdirSync(join(repo.directory, path, '..'), { recursive: true });
      writeFileSync(join(repo.directory, path), text);
      repo.run('add', '--all');
    };
    const odd = `odd\n${'a'.repeat(40)}`;
    write('a', '1');
    write(odd, '1');
    write('b'.repeat(40), '1');
    repo.commit('add');
    repo.run('mv', 'a', 'c d');
    const moved = repo.commit('move');
    const empty = repo.commit('empty');
    repo.run('checkout', '--quiet', '-b', 'side', moved);
    write('größe/x', '1');
    repo.commit('side');
    repo.run('checkout', '--quiet', 'main');
    repo.run('merge', '--quiet', '--no-ff', '-m', 'merge', 'side');
    const head = repo.run('rev-parse', 'HEAD');
    const history = await readHistory(repo.git, { head, without: [], files: true });
    const files =
      history.state === 'known'
        ? Object.fromEntries(history.value.map((one) => [one.message.trim(), one.files]))
        : {};
    expect(files).toEqual({
      merge: ['größe/x'],
      side: ['größe/x'],
      empty: [],
      move: ['a', 'c d'],
      add: ['a', 'b'.repeat(40), odd],
    });
    expect(history.state === 'known' && history.value.map((one) => one.sha)).toContain(empty);
  });

  it('refuses what is no full SHA, so that nothing is taken for an option', async () => {
    const repo = repository();
    const head = repo.commit('one');
    expect(await readHistory(repo.git, { head: '--all', without: [], files: false })).toMatchObject({
      state: 'unavailable',
      reason: "'--all' is not a full commit SHA",
    });
    expect(await readHistory(repo.git, { head, without: ['HEAD~1'], files: false })).toMatchObject({
      state: 'unavailable',
    });
    expect(await readHistory(repo.git, { head: 'a'.repeat(40), without: [], files: false })).toMatchObject({
      state: 'unavailable',
    });
  });

  it('does not give a range whose number is not the one git counts', async () => {
    const repo = repository();
    repo.commit('one');
    const head = repo.commit('two');
    const forgetful = {
      ...repo.git,
      run: async () => ({ ok: true as const, stdout: Buffer.from('3\n'), stderr: '' }),
    };
    expect(await readHistory(forgetful, { head, without: [], files: false })).toMatchObject({
      state: 'unavailable',
      reason: '2 commits were read, git counts 3',
    });
  });

  it('knows a message only up to a NUL byte, and loses no commit to it', async () => {
    const repo = repository();
    const first = repo.commit('one');
    const tree = repo.run('rev-parse', 'HEAD^{tree}');
    writeFileSync(
      join(repo.directory, 'raw'),
      `tree ${tree}\nparent ${first}\nauthor A <a> 1 +0000\ncommitter A <a> 1 +0000\n\nfix: a\0feat!: forged\n`,
    );
    const odd = repo.run('hash-object', '-t', 'commit', '-w', '--literally', 'raw');
    const history = await readHistory(repo.git, { head: odd, without: [], files: false });
    expect(history).toMatchObject({ value: [{ sha: odd, message: 'fix: a' }, { sha: first }] });
  });
});

const record = (n: number, paths: readonly string[]): string =>
  ['', String(n).repeat(40), '', 'A', 'a@b', '1', '2', `m${n}`, ''].map((token) => `${token}\0`).join('') +
  paths.map((path, index) => `${index === 0 ? '\n' : ''}${path}\0`).join('');

describe('the bytes of git log', () => {
  it.each([1, 2, 3, 7, 64, 1000])('may come in pieces of %d bytes', (size) => {
    const bytes = Buffer.from(record(1, ['a', 'ö']) + record(2, []) + record(3, ['3'.repeat(40)]));
    const reader = recordReader(true);
    const read = [];
    for (let at = 0; at < bytes.length; at += size) read.push(...reader.take(bytes.subarray(at, at + size)));
    const rest = reader.end();
    expect([...read, ...(rest.ok ? rest.commits : [])].map((one) => [one.message, one.files])).toEqual([
      ['m1', ['a', 'ö']],
      ['m2', []],
      ['m3', ['3'.repeat(40)]],
    ]);
  });

  it('must not end within a record', () => {
    const bytes = Buffer.from(record(1, []));
    for (const cut of [1, 20, 45, bytes.length - 1]) {
      const reader = recordReader(false);
      expect(reader.take(bytes.subarray(0, cut))).toEqual([]);
      expect(reader.end().ok).toBe(false);
    }
  });

  it('throws on what git log does not write', () => {
    expect(() => recordReader(false).take(Buffer.from('a\0'.repeat(20)))).toThrow(
      'git log printed something else than a commit',
    );
  });
});
