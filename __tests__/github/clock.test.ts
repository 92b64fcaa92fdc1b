import { describe, expect, it } from '@jest/globals';
import { clockOf } from '../../src/github/clock.ts';
import { inOrder, withScript } from './scriptedServer.ts';

const AT = Date.parse('2026-11-21T10:00:00Z');
const header = (ms: number) => new Date(ms).toUTCString();

/** A runner's clock at AT, and GitHub's as the header tells it. */
function after(date: string | undefined, sent: number, received: number): number {
  const clock = clockOf(() => AT);
  clock.saw(date, sent, received);
  return clock.now() - AT;
}

describe("GitHub's clock", () => {
  it.each([
    ['is the runner’s before anything was answered', undefined, AT, AT, 0],
    ['is the runner’s when the header is not a date', 'soon', AT, AT, 0],
    ['is the runner’s while the header’s whole second allows it', header(AT), AT + 400, AT + 900, 0],
    ['is the runner’s while a slow answer allows it', header(AT), AT, AT + 5000, 0],
    ['is ahead by what the header says at least', header(AT + 90_000), AT, AT + 100, 89_900],
    ['is behind by what the header says at least', header(AT - 90_000), AT, AT + 100, -89_000],
  ])('%s', (_what, date, sent, received, ahead) => {
    expect(after(date, sent, received)).toBe(ahead);
  });

  it('is learnt from refusals too', async () => {
    const date = new Date(Date.now() + 600_000).toUTCString();
    const script = inOrder({ status: 404, headers: { date }, body: { message: 'Not Found' } });
    await withScript(script, async ({ github }) => {
      expect(Math.abs(github.now() - Date.now())).toBeLessThan(1000);
      await github.readRunStatus(1);
      expect(github.now() - Date.now()).toBeGreaterThan(598_000);
    });
  });
});
