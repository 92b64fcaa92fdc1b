import { describe, expect, it } from '@jest/globals';
import { compareVersions, parseVersion, type Version } from '../../src/release/version.ts';

const version = (text: string): Version => {
  const parsed = parseVersion(text);
  if (parsed === null) throw new Error(`${text} is no version`);
  return parsed;
};

describe('versions', () => {
  it.each([
    '01.2.3',
    '1.2',
    '1.2.3.4',
    '1.2.3-01',
    '1.2.3-',
    '1.2.3+',
    'v',
    'v1.2.3',
    '',
    ' 1.2.3',
    '1.2.3 ',
    `1.2.${'9'.repeat(30)}`,
    `1.2.3-${'a'.repeat(300)}`,
  ])('does not take %j for one', (text) => {
    expect(parseVersion(text)).toBeNull();
  });

  it.each(['0.0.0', '1.2.3', '1.2.3-alpha', '1.2.3-0a.1', '1.2.3--', '1.2.3+build.05', '1.2.3-rc.1+b'])(
    'takes %j for one',
    (text) => {
      expect(parseVersion(text)?.text).toBe(text);
    },
  );

  it('sorts by the letter of SemVer 11', () => {
    const ordered = [
      '1.0.0-alpha',
      '1.0.0-alpha.1',
      '1.0.0-alpha.beta',
      '1.0.0-beta',
      '1.0.0-beta.2',
      '1.0.0-beta.11',
      '1.0.0-rc.1',
      '1.0.0',
      '1.9.0',
      '1.10.0',
    ];
    expect(
      ordered
        .toReversed()
        .map(version)
        .toSorted(compareVersions)
        .map((one) => one.text),
    ).toEqual(ordered);
  });

  it('does not compare build metadata', () => {
    expect(compareVersions(version('1.2.3+a'), version('1.2.3+b'))).toBe(0);
  });
});
