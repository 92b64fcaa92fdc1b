import { describe, expect, it } from '@jest/globals';
import type { Import, SourceFile } from './sources.ts';
import { codeOf, folderOf, SOURCES } from './sources.ts';

const PURE = ['gates', 'release', 'rollout', 'canary', 'ledger', 'schedule', 'insights', 'report', 'config'];
const EDGES = ['gather', 'github', 'git', 'metrics', 'traffic', 'notify', 'shell', 'action'];
const PURE_PACKAGES =
  /^(zod|semver(\/.*)?|js-yaml|picomatch(\/.*)?|fastest-levenshtein|conventional-changelog(-writer)?)$/;

interface Rule {
  /** Folders of ours it may load. */
  readonly loads: readonly string[];
  /** Files of which it may have the types. */
  readonly types?: RegExp;
  /** What else it may load: packages and modules of node. */
  readonly others: RegExp;
}

const edge = (others: RegExp): Rule => ({ loads: ['core'], types: /\/port\.ts$/, others });

/** Who may import what. A folder that is not here may not exist. */
const RULES: Readonly<Record<string, Rule>> = {
  core: { loads: [], others: /^(zod|fastest-levenshtein)$/ },
  ...Object.fromEntries(PURE.map((folder) => [folder, { loads: ['core', ...PURE], others: PURE_PACKAGES }])),
  app: {
    loads: ['core', ...PURE],
    types: /^(gather|github|metrics|traffic|notify|shell)\/port\.ts$/,
    others: PURE_PACKAGES,
  },
  gather: edge(/^(node:.+|picomatch(\/.*)?)$/),
  github: edge(/^(node:.+|@octokit\/.+|undici)$/),
  git: edge(/^node:.+$/),
  metrics: edge(/^node:.+$/),
  traffic: edge(/^node:.+$/),
  notify: edge(/^node:.+$/),
  shell: edge(/^node:.+$/),
  action: edge(/^(node:.+|@actions\/(core|github)|@sentry\/node)$/),
  // Puts the parts together for one run; nothing but the entries loads it.
  assembly: { loads: ['core', 'app', ...PURE, ...EDGES], others: /^node:.+$/ },
  'rehearsal/github': { loads: [], others: /./ },
  'rehearsal/play': { loads: ['core', 'report', 'rehearsal/github'], others: /./ },
  main: { loads: ['action', 'assembly'], others: /^node:.+$/ },
  post: { loads: ['action', 'assembly'], others: /^node:.+$/ },
  cli: { loads: ['core', 'action', 'assembly', 'rehearsal/play'], others: /^node:.+$/ },
};

const isAllowed = (folder: string, { to, ours, typesOnly }: Import): boolean => {
  const rule = RULES[folder];
  if (rule === undefined) return false;
  if (!ours) return rule.others.test(to);
  const there = folderOf(to);
  return there === folder || rule.loads.includes(there) || (typesOnly && rule.types?.test(to) === true);
};

const show = ({ path }: SourceFile, { to, typesOnly }: Import): string =>
  `${path} imports ${typesOnly ? 'types of ' : ''}${to}`;

describe('the dependency rule', () => {
  it.each([
    ['core', 'gates/gate.ts', true, false],
    ['gates', 'core/facts.ts', false, true],
    ['gates', 'github/port.ts', true, false],
    ['gates', 'node:fs', false, false],
    ['app', 'github/port.ts', true, true],
    ['app', 'github/port.ts', false, false],
    ['app', 'github/index.ts', true, false],
    ['app', '@actions/core', false, false],
    ['gather', 'github/port.ts', true, true],
    ['gather', 'github/client.ts', true, false],
    ['github', '@octokit/core', false, true],
    ['git', '@octokit/core', false, false],
    ['rehearsal/github', 'core/facts.ts', true, false],
    ['rehearsal/play', 'app/loop.ts', true, false],
    ['assembly', 'rehearsal/play/index.ts', false, false],
    ['gates', 'assembly/run.ts', true, false],
    ['helpers', 'core/facts.ts', true, false],
  ])('%s and %s (types only: %s): %s', (folder, to, typesOnly, allowed) => {
    const ours = to.endsWith('.ts');
    expect(isAllowed(folder, { to, ours, typesOnly })).toBe(allowed);
  });
});

describe('imports', () => {
  it('are read: each entry and each folder with a rule of its own has some', () => {
    const read = (path: string) =>
      SOURCES.find((source) => source.path === path)?.imports.map(({ to }) => to);
    expect(read('main.ts')).toContain('action/inputs.ts');
    expect(read('gates/checks.ts')).toEqual(
      expect.arrayContaining(['core/facts.ts', 'gates/checks/identity.ts']),
    );
  });

  it('follow the dependency rule', () => {
    const broken = SOURCES.flatMap((source) =>
      source.imports.filter((each) => !isAllowed(source.folder, each)).map((each) => show(source, each)),
    );
    expect(broken).toEqual([]);
  });

  it('lead downwards between the pure folders: none is below itself', () => {
    const edges = SOURCES.flatMap(({ folder, imports }) =>
      imports.filter(({ ours }) => ours).map(({ to }) => [folder, folderOf(to)] as const),
    ).filter(([from, to]) => from !== to && PURE.includes(from) && PURE.includes(to));
    // Folders that import none of those left can be taken away, until none is left; those in a ring stay.
    let left: readonly string[] = PURE;
    const isFree = (folder: string): boolean =>
      !edges.some(([from, to]) => from === folder && left.includes(to));
    while (left.some(isFree)) left = left.filter((folder) => !isFree(folder));
    expect(left).toEqual([]);
  });
});

/** Time, chance, the process and the network arrive as arguments where data is judged. */
const IMPURE: Readonly<Record<string, RegExp>> = {
  'the clock': /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\.|\bTemporal\.Now\b/,
  timers: /\bset(Timeout|Interval|Immediate)\b/,
  chance: /\bMath\.random\b|\bcrypto\b/,
  'the process': /\bprocess\.|\bglobalThis\b/,
  'the network': /\bfetch\(|\bnew (WebSocket|EventSource)\b/,
  'the console': /\bconsole\./,
};

describe('pure folders', () => {
  it.each(Object.entries(IMPURE))('do not touch %s', (_what, pattern) => {
    const folders = new Set(['core', ...PURE, 'app']);
    const touching = SOURCES.filter(({ folder, text }) => folders.has(folder) && pattern.test(codeOf(text)));
    expect(touching.map(({ path }) => path)).toEqual([]);
  });
});

const LONGEST = 220;

/** Files in which somebody looked for the second thing and found none, each with the reason. */
const LONG: Readonly<Record<string, string>> = {
  'github/port.ts': 'one interface with what GitHub is asked for: cut in two it would be read in two places',
  'canary/rules.ts': 'one table of rules in the order they decide; each rule is a few lines',
};

describe('files', () => {
  it(`have at most ${LONGEST} lines, or a reason`, () => {
    const long = SOURCES.filter(({ path, lines }) => lines > LONGEST && !Object.hasOwn(LONG, path));
    expect(long.map(({ path, lines }) => `${path}: ${lines} lines`)).toEqual([]);
  });

  it('that have a reason are there and need it', () => {
    const needed = new Set(SOURCES.filter(({ lines }) => lines > LONGEST).map(({ path }) => path));
    expect(Object.keys(LONG).filter((path) => !needed.has(path))).toEqual([]);
  });
});
