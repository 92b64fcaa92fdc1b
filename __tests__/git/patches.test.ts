import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readHistory } from '../../src/git/history.ts';
import { patchIds } from '../../src/git/patches.ts';
import { copySuspects } from '../../src/release/copies.ts';
import { DEFAULT_RELEASE_OPTIONS } from '../../src/release/options.ts';
import { readRange } from '../../src/release/range.ts';
import { repository } from './repository.ts';

describe('what a commit changed', () => {
  it('has the same id where it was picked to, so that it is released once', async () => {
    const repo = repository();
    const write = (name: string): void => {
      writeFileSync(join(repo.directory, name), `${name}\n`);
      repo.run('add', '--all');
    };
    const start = repo.commit('chore: start');
    write('a');
    const fix = repo.commit('fix: a');
    repo.run('checkout', '--quiet', '-b', 'side', start);
    write('b');
    repo.commit('feat: b');
    repo.run('cherry-pick', fix);
    const picked = repo.run('rev-parse', 'HEAD');
    repo.run('checkout', '--quiet', 'main');
    repo.run('merge', '--quiet', '--no-ff', '-m', 'merge', 'side');
    const head = repo.run('rev-parse', 'HEAD');
    const history = await readHistory(repo.git, { head, without: [start], files: false });
    const commits = history.state === 'known' ? history.value : [];
    const suspects = copySuspects(commits);
    expect(suspects.toSorted()).toEqual([fix, picked].toSorted());
    const ids = await patchIds(repo.git, suspects);
    expect(ids.state === 'known' && ids.value.size).toBe(2);
    expect(ids.state === 'known' && new Set(ids.value.values()).size).toBe(1);
    const marked = commits.map((one) => {
      const patchId = ids.state === 'known' ? ids.value.get(one.sha) : undefined;
      return patchId === undefined ? one : Object.assign({ patchId }, one);
    });
    const readings = readRange(marked, head, DEFAULT_RELEASE_OPTIONS);
    expect(
      readings
        .filter((one) => one.message.title === 'fix: a')
        .map((one) => one.reading)
        .toSorted(),
    ).toEqual(['counted', 'hidden']);
  });

  it('is asked of no commit when there is none to ask of', async () => {
    const repo = repository();
    expect(await patchIds(repo.git, [])).toMatchObject({ state: 'known', value: new Map() });
    expect(copySuspects([])).toEqual([]);
  });

  it('is not told of what is no commit', async () => {
    const repo = repository();
    repo.commit('one');
    expect(await patchIds(repo.git, ['d'.repeat(40)])).toMatchObject({ state: 'known', value: new Map() });
  });
});
