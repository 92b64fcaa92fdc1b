import { describe, expect, it } from '@jest/globals';
import type { CommitFact } from '../../src/release/facts.ts';
import { DEFAULT_RELEASE_OPTIONS, type ReleaseOptions } from '../../src/release/options.ts';
import { planRelease, type ReleaseFacts } from '../../src/release/plan.ts';
import { BASE_SHA, line, shaOf } from './history.ts';
import { MESSAGES } from './messages.ts';

const LINKS = { host: 'https://github.com', owner: 'acme', name: 'app' };

function facts(
  messages: readonly string[],
  over: Partial<ReleaseFacts> = {},
  options: Partial<ReleaseOptions> = {},
): ReleaseFacts {
  const filled = messages.map((message) =>
    message
      .replaceAll('{{base}}', BASE_SHA)
      .replaceAll(/\{\{(\d+)\}\}/gu, (_, index) => shaOf(Number(index)))
      .replaceAll(/\{\{(\d+)s\}\}/gu, (_, index) => shaOf(Number(index)).slice(0, 7)),
  );
  const commits: CommitFact[] = line(filled);
  return {
    head: { sha: commits[0]?.sha ?? BASE_SHA, committedAt: Date.UTC(2026, 0, 2) / 1000 },
    branch: 'main',
    tags: [{ name: 'v1.2.3', sha: BASE_SHA }],
    baseline: 'v1.2.3',
    commits,
    links: LINKS,
    options: { ...DEFAULT_RELEASE_OPTIONS, ...options },
    ...over,
  };
}

const refuse = (): Promise<string> => {
  throw new Error('rendered');
};

const VERSION: Readonly<Record<string, string | null>> = {
  major: '2.0.0',
  minor: '1.3.0',
  patch: '1.2.4',
  none: null,
};

describe('the table of messages, from 1.2.3', () => {
  it.each(MESSAGES)('plans case $id, $name, as $expect', async ({ messages, expect: wanted }) => {
    const plan = await planRelease(facts(messages));
    const version = wanted in VERSION ? VERSION[wanted] : wanted;
    expect(plan).toMatchObject({ released: version !== null, version, previousVersion: '1.2.3' });
    expect(plan.notes === '').toBe(version === null);
    expect(plan.commits).toHaveLength(messages.length);
  });
});

