import { describe, expect, it } from '@jest/globals';
import { prependChangelog } from '../../src/release/changelog.ts';

const SECTION = '## [1.3.0](https://x/compare/v1.2.0...v1.3.0) (2026-01-02)\n\n### Features\n\n* a\n';

describe('a changelog', () => {
  it('starts with a title', () => {
    expect(prependChangelog(null, SECTION, '1.3.0')).toEqual({
      text: `# Changelog\n\n${SECTION}`,
      changed: true,
    });
    expect(prependChangelog('\n', SECTION, '1.3.0').text).toBe(`# Changelog\n\n${SECTION}`);
  });

  it.each([
    ['## [1.2.0](https://x) (2025-01-01)'],
    ['## 1.2.0 (2025-01-01)'],
    ['# v1.2.0'],
    ['### [1.2.0-rc.1] - 2025-01-01'],
    ['## <small>1.2.0 (2025-01-01)</small>'],
    ['## api 1.2.0'],
    ['## api@1.2.0'],
    ['## Version 1.2.0'],
  ])('has the newest section above %j and below what its keeper wrote', (heading) => {
    const header =
      '# Our changes\n\nRead `1.0.0` with care.\n\n## How to read 1.2.0 notes\n\n```\n## 9.9.9\n```\n\n## [Unreleased]\n\n- soon\n\n';
    const old = `${heading}\n\n* old\n\n\n\ttrailing  \n`;
    expect(prependChangelog(header + old, SECTION, '1.3.0')).toEqual({
      text: `${header}${SECTION}\n${old}`,
      changed: true,
    });
  });

  it('has a version once', () => {
    const once = prependChangelog('# Ours\n\n## 1.2.0\n', SECTION, '1.3.0').text;
    expect(prependChangelog(once, SECTION, '1.3.0')).toEqual({ text: once, changed: false });
    expect(prependChangelog('## 1.3.0-rc.1\n', SECTION, '1.3.0').changed).toBe(true);
  });

  it('has a version once for each component', () => {
    const both = prependChangelog('## api 1.3.0\n', '## web 1.3.0\n', '1.3.0', 'web');
    expect(both).toEqual({ text: '## web 1.3.0\n\n## api 1.3.0\n', changed: true });
    expect(prependChangelog(both.text, '## web 1.3.0\n', '1.3.0', 'web').changed).toBe(false);
  });

  it('keeps its line ends', () => {
    expect(prependChangelog('# Ours\r\n\r\n## 1.2.0\r\n', '## 1.3.0\n\n* a\n', '1.3.0').text).toBe(
      '# Ours\r\n\r\n## 1.3.0\r\n\r\n* a\r\n\r\n## 1.2.0\r\n',
    );
  });

  it.each([
    ['# Ours\n', '# Ours\n\n## 1.3.0\n'],
    ['# Ours', '# Ours\n\n## 1.3.0\n'],
    ['# Ours\n\nText\n\n', '# Ours\n\nText\n\n## 1.3.0\n'],
    ['\uFEFF# Ours\n', '\uFEFF# Ours\n\n## 1.3.0\n'],
  ])('without a section yet (%j) gets it at the end', (existing, expected) => {
    expect(prependChangelog(existing, '## 1.3.0', '1.3.0').text).toBe(expected);
  });
});
