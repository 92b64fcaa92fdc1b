import { describe, expect, it } from '@jest/globals';
import { createConcurrencyGroups } from '../../../../src/rehearsal/play/runner/concurrency.ts';

function members(queue: 'single' | 'max', cancelInProgress = false) {
  const groups = createConcurrencyGroups();
  const said: string[] = [];
  const join = (name: string, group = 'g') => {
    const place = groups.join({ group, queue, cancelInProgress }, () => said.push(`cancel ${name}`));
    void place.turn.then((isTurn) => said.push(`${name} ${isTurn ? 'runs' : 'does not run'}`));
    return place;
  };
  return { join, said };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('a concurrency group', () => {
  it('runs one at a time, in different groups at the same time, names regardless of case', async () => {
    const { join, said } = members('single');
    const a = join('a', 'Group');
    join('b', 'gROUP');
    join('c', 'other');
    await settled();
    expect(said).toEqual(['a runs', 'c runs']);
    a.leave();
    await settled();
    expect(said).toEqual(['a runs', 'c runs', 'b runs']);
  });

  it('queue single: a newer one takes the place of the one that waits', async () => {
    const { join, said } = members('single');
    const a = join('a');
    join('b');
    join('c');
    a.leave();
    await settled();
    expect(said).toEqual(expect.arrayContaining(['a runs', 'cancel b', 'b does not run', 'c runs']));
    expect(said).toHaveLength(4);
  });

  it('queue max: all wait, in the order they came', async () => {
    const { join, said } = members('max');
    const places = ['a', 'b', 'c'].map((name) => join(name));
    for (const place of places) {
      await settled();
      place.leave();
    }
    await settled();
    expect(said.filter((word) => word.endsWith(' runs'))).toEqual(['a runs', 'b runs', 'c runs']);
  });

  it('queue max: the hundred-and-first that would wait is cancelled', async () => {
    const { join, said } = members('max');
    for (let n = 0; n <= 101; n += 1) join(String(n));
    await settled();
    expect(said).toEqual(expect.arrayContaining(['0 runs', 'cancel 101', '101 does not run']));
    expect(said).toHaveLength(3);
  });

  it('cancel-in-progress: the running one is told, and the newest goes on when it has left', async () => {
    const { join, said } = members('single', true);
    const a = join('a');
    join('b');
    await settled();
    expect(said).toEqual(['cancel a', 'a runs']);
    a.leave();
    await settled();
    expect(said).toContain('b runs');
  });

  it('one that leaves while waiting does not hold up the others', async () => {
    const { join, said } = members('max');
    const a = join('a');
    join('b').leave();
    join('c');
    a.leave();
    await settled();
    expect(said).toContain('b does not run');
    expect(said).toContain('c runs');
  });
});
