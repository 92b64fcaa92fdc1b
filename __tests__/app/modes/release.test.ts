import { describe, expect, it } from '@jest/globals';
import { releaseMode } from '../../../src/app/modes/release.ts';
import { known, unavailable } from '../../../src/core/facts.ts';
import type { Fact } from '../../../src/core/facts.ts';
import { DEFAULT_RELEASE_OPTIONS } from '../../../src/release/options.ts';
import type { ReleaseOptions } from '../../../src/release/options.ts';
import { planRelease } from '../../../src/release/plan.ts';
import type { ReleasePlan } from '../../../src/release/plan.ts';
import { BASE_SHA, line } from '../../release/history.ts';

const AT = Date.UTC(2026, 0, 3);

/** What a release of these commits after 1.2.3 decides, before anything is performed. `tagged`: where v1.3.0 is. */
async function decided(
  messages: readonly string[],
  over: Partial<ReleaseOptions> = {},
  tagged?: (head: string) => string,
) {
  const options = { ...DEFAULT_RELEASE_OPTIONS, ...over };
  const commits = line(messages);
  const sha = commits[0]?.sha ?? BASE_SHA;
  const plan = await planRelease({
    head: { sha, committedAt: AT / 1000 },
    branch: 'main',
    tags: [
      { name: 'v1.2.3', sha: BASE_SHA },
      ...(tagged === undefined ? [] : [{ name: 'v1.3.0', sha: tagged(sha) }]),
    ],
    baseline: 'v1.2.3',
    commits,
    links: null,
    options,
  });
  return stepped(known(plan, 'git log'), options, sha);
}

function stepped(release: Fact<ReleasePlan>, options: ReleaseOptions, sha: string) {
  const mode = releaseMode({ subject: { repository: 'org/app', sha }, options, branch: 'main' });
  return mode.step(mode.start(AT).state, { kind: 'read', at: AT, facts: {}, release });
}

describe('a release, before anything is done', () => {
  it('may proceed where one is due, and says of nothing that it is released', async () => {
    const { decision, outputs, done } = await decided(['feat: a', 'fix: b']);
    expect([done, decision.outcome, decision.reasonCode]).toEqual([false, 'proceed', 'release_due']);
    expect(decision.effects.map(({ kind }) => kind)).toEqual([
      'create-tag',
      'create-release',
      'move-tag',
      'move-tag',
    ]);
    expect(outputs).toMatchObject({
      released: '',
      version: '1.3.0',
      tag: 'v1.3.0',
      'previous-tag': 'v1.2.3',
    });
  });

  it('tells what it rests on: the tag it starts from, and the line that decides', async () => {
    const { decision } = await decided(['fix: b', 'feat: a']);
    expect(decision.findings).toMatchObject([
      {
        gate: 'release',
        verdict: 'pass',
        evidence: [
          { label: 'since', value: expect.stringContaining('v1.2.3') },
          { label: 'decided by', value: expect.stringMatching(/^[0-9a-f]{7} line 1: feat: a$/) },
        ],
      },
    ]);
  });

  it('holds where the history could not be read', () => {
    const { decision, done } = stepped(
      unavailable('the clone is broken', 'git log'),
      DEFAULT_RELEASE_OPTIONS,
      BASE_SHA,
    );
    expect([done, decision.outcome, decision.reasonCode]).toEqual([true, 'hold', 'history_unreadable']);
    expect(decision.summary).toBe('git log: the clone is broken');
  });

  it('warns of what the plan could not heed', async () => {
    const elsewhere = 'e'.repeat(40);
    const { decision } = await decided(['fix: b\n\nRelease-As: 1.3.0'], {}, () => elsewhere);
    expect([decision.outcome, decision.findings[0]?.verdict]).toEqual(['proceed', 'warn']);
    expect(decision.findings[0]?.reason).toContain('Release-As asks for 1.3.0, which was released as v1.3.0');
    expect(decision.findings[0]?.evidence).toContainEqual({
      label: 'warning',
      value: expect.stringContaining('1.3.0'),
    });
  });

  it('puts no more into outputs than a job may have', async () => {
    const { outputs } = await decided(Array.from({ length: 1500 }, (_, n) => `fix: ${'x'.repeat(200)} ${n}`));
    expect(outputs['plan']?.length).toBeLessThan(400_000);
    expect(outputs['notes']?.length).toBeLessThan(200_001);
    expect(JSON.parse(outputs['plan'] ?? '')).toMatchObject({ version: '1.2.4', commitsLeftOut: 1500 });
  });
});

describe('near misses', () => {
  const MESSAGES = ['fix: a', 'feat:b', 'feat!(x): c'];

  it('are advisory findings, breaking ones first, each with its place and reason', async () => {
    const { decision } = await decided(MESSAGES);
    expect([decision.outcome, decision.reasonCode]).toEqual(['proceed', 'release_due']);
    expect(decision.findings.slice(1)).toMatchObject([
      {
        gate: 'breaking-near-miss',
        verdict: 'warn',
        advisory: true,
        evidence: [
          {
            label: expect.stringMatching(/^[0-9a-f]{7} line 1$/),
            value: expect.stringContaining('feat!(x): c: the !'),
          },
        ],
      },
      { gate: 'near-miss', verdict: 'warn', advisory: true, reasonCode: 'near_miss' },
    ]);
    expect(decision.findings[2]?.reason).toMatch(
      /^a line nearly says what moves the version: [0-9a-f]{7} line 1, 'feat:b': there is no space after the colon$/,
    );
  });

  it('stop the release where the config says fail, breaking ones first', async () => {
    const { decision, done, outputs } = await decided(MESSAGES, { nearMiss: 'fail' });
    expect([done, decision.outcome, decision.reasonCode]).toEqual([true, 'stop', 'breaking_near_miss']);
    expect(decision.findings.map(({ verdict }) => verdict)).toEqual(['pass', 'fail', 'fail']);
    expect([decision.effects, outputs['released']]).toEqual([[], '']);
    expect(decision.findings[1]?.remedy).toContain('release.near-miss: warn');
  });

  it('do not stop the repair of a release that has its tag', async () => {
    const { decision } = await decided(['feat: a', 'feat:b'], { nearMiss: 'fail' }, (head) => head);
    expect([decision.outcome, decision.reasonCode]).toEqual(['proceed', 'already_tagged']);
    expect(decision.findings[1]).toMatchObject({ gate: 'near-miss', verdict: 'warn' });
  });

  it('are told where nothing is released because of them', async () => {
    const { decision, done } = await decided(['feat:b', 'fix:c']);
    expect([done, decision.outcome, decision.reasonCode]).toEqual([true, 'proceed', 'nothing_to_release']);
    expect(decision.summary).toMatch(
      /moves the version; 2 lines nearly say what moves the version, the newest: /,
    );
  });

  it('beyond twenty are counted', async () => {
    const { decision } = await decided(Array.from({ length: 25 }, (_, n) => `feat:${n}`));
    const rows = decision.findings[1]?.evidence ?? [];
    expect([rows.length, rows.at(-1)]).toEqual([21, { label: 'and', value: '5 more' }]);
  });
});
