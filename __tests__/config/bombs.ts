/** Files made to cost time or memory, by what they try. */
const many = (count: number, text: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => text(at)).join('');

const FULL = 250_000;
const fill = (unit: string, size = FULL): string => unit.repeat(Math.floor(size / unit.length));

const layers = (count: number, each: number): string =>
  many(
    count,
    (at) =>
      `l${String(at + 1)}: &l${String(at + 1)} [${Array(each)
        .fill(`*l${String(at)}`)
        .join(', ')}]\n`,
  );

const environments = (count: number, of: (at: number) => string): string =>
  `version: 1\nenvironments:\n${many(count, (at) => `  e${String(at)}: ${of(at)}\n`)}`;

export const BOMBS: Readonly<Record<string, string>> = {
  'a file of ten megabytes': fill('a', 10_000_000),
  'brackets a quarter of a million deep': fill('['),
  'braces a quarter of a million deep': fill('{a: '),
  'blocks as deep as the file allows': many(700, (at) => `${' '.repeat(at)}a:\n`),
  'lists in lists on one line': fill('- '),
  'keys of keys': fill('? '),
  'a billion laughs': `l0: &l0 [lol]\n${layers(9, 9)}`,
  'a billion laughs with few aliases': `l0: &l0 [lol]\n${layers(60, 2)}`,
  'depth by aliases': `l0: &l0 [lol]\n${layers(100, 1)}`,
  'ten thousand aliases': `a: &a 1\nb: [${fill('*a, ', 40_000)}]\n`,
  'ten thousand anchors': many(10_000, (at) => `k${String(at)}: &a${String(at)} 1\n`),
  'an alias to itself': 'version: 1\ngates: &g { a: *g }\n',
  'thirty thousand unknown keys': `version: 1\n${many(20_000, (at) => `k${String(at)}: 1\n`)}`,
  'one key thirty thousand times': `version: 1\n${fill('gates: 1\n')}`,
  'ten thousand gates': `version: 1\ngates:\n${many(9000, (at) => `  g${String(at)}: {}\n`)}`,
  'names to be compared with names': `version: 1\ngates:\n${many(3500, (at) => `  a_long_name_of_a_gate_${String(at)}: {}\n`)}merge: { require: [${many(4000, (at) => `a_lnog_name_of_a_gate_${String(at)}x, `)}] }\n`,
  'a key of a quarter of a million characters': `version: 1\n${fill('k')}: 1\n`,
  'a name of a gate of that length': `version: 1\ngates: { ${fill('k')}: { checks: [a] } }\n`,
  'a name of spaces': `version: 1\ngates: { a: { checks: ['a${fill(' ')}\\n'] } }\n`,
  'a name and a line end': `version: 1\ngates: { a: { checks: ["${fill('a')}\\n"] } }\n`,
  'a name of stars': `version: 1\ngates: { a: { checks: ['${fill('*a')}b'] } }\n`,
  'a glob of stars': `version: 1\ngates: { a: { coverage: { files: ['${'*a'.repeat(90)}b'], min: 5% } } }\n`,
  'a glob of many folders': `version: 1\ngates: { a: { coverage: { files: ['${'**/'.repeat(60)}b'], min: 5% } } }\n`,
  'a glob of braces': `version: 1\ngates: { a: { coverage: { files: ['${'{a,'.repeat(60)}${'}'.repeat(60)}'], min: 5% } } }\n`,
  'a glob of groups': `version: 1\ngates: { a: { coverage: { files: ['${'+('.repeat(40)}a${')'.repeat(40)}'], min: 5% } } }\n`,
  'a window of days times hours': `version: 1\ngates: { a: { window: { tz: UTC, allow: '${fill('mon ', 120_000)}${fill('09:00-10:00 ', 120_000)}' } } }\n`,
  'a zone of that length': `version: 1\ngates: { a: { window: { tz: ${fill('A/')}, allow: mon 09:00-10:00 } } }\n`,
  'a duration of digits': `version: 1\ngates: { a: { checks: [a], wait: ${fill('9')}m } }\n`,
  'a share of digits': `version: 1\ngates: { a: { coverage: { files: [a], min: ${fill('9')}% } } }\n`,
  'a tag of braces': `version: 1\nrelease: { tag: '${fill('{version}')}' }\n`,
  'a channel of letters': `version: 1\nrelease: { branches: [{ name: a, channel: '${fill('1')}!' }] }\n`,
  'an address of that length': `version: 1\nenvironments: { a: { url: 'https://${fill('a')} b' } }\n`,
  'a command of that length': `version: 1\nenvironments: { a: { rollout: { run: { deploy: '${fill('a')}' } } } }\n`,
  'requirements in requirements': `version: 1\nmerge: { require: ${'{ any: ['.repeat(15)}a${'] }'.repeat(15)} }\n`,
  'a thousand environments with a thousand problems': environments(
    1000,
    () => '{ rollout: { steps: [1], judge: {} } }',
  ),
  'clashing names': `version: 1\nenvironments:\n${many(4000, (at) => `  e${String(at)}: {}\n  E${String(at)}: {}\n`)}`,
  'a comment of that length': `version: 1 # ${fill('#')}\n`,
  'empty lines': fill('\n'),
  'spaces and line ends': fill(' \n'),
  'a text that never ends': `version: "${fill('a ')}`,
  'folded lines': `version: >\n${fill('  a\n\n')}`,
  'a plain text over many lines': `version: a\n${fill('  b\n')}`,
  escapes: `version: "${fill('\\u0041')}"\n`,
  directives: fill('%TAG ! tag:example.com,2000:\n'),
  documents: fill('---\n'),
  tags: `version: ${fill('!a ')}1\n`,
  'null characters': fill('\0'),
  'halves of characters': fill('\ud800'),
};