describe('a plan', () => {
  it('is data that tells everything', async () => {
    const plan = await planRelease(facts(['docs: a', 'fix: b\n\nBREAKING CHANGE: c', 'feat:d']));
    expect(plan).toEqual({
      schemaVersion: 1,
      released: true,
      alreadyTagged: false,
      reasonCode: 'release_due',
      reason: '1 of 3 commits since v1.2.3 count, and the furthest moves the major number',
      problem: null,
      head: shaOf(2),
      branch: 'main',
      channel: null,
      version: '2.0.0',
      tag: 'v2.0.0',
      prerelease: false,
      latest: true,
      previousVersion: '1.2.3',
      previousTag: 'v1.2.3',
      bump: 'major',
      decidedBy: { sha: shaOf(1), line: 3, text: 'BREAKING CHANGE: c' },
      baseline: {
        tag: 'v1.2.3',
        sha: BASE_SHA,
        version: '1.2.3',
        reason: 'v1.2.3 is the highest stable version that the commit contains',
        passedOver: [],
      },
      commits: [
        {
          sha: shaOf(2),
          header: 'feat:d',
          reading: 'near-miss',
          bump: 'none',
          line: 1,
          reason: 'line 1 would move the minor number, but there is no space after the colon',
          nearMisses: [
            {
              line: 1,
              text: 'feat:d',
              reason: 'there is no space after the colon',
              bump: 'minor',
              breaking: false,
            },
          ],
        },
        {
          sha: shaOf(1),
          header: 'fix: b',
          reading: 'counted',
          bump: 'major',
          line: 3,
          reason: 'line 3 says that it breaks',
          nearMisses: [],
        },
        {
          sha: shaOf(0),
          header: 'docs: a',
          reading: 'hidden',
          bump: 'none',
          line: null,
          reason: 'type docs moves no version',
          nearMisses: [],
        },
      ],
      notes: plan.notes,
      body: plan.notes,
      floating: ['v2', 'v2.0'],
      compareUrl: 'https://github.com/acme/app/compare/v1.2.3...v2.0.0',
      warnings: [],
    });
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
  });

  it('does not load the renderer when there is nothing to render', async () => {
    expect(await planRelease(facts(['docs: a']), refuse)).toMatchObject({ released: false, notes: '' });
    await expect(planRelease(facts(['fix: a']), refuse)).rejects.toThrow('rendered');
  });

  it('carries the component and its tags', async () => {
    const options = { component: 'api', tag: 'api@{version}' };
    const tags = [
      { name: 'api@1.2.3', sha: BASE_SHA },
      { name: 'web@9.0.0', sha: BASE_SHA },
      { name: 'v5.0.0', sha: BASE_SHA },
    ];
    const messages = ['fix: a\n\nRelease-As: web@9.9.9', 'fix: b\n\nRelease-As: 8.8.8'];
    const plan = await planRelease(facts(messages, { tags, baseline: 'api@1.2.3' }, options));
    expect(plan).toMatchObject({
      component: 'api',
      version: '1.2.4',
      tag: 'api@1.2.4',
      floating: ['api@1', 'api@1.2'],
    });
    expect(plan.notes).toContain(
      '## [api 1.2.4](https://github.com/acme/app/compare/api%401.2.3...api%401.2.4)',
    );
  });

  it.each([
    [
      'lower',
      '1.2.2',
      {
        released: false,
        version: null,
        reasonCode: 'release_as_lower',
        reason: 'Release-As asks for 1.2.2, which is not greater than 1.2.3',
      },
    ],
    ['equal', '1.2.3', { released: false, reasonCode: 'release_as_lower' }],
    ['higher', '3.0.0', { released: true, version: '3.0.0', reason: 'a Release-As footer asks for 3.0.0' }],
    ['a prerelease', '2.0.0-rc.1', { released: true, version: '2.0.0-rc.1', prerelease: true, floating: [] }],
  ])('with a footer that asks for a version that is %s', async (_, asked, expected) => {
    expect(await planRelease(facts([`feat: a\n\nRelease-As: ${asked}`]))).toMatchObject(expected);
  });

  it('V21: follows the newest of two footers, and none that was undone', async () => {
    expect(
      await planRelease(facts(['chore: a\n\nRelease-As: 3.0.0', 'chore: b\n\nRelease-As: 2.0.0'])),
    ).toMatchObject({ version: '2.0.0' });
    const undone = ['chore: a\n\nRelease-As: 3.0.0', 'Revert "chore: a"\n\nThis reverts commit {{0}}.'];
    expect(await planRelease(facts(undone))).toMatchObject({ released: false });
  });

  it('does not ask twice for a version that was released', async () => {
    const tags = [
      { name: 'v1.2.3', sha: BASE_SHA },
      { name: 'v3.0.0', sha: 'f'.repeat(40) },
    ];
    expect(await planRelease(facts(['fix: a\n\nRelease-As: 3.0.0'], { tags }))).toMatchObject({
      version: '1.2.4',
      latest: false,
      warnings: ['Release-As asks for 3.0.0, which was released as v3.0.0; it is not asked again'],
    });
  });

  it('stops at a version that is tagged elsewhere, naming tag and commit', async () => {
    const tags = [
      { name: 'v1.2.3', sha: BASE_SHA },
      { name: 'v1.3.0', sha: 'f'.repeat(40) },
    ];
    expect(await planRelease(facts(['feat: a'], { tags }))).toMatchObject({
      released: false,
      version: null,
      notes: '',
      problem: {
        reasonCode: 'version_taken',
        reason: `the next version is 1.3.0, which is tagged already: v1.3.0 at ${'f'.repeat(40)}`,
      },
    });
  });

  it('throws on facts that contradict each other', async () => {
    await expect(planRelease(facts(['fix: a'], { baseline: 'v9.9.9' }))).rejects.toThrow(
      'the baseline v9.9.9 is no version tag before the head',
    );
    const tags = [
      { name: 'v1.2.3', sha: BASE_SHA },
      { name: 'v1.3.0', sha: shaOf(0) },
    ];
    await expect(planRelease(facts(['fix: a', 'fix: b'], { tags }))).rejects.toThrow(
      'the commits contain v1.3.0, which is above the baseline v1.2.3',
    );
    await expect(
      planRelease(
        facts(['fix: a'], {
          baseline: null,
          tags: [{ name: 'v1.0.0', sha: shaOf(0) }],
          head: { sha: shaOf(9), committedAt: 0 },
        }),
      ),
    ).rejects.toThrow('the commits contain v1.0.0, which is above the baseline none');
  });

  it('is not moved by text appended to a body', async () => {
    const appended = [
      'some text',
      'feat!: x',
      '* feat!: y',
      '```\nBREAKING CHANGE: z\n```',
      '> BREAKING CHANGE: q',
      'see BREAKING CHANGE: z',
      '## Breaking',
      '\u0000',
      'x'.repeat(10_000),
      'This reverts commit {{0}}.',
    ];
    const messages = ['feat: a', 'fix: b', 'chore: c', 'fix(x): d (#3)'];
    const before = await planRelease(facts(messages));
    for (const text of appended) {
      const after = await planRelease(facts(messages.map((message) => `${message}\n\n${text}`)));
      expect([after.version, after.bump]).toEqual([before.version, before.bump]);
    }
  });
});
