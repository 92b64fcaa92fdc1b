import { describe, expect, it } from '@jest/globals';
import { atMost, repeating } from '../../src/github/pacing.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('at most so many at a time', () => {
  it('starts that many, and the next one when one ends, in order', async () => {
    const run = atMost(2);
    const started: number[] = [];
    const ends: (() => void)[] = [];
    const job = (n: number) => () =>
      new Promise<number>((resolve) => {
        started.push(n);
        ends.push(() => resolve(n));
      });
    const all = Promise.all([0, 1, 2, 3].map((n) => run(job(n))));
    await turn();
    expect(started).toEqual([0, 1]);
    ends[1]?.();
    await turn();
    expect(started).toEqual([0, 1, 2]);
    ends[0]?.();
    ends[2]?.();
    await turn();
    ends[3]?.();
    expect(await all).toEqual([0, 1, 2, 3]);
  });

  it('gives the place on when a job fails', async () => {
    const run = atMost(1);
    const failing = run(() => Promise.reject(new Error('no')));
    const next = run(() => Promise.resolve('yes'));
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('yes');
  });
});

describe('a job started again', () => {
  it('goes on as long as its listener answers with a number', async () => {
    const limiter = repeating();
    limiter.on('failed', (_error, { retryCount }) => Promise.resolve(retryCount < 2 ? 0 : undefined));
    let times = 0;
    const job = () => {
      times += 1;
      return Promise.reject(new Error(`attempt ${times}`));
    };
    await expect(limiter.schedule(job)).rejects.toThrow('attempt 3');
  });

  it('is not started again when the listener itself fails', async () => {
    const limiter = repeating();
    limiter.on('failed', () => Promise.reject(new TypeError('no response')));
    await expect(limiter.schedule(() => Promise.reject(new Error('first')))).rejects.toThrow('first');
  });
});
