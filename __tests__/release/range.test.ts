import { describe, expect, it } from '@jest/globals';
import { highestBump } from '../../src/release/bump.ts';
import { DEFAULT_RELEASE_OPTIONS } from '../../src/release/options.ts';
import { readRange, type CommitReading } from '../../src/release/range.ts';
import { BASE_SHA, commit, line, shaOf } from './history.ts';
import { MESSAGES } from './messages.ts';

function read(messages: readonly string[], over = {}): CommitReading[] {
  const filled = messages.map((message) =>
    message
      .replaceAll('{{base}}', BASE_SHA)
      .replaceAll(/\{\{(\d+)\}\}/gu, (_, index) => shaOf(Number(index)))
      .replaceAll(/\{\{(\d+)s\}\}/gu, (_, index) => shaOf(Number(index)).slice(0, 7)),
  );
  return readRange(line(filled), shaOf(messages.length - 1), { ...DEFAULT_RELEASE_OPTIONS, ...over });
}

const bumpOf = (readings: readonly CommitReading[]) => highestBump(readings.map((one) => one.bump));

describe('the table of messages', () => {
  it.each(MESSAGES.filter((one) => !/^\d/u.test(one.expect)))(
    'reads case $id, $name, as $expect',
    ({ messages, expect: wanted }) => {
      expect(bumpOf(read(messages))).toBe(wanted);
    },
  );

  it.each(MESSAGES.filter((one) => /^\d/u.test(one.expect)))(
    'reads case $id, $name, as the version $expect',
    ({ messages, expect: wanted }) => {
      expect(read(messages).flatMap((one) => one.message.releaseAs)).toMatchObject([{ version: wanted }]);
    },
  );

  it.each(MESSAGES)(
    'says of case $id, $name, whether it is a near miss: $nearMiss',
    ({ messages, nearMiss }) => {
      const misses = read(messages).flatMap((one) => one.nearMisses);
      expect(misses.length > 0).toBe(nearMiss !== false);
      expect(misses.some((miss) => miss.breaking) || nearMiss !== 'breaking').toBe(true);
    },
  );

  it.each(MESSAGES)('gives every commit of case $id, $name, a reading and a reason', ({ messages }) => {
    const readings = read(messages);
    expect(readings).toHaveLength(messages.length);
    for (const one of readings) expect(one.reason).not.toBe('');
  });
});

const words = (readings: readonly CommitReading[]) => readings.toReversed().map((one) => one.reading);

describe('reverts', () => {
  const UNDO = 'This reverts commit';

  it('settles a chain of reapplied and reverted again', () => {
    const readings = read([
      'feat: a',
      `Revert "feat: a"\n\n${UNDO} {{0}}.`,
      `Reapply "feat: a"\n\n${UNDO} {{1}}.`,
      `Revert "Reapply "feat: a""\n\n${UNDO} {{2}}.`,
    ]);
    expect(bumpOf(readings)).toBe('none');
    expect(words(readings)).toEqual(['cancelled', 'cancelled', 'cancelled', 'cancelled']);
  });

  it('brings a released feature back as what it was', () => {
    const readings = read([`Reapply "feat(api): a"\n\n${UNDO} {{base}}.`]);
    expect(readings[0]).toMatchObject({
      bump: 'minor',
      reason: 'it brings back what a released commit undid',
      entries: [{ type: 'feat', scopes: ['api'], description: 'a', section: 'Features' }],
    });
  });

  it('undoes several commits at once, and says when one of them was released before', () => {
    expect(bumpOf(read(['feat: a', 'feat: b', `revert: both\n\n${UNDO}s {{0}}, {{1s}}.`]))).toBe('none');
    expect(words(read(['feat: a', `revert: both\n\n${UNDO}s {{0}} and {{base}}.`]))).toEqual([
      'cancelled',
      'counted',
    ]);
    expect(words(read(['feat: a', 'fix: b', 'revert: both\n\nRefs: {{0s}}, {{1s}}']))).toEqual([
      'cancelled',
      'cancelled',
      'cancelled',
    ]);
  });

  it('cancels the nearest of two commits with the same title', () => {
    expect(words(read(['fix: a', 'fix: a', 'Revert "fix: a"']))).toEqual([
      'counted',
      'cancelled',
      'cancelled',
    ]);
  });

  it('counts what landed again after it was reverted', () => {
    expect(
      words(read(['feat: a (#1)', 'Revert "feat: a" (#2)\n\nReverts acme/app#1', 'feat: a (#3)'])),
    ).toEqual(['cancelled', 'cancelled', 'counted']);
  });

  it('leaves a pull request of another repository alone', () => {
    const messages = ['feat: a (#11)', 'Revert "chore: b" (#12)\n\nReverts other/app#11'];
    expect(words(readRange(line(messages), shaOf(1), DEFAULT_RELEASE_OPTIONS, 'acme/app'))).toEqual([
      'counted',
      'counted',
    ]);
    expect(words(readRange(line(messages), shaOf(1), DEFAULT_RELEASE_OPTIONS, 'Other/App'))).toEqual([
      'cancelled',
      'cancelled',
    ]);
  });

  it('does not take the sentence in an ordinary commit for a revert', () => {
    expect(bumpOf(read(['feat: a', `fix: b\n\n${UNDO} {{0}} in spirit.`]))).toBe('minor');
  });

  it('needs seven digits that no other commit shares', () => {
    expect(bumpOf(read(['feat: a', `Revert "feat: x"\n\n${UNDO} {{0s}}.`]))).toBe('none');
    expect(bumpOf(read(['feat: a', `Revert "feat: x"\n\n${UNDO} 000000.`]))).toBe('minor');
  });

  it('undoes all that a reverted merge brought', () => {
    const merged = [
      commit(0, 'chore: a', [BASE_SHA]),
      commit(1, 'feat: b', [BASE_SHA]),
      commit(2, 'fix: c', [shaOf(1)]),
      commit(3, 'Merge pull request #7 from acme/b', [shaOf(0), shaOf(2)]),
    ];
    const bySha = commit(
      4,
      `Revert "Merge pull request #7 from acme/b"\n\n${UNDO} ${shaOf(3)}, reversing\nchanges made to ${shaOf(0)}.`,
      [shaOf(3)],
    );
    const byNumber = commit(4, 'Revert "b"\n\nReverts #7', [shaOf(3)]);
    for (const revert of [bySha, byNumber]) {
      const readings = readRange([...merged, revert], shaOf(4), DEFAULT_RELEASE_OPTIONS);
      expect(bumpOf(readings)).toBe('none');
      expect(readings.find((one) => one.fact.sha === shaOf(0))?.reading).toBe('hidden');
    }
  });
});

