import { describe, expect, it } from '@jest/globals';
import type { Bump } from '../../src/release/bump.ts';
import { nextVersion, type NextVersionQuestion, type TaggedVersion } from '../../src/release/next.ts';
import { DEFAULT_RELEASE_OPTIONS } from '../../src/release/options.ts';
import { parseVersion, type Version } from '../../src/release/version.ts';

const version = (text: string): Version => {
  const parsed = parseVersion(text);
  if (parsed === null) throw new Error(`${text} is no version`);
  return parsed;
};

const tagged = (text: string, contained = true): TaggedVersion => ({
  version: version(text),
  tag: `v${text}`,
  sha: 'c'.repeat(40),
  contained,
});

function ask(over: Partial<NextVersionQuestion>): string {
  const next = nextVersion({
    from: null,
    bump: 'patch',
    channel: null,
    tagged: [],
    releaseAs: null,
    maintenance: null,
    options: DEFAULT_RELEASE_OPTIONS,
    ...over,
  });
  return 'version' in next ? next.version.text : next.problem.reason;
}

type Moving = Exclude<Bump, 'none'>;

describe('the next stable version', () => {
  it.each<[string, Moving, string]>([
    ['1.2.3', 'patch', '1.2.4'],
    ['1.2.3', 'minor', '1.3.0'],
    ['1.2.3', 'major', '2.0.0'],
    ['0.4.5', 'patch', '0.4.6'],
    ['0.4.5', 'minor', '0.5.0'],
    ['0.5.5', 'major', '0.6.0'],
    ['0.0.3', 'minor', '0.1.0'],
    ['0.0.3', 'major', '0.1.0'],
    ['1.2.3+build.5', 'patch', '1.2.4'],
  ])('after %s and a %s change is %s', (from, bump, expected) => {
    expect(ask({ from: version(from), bump, tagged: [tagged(from)] })).toBe(expected);
  });

  it('leaves 0.x only when told to', () => {
    const options = { ...DEFAULT_RELEASE_OPTIONS, graduate: true };
    expect(ask({ from: version('0.5.5'), bump: 'patch', options })).toBe('1.0.0');
    expect(ask({ bump: 'minor', options })).toBe('1.0.0');
    expect(ask({ from: version('1.5.5'), bump: 'patch', options })).toBe('1.5.6');
  });

  it('starts where the options say', () => {
    expect(ask({ bump: 'minor' })).toBe('0.1.0');
    expect(ask({ bump: 'major', options: { ...DEFAULT_RELEASE_OPTIONS, initial: '1.0.0' } })).toBe('1.0.0');
  });

  it('is what a footer names, when that is greater', () => {
    expect(ask({ from: version('1.2.3'), releaseAs: version('3.0.0') })).toBe('3.0.0');
    expect(ask({ from: version('1.2.3'), releaseAs: version('1.2.2') })).toBe(
      'Release-As asks for 1.2.2, which is not greater than 1.2.3',
    );
  });

  it('is never one that is tagged elsewhere', () => {
    expect(
      ask({ from: version('1.0.0'), bump: 'major', tagged: [tagged('1.0.0'), tagged('2.0.0', false)] }),
    ).toBe(`the next version is 2.0.0, which is tagged already: v2.0.0 at ${'c'.repeat(40)}`);
  });
});

describe('a prerelease', () => {
  it.each<[string, string, string[], Moving, string, string]>([
    ['V8', '1.0.0', [], 'patch', 'beta', '1.0.1-beta.1'],
    ['V8', '1.0.0', [], 'minor', 'beta', '1.1.0-beta.1'],
    ['V8', '1.0.0', [], 'major', 'beta', '2.0.0-beta.1'],
    ['V9', '1.0.0', ['1.1.0-beta.1'], 'minor', 'beta', '1.1.0-beta.2'],
    ['V10', '1.0.0', ['1.0.1-beta.1'], 'minor', 'beta', '1.1.0-beta.1'],
    ['V13', '1.0.0', ['1.1.0-beta.4'], 'minor', 'rc', '1.1.0-rc.1'],
    ['V15', '1.1.0', ['1.1.0-beta.1'], 'minor', 'beta', '1.2.0-beta.1'],
    ['V16', '1.2.0', ['1.3.0-alpha'], 'minor', 'alpha', '1.3.0-alpha.1'],
    [
      'V17',
      '0.9.0',
      ['1.0.0-beta9'],
      'minor',
      'beta',
      'after 1.0.0-beta9 comes 1.0.0-beta10, but SemVer sorts 1.0.0-beta10 below it: the number is a part of the word',
    ],
    ['V18', '0.9.0', ['1.0.0-beta01'], 'minor', 'beta', '1.0.0-beta02'],
  ])('%s: after %s and %j, a %s change on %s is %s', (_, from, prereleases, bump, channel, expected) => {
    const all = [from, ...prereleases].map((text) => tagged(text));
    const options = {
      ...DEFAULT_RELEASE_OPTIONS,
      branches: [
        { name: 'next', channel },
        { name: 'beta', channel: 'beta' },
      ],
    };
    expect(ask({ from: version(from), bump, channel, tagged: all, options })).toBe(expected);
  });

  it('V14: is promoted to the stable version of its number', () => {
    expect(
      ask({ from: version('1.0.0'), bump: 'minor', tagged: [tagged('1.0.0'), tagged('1.1.0-rc.2')] }),
    ).toBe('1.1.0');
  });

  it('V15: does not go on with a version whose stable release was made elsewhere', () => {
    const all = [tagged('1.0.0'), tagged('1.1.0-beta.1'), tagged('1.1.0', false)];
    expect(ask({ from: version('1.0.0'), bump: 'minor', channel: 'beta', tagged: all })).toBe('1.2.0-beta.1');
  });

  it('keeps the stable release at or above the prereleases of our own channels', () => {
    const options = {
      ...DEFAULT_RELEASE_OPTIONS,
      branches: [{ name: 'main' }, { name: 'next', channel: 'rc' }],
    };
    const all = [tagged('1.0.0'), tagged('2.0.0-rc.1'), tagged('3.0.0-nightly.1')];
    expect(ask({ from: version('1.0.0'), bump: 'minor', tagged: all, options })).toBe('2.0.0');
  });
});

describe('a maintenance branch', () => {
  it('V23: stays below what is released elsewhere, and names it', () => {
    const all = [tagged('1.4.2'), tagged('1.5.0', false), tagged('2.0.0', false)];
    expect(ask({ from: version('1.4.2'), bump: 'minor', tagged: all, maintenance: '1.x' })).toBe(
      'the next version is 1.5.0, but 1.x may release from 1.4.2 to below 1.5.0: v1.5.0 is released elsewhere',
    );
    expect(ask({ from: version('1.4.2'), bump: 'patch', tagged: all, maintenance: '1.x' })).toBe('1.4.3');
  });

  it('V24: goes on up to the next major version', () => {
    const all = [tagged('1.5.0'), tagged('2.0.0', false)];
    expect(ask({ from: version('1.5.0'), bump: 'minor', tagged: all, maintenance: '1.x' })).toBe('1.6.0');
  });

  it('stays within the range of its name', () => {
    expect(
      ask({ from: version('1.4.2'), bump: 'major', tagged: [tagged('1.4.2')], maintenance: '1.x' }),
    ).toContain('to below 2.0.0: the branch is named 1.x');
    expect(
      ask({ from: version('1.4.2'), bump: 'minor', tagged: [tagged('1.4.2')], maintenance: 'release/1.4.x' }),
    ).toContain('to below 1.5.0');
  });
});
