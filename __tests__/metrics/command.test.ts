import { describe, expect, it } from '@jest/globals';
import { command } from '../../src/metrics/command.ts';
import type { RunCounts } from '../../src/metrics/command.ts';

const signal = new AbortController().signal;
type End = Awaited<ReturnType<RunCounts>>;

function provider(end: End | string) {
  const runs: Readonly<Record<string, string>>[] = [];
  const run: RunCounts = (_, env) => {
    runs.push(env);
    return Promise.resolve(
      typeof end === 'string' ? { state: 'exited' as const, code: 0, stdout: end, lastLines: [] } : end,
    );
  };
  const port = command({
    command: './counts.sh',
    run,
    candidate: '2.0.0',
    baseline: '1.9.0',
    clock: () => 1234.5,
  });
  const ask = (query: string, version: string, at = 10) => port.counts({ query, version }, at, signal);
  return { port, runs, ask };
}

const LINES = [
  '{"version":"2.0.0","series":"a","requests":100,"errors":3}',
  '{"version":"2.0.0","series":"b","requests":"40","errors":0}',
  '',
  '{"version":"1.9.0","requests":900,"errors":5}',
].join('\n');

describe('counts from a command', () => {
  it('reads the asked field of every line of the asked version', async () => {
    const { ask } = provider(LINES);
    expect(await ask('requests', '2.0.0')).toEqual({
      samples: [
        { series: 'a', value: 100 },
        { series: 'b', value: 40 },
      ],
    });
    expect(await ask('errors', '1.9.0')).toEqual({ samples: [{ series: '', value: 5 }] });
  });

  it('runs the command once for all questions of an instant', async () => {
    const { ask, runs } = provider(LINES);
    await Promise.all([ask('requests', '2.0.0'), ask('errors', '2.0.0'), ask('requests', '1.9.0')]);
    expect(runs).toEqual([
      { DEPLOY_CANDIDATE_VERSION: '2.0.0', DEPLOY_BASELINE_VERSION: '1.9.0', DEPLOY_AT: '10' },
    ]);
    await ask('requests', '2.0.0', 20);
    expect(runs).toHaveLength(2);
  });

  it('has no series for a version it prints no line of', async () => {
    expect(await provider(LINES).ask('requests', '3.0.0')).toEqual({ samples: [] });
  });

  it.each([
    {
      name: 'a field that is not printed',
      end: LINES,
      query: 'slow',
      noData: 'malformed',
      says: "no 'slow'",
    },
    {
      name: 'text that is no JSON',
      end: 'requests=5',
      query: 'requests',
      noData: 'malformed',
      says: 'line 1',
    },
    {
      name: 'a line without a version',
      end: '{"requests":5}',
      query: 'requests',
      noData: 'malformed',
      says: 'line 1',
    },
    { name: 'a JSON list', end: '[1,2]', query: 'requests', noData: 'malformed', says: 'line 1' },
    {
      name: 'null',
      end: '{"version":"2.0.0","requests":null}',
      query: 'requests',
      noData: 'malformed',
      says: 'null',
    },
    {
      name: 'NaN',
      end: '{"version":"2.0.0","requests":"NaN"}',
      query: 'requests',
      noData: 'not_a_number',
      says: 'NaN',
    },
    {
      name: 'a negative count',
      end: '{"version":"2.0.0","requests":-4}',
      query: 'requests',
      noData: 'negative',
      says: '-4',
    },
    {
      name: 'two lines of one series',
      end: '{"version":"2.0.0","requests":4}\n{"version":"2.0.0","requests":5}',
      query: 'requests',
      noData: 'wrong_shape',
      says: 'same series',
    },
    {
      name: 'an inherited name',
      end: '{"version":"2.0.0"}',
      query: 'toString',
      noData: 'malformed',
      says: 'toString',
    },
  ])('names $name, and gives no number', async ({ end, query, noData, says }) => {
    expect(await provider(end).ask(query, '2.0.0')).toMatchObject({
      noData,
      reason: expect.stringContaining(says),
    });
  });

  it.each<{ name: string; end: End; noData: string; says: string }>([
    {
      name: 'fails',
      end: { state: 'exited', code: 2, stdout: LINES, lastLines: ['no such host'] },
      noData: 'unreachable',
      says: 'exited with 2: no such host',
    },
    { name: 'hangs', end: { state: 'timed-out', lastLines: [] }, noData: 'timeout', says: 'in time' },
    {
      name: 'cannot start',
      end: { state: 'not-started', lastLines: [] },
      noData: 'unreachable',
      says: 'not run',
    },
  ])('says so when the command $name, whatever it printed', async ({ end, noData, says }) => {
    expect(await provider(end).ask('requests', '2.0.0')).toMatchObject({
      noData,
      reason: expect.stringContaining(says),
    });
  });

  it('has no history, and the clock it was given', async () => {
    const { port } = provider(LINES);
    expect(
      await port.range({ query: 'requests', version: '2.0.0' }, { from: 0, to: 60, step: 10 }, signal),
    ).toMatchObject({
      noData: 'rejected',
    });
    expect(await port.now(signal)).toBe(1234.5);
  });
});