describe('merges and copies', () => {
  it('does not count a merge whose commits say the same', () => {
    const readings = readRange(
      [
        commit(0, 'chore: a', [BASE_SHA]),
        commit(1, 'feat: b', [BASE_SHA]),
        commit(2, 'feat: b (#7)', [shaOf(0), shaOf(1)]),
      ],
      shaOf(2),
      DEFAULT_RELEASE_OPTIONS,
    );
    expect(readings.map((one) => one.reading)).toEqual(['hidden', 'counted', 'hidden']);
    expect(readings[0]?.reason).toBe('it merges 0000002, which is read itself');
  });

  it('counts a merge that alone says what it brought', () => {
    const readings = readRange(
      [
        commit(0, 'chore: a', [BASE_SHA]),
        commit(1, 'wip', [BASE_SHA]),
        commit(2, 'feat: b (#7)', [shaOf(0), shaOf(1)]),
      ],
      shaOf(2),
      DEFAULT_RELEASE_OPTIONS,
    );
    expect(readings.map((one) => one.reading)).toEqual(['counted', 'hidden', 'hidden']);
  });

  it('lists a picked commit once, with both', () => {
    const [copy, original] = read(['fix: a', 'fix: a\n\n(cherry picked from commit {{0}})']);
    expect(copy).toMatchObject({ reading: 'hidden', reason: 'it is a copy of 0000001' });
    expect(original).toMatchObject({ reading: 'counted', copies: [shaOf(1)] });
  });

  it('knows a picked commit by its patch, and lists two commits that only share a title', () => {
    const same = readRange(line(['fix: a', 'fix: a'], { patchId: 'p' }), shaOf(1), DEFAULT_RELEASE_OPTIONS);
    expect(words(same)).toEqual(['counted', 'hidden']);
    expect(words(read(['fix: a', 'fix: a']))).toEqual(['counted', 'counted']);
  });
});

describe('the range', () => {
  it('reads the same whatever order and dates the commits come with', () => {
    const commits = line(['feat: a', 'Revert "feat: a"', 'fix: b']);
    const shuffled = [commits[1], commits[2], commits[0]].flatMap((one, index) =>
      one === undefined ? [] : [{ ...one, committedAt: 9 - index }],
    );
    const readings = (facts: typeof commits) =>
      readRange(facts, shaOf(2), DEFAULT_RELEASE_OPTIONS).map((one) => [one.fact.sha, one.reading]);
    expect(readings(shuffled)).toEqual(readings(commits));
  });

  it('refuses commits that the head does not reach: they would be lost in silence', () => {
    expect(() => readRange(line(['feat: a', 'fix: b']), shaOf(0), DEFAULT_RELEASE_OPTIONS)).toThrow(
      '2 commits were read, 1 of them are reachable',
    );
  });

  it('reads an empty range as nothing', () => {
    expect(readRange([], BASE_SHA, DEFAULT_RELEASE_OPTIONS)).toEqual([]);
  });
});
