import { describe, expect, it } from '@jest/globals';
import {
  closingLines,
  endLines,
  openingLines,
  timelineLines,
} from '../../../../src/rehearsal/play/scenarios/lines.ts';
import { columns } from '../../../../src/report/terminal/columns.ts';
import { playedOf, rolledBack } from './played.ts';

const sheet = { colour: false, width: 110 };

describe('the end of a scenario', () => {
  it('is told with what it came to, who was served, and the check runs', () => {
    expect(endLines(playedOf('healthy'), sheet)).toEqual([
      '✓ healthy: 1.1.0 is live for everyone: 3,042 requests looked at on the way, nothing found against it',
      '  30 s, 12,000 requests of users served meanwhile, 12 failed',
      '',
      '  Check runs on 3f2a1bc, as GitHub would show them',
      '    ✓ deploy-action / production  Proceed: 1.1.0 is live in production',
    ]);
  });

  it('says of a version that was taken back how soon, and how many met it', () => {
    expect(endLines(rolledBack(), sheet).slice(0, 2)).toEqual([
      '✓ bad-canary: 1.1.0 was taken back 4.6 s after it met its first users: it answered 300 of 5,000 requests (6%).',
      '  1.0.0 serves everyone again, 1.1.0 is in quarantine, production is on hold',
    ]);
  });

  it('says of a commit that was refused that it went nowhere', () => {
    const refused = playedOf('gate-fails', { weights: [], checkRuns: [] });
    expect(endLines(refused, sheet)).toContain('    none');
    expect(endLines(refused, sheet)[0]).toBe(
      '✓ gate-fails: 3f2a1bc went nowhere: nothing was released, nothing was deployed',
    );
  });

  it('lists what is wrong where it did not end as it should, and claims nothing else', () => {
    const lines = endLines(
      playedOf('healthy', { wrong: ['the workflow ended with failure', 'a lock is held'] }),
      sheet,
    );
    expect(lines.slice(0, 3)).toEqual([
      '✗ healthy: it did not end as it should',
      '  - the workflow ended with failure',
      '  - a lock is held',
    ]);
    expect(lines.join('\n')).not.toContain('live for everyone');
  });

  it.each([40, 80, 110])('fits %d columns, in colour too', (width) => {
    const wrong = rolledBack({
      wrong: ['the check run of production says nothing at all about the version'],
    });
    const coloured = endLines(wrong, { colour: true, width });
    const lines = endLines(wrong, { colour: false, width });
    for (const line of lines) expect(columns(line)).toBeLessThanOrEqual(width);
    expect(coloured.map((line) => line.replaceAll(/\p{Control}\[\d+m/gu, ''))).toEqual(lines);
  });
});

describe('the timeline', () => {
  it('goes on under itself', () => {
    expect(timelineLines(playedOf('healthy'), { colour: false, width: 60 })).toEqual([
      '     0:00 · 3 commits of yours to release since 1.0.0',
      '     0:12 ◆ promoted past 20% of traffic: proven to be',
      '            within its bounds',
    ]);
  });
});

describe('the first and the last lines', () => {
  it('say what is played with and that nothing is written', () => {
    const past = { tag: 'v{version}', live: { version: '1.0.0', sha: 'a' }, unreleased: 1 };
    expect(openingLines({ said: 'a copy of /shop (main at 3f2a1bc)', past, perSecond: 400 }, sheet)).toEqual([
      'Rehearsing with a copy of /shop (main at 3f2a1bc); nothing of yours is written.',
      '1.0.0 is live in production, with 400 requests a second. Ctrl-C stops it all.',
    ]);
  });

  it('say where the report is and what to do next', () => {
    const [report, next] = closingLines(true, '/tmp/x/report.html', sheet);
    expect([report, next?.startsWith('Next: copy workflows-templates/')]).toEqual([
      'Report: /tmp/x/report.html',
      true,
    ]);
    expect(closingLines(false, '/r.html', sheet).join('\n')).not.toContain('Next');
  });
});
