/** One or several commits and what they release. `{{0}}` is the full SHA of the first message's commit, `{{0s}}` its first seven digits, `{{base}}` the released commit. */
export interface MessageCase {
  readonly id: number;
  readonly name: string;
  readonly messages: readonly string[];
  /** A bump, or the version a footer names. */
  readonly expect: string;
  readonly nearMiss: boolean | 'breaking';
}

export const MESSAGES: readonly MessageCase[] = [
  { id: 1, name: 'spec2 feat', messages: ['feat: add x'], expect: 'minor', nearMiss: false },
  { id: 3, name: 'spec4 scope', messages: ['feat(parser): add x'], expect: 'minor', nearMiss: false },
  { id: 4, name: 'spec13 bang', messages: ['feat!: add x'], expect: 'major', nearMiss: false }, // note = subject
  {
    id: 6,
    name: 'spec12 footer',
    messages: ['feat: add x\n\nBREAKING CHANGE: y'],
    expect: 'major',
    nearMiss: false,
  },
  {
    id: 7,
    name: 'bang on a hidden type',
    messages: ['chore!: drop node 18'],
    expect: 'major',
    nearMiss: false,
  }, // type need not be feat/fix
  {
    id: 8,
    name: 'BC on docs',
    messages: ['docs: x\n\nBREAKING CHANGE: y'],
    expect: 'major',
    nearMiss: false,
  },
  {
    id: 9,
    name: 'spec16 BREAKING-CHANGE',
    messages: ['fix: x\n\nBREAKING-CHANGE: y'],
    expect: 'major',
    nearMiss: false,
  },
  {
    id: 10,
    name: 'spec15 lower-case breaking change',
    messages: ['fix: x\n\nbreaking change: y'],
    expect: 'patch',
    nearMiss: 'breaking',
  }, // W: near-miss
  {
    id: 12,
    name: 'BC without colon',
    messages: ['fix: x\n\nBREAKING CHANGE y is gone'],
    expect: 'patch',
    nearMiss: 'breaking',
  }, // W
  {
    id: 13,
    name: 'BC colon w/o space',
    messages: ['fix: x\n\nBREAKING CHANGE:y'],
    expect: 'major',
    nearMiss: false,
  }, // lenient: all tools
  {
    id: 14,
    name: 'BC plural',
    messages: ['fix: x\n\nBREAKING CHANGES: y'],
    expect: 'patch',
    nearMiss: 'breaking',
  }, // W
  { id: 17, name: 'no space after colon', messages: ['feat:add x'], expect: 'none', nearMiss: true }, // W
  { id: 18, name: 'space before colon', messages: ['feat : add x'], expect: 'none', nearMiss: true }, // W
  { id: 19, name: 'upper-case type', messages: ['FEAT: add x'], expect: 'minor', nearMiss: false },
  { id: 21, name: 'Fix title-case', messages: ['Fix: repair x'], expect: 'patch', nearMiss: false },
  { id: 22, name: 'empty scope', messages: ['feat(): add x'], expect: 'none', nearMiss: true }, // W
  { id: 23, name: 'two scopes', messages: ['feat(a)(b): add x'], expect: 'none', nearMiss: true }, // W
  { id: 24, name: 'space before scope', messages: ['feat (core): add x'], expect: 'none', nearMiss: true }, // W
  { id: 25, name: 'space after scope', messages: ['feat(core) : add x'], expect: 'none', nearMiss: true }, // W
  { id: 26, name: 'scope with space', messages: ['feat(my scope): add x'], expect: 'minor', nearMiss: false },
  { id: 27, name: 'scope @org/pkg', messages: ['feat(@org/pkg): add x'], expect: 'minor', nearMiss: false },
  { id: 28, name: 'scope a,b', messages: ['feat(a,b): add x'], expect: 'minor', nearMiss: false }, // scopes [a,b]
  {
    id: 29,
    name: 'scope with slash+dot',
    messages: ['feat(api/v1.2): add x'],
    expect: 'minor',
    nearMiss: false,
  },
  { id: 30, name: 'nested paren scope', messages: ['feat(a(b)): add x'], expect: 'none', nearMiss: true }, // W
  { id: 31, name: 'unicode scope', messages: ['feat(größe): añadir'], expect: 'minor', nearMiss: false },
  {
    id: 32,
    name: 'bang before scope',
    messages: ['feat!(core): add x'],
    expect: 'none',
    nearMiss: 'breaking',
  }, // W breaking near-miss
  { id: 33, name: 'bang no space', messages: ['feat(core)!:add x'], expect: 'none', nearMiss: 'breaking' }, // W breaking near-miss
  { id: 34, name: 'double bang', messages: ['feat!!: add x'], expect: 'none', nearMiss: true }, // W
  { id: 35, name: 'space before bang', messages: ['feat !: add x'], expect: 'none', nearMiss: true }, // W
  { id: 36, name: 'feature alias', messages: ['feature: add x'], expect: 'minor', nearMiss: false }, // built-in alias of feat
  { id: 37, name: 'hotfix type', messages: ['hotfix: x'], expect: 'none', nearMiss: false }, // configurable
  { id: 38, name: 'bugfix type', messages: ['bugfix: x'], expect: 'none', nearMiss: false }, // configurable
  { id: 39, name: 'perf', messages: ['perf: faster'], expect: 'patch', nearMiss: false },
  { id: 40, name: 'refactor', messages: ['refactor: x'], expect: 'none', nearMiss: false },
  { id: 41, name: 'chore', messages: ['chore: x'], expect: 'none', nearMiss: false },
  { id: 42, name: 'docs', messages: ['docs: x'], expect: 'none', nearMiss: false },
  { id: 43, name: 'deps', messages: ['deps: bump y'], expect: 'none', nearMiss: false }, // configurable
  { id: 46, name: 'digit type', messages: ['feat2: x'], expect: 'none', nearMiss: false },
  { id: 48, name: 'type colon only', messages: ['feat:'], expect: 'none', nearMiss: true }, // W
  { id: 49, name: 'two spaces after colon', messages: ['feat:  add x'], expect: 'minor', nearMiss: false },
  { id: 50, name: 'tab after colon', messages: ['feat:\tadd x'], expect: 'minor', nearMiss: false },
  { id: 51, name: 'leading blank lines', messages: ['\n\nfeat: add x'], expect: 'minor', nearMiss: false }, // trim
  { id: 52, name: 'leading space', messages: [' feat: add x'], expect: 'minor', nearMiss: false }, // trim
  { id: 53, name: 'emoji before type', messages: ['✨ feat: add x'], expect: 'none', nearMiss: true }, // W
  { id: 55, name: 'emoji in subject', messages: ['feat: ✨ add x'], expect: 'minor', nearMiss: false },
  { id: 56, name: 'ticket prefix', messages: ['[ABC-1] feat: add x'], expect: 'none', nearMiss: true }, // W
  { id: 58, name: 'plain', messages: ['Update README'], expect: 'none', nearMiss: false },
  { id: 59, name: 'fixup!', messages: ['fixup! feat: add x'], expect: 'none', nearMiss: true }, // W
  { id: 60, name: 'squash!', messages: ['squash! feat: add x'], expect: 'none', nearMiss: true }, // W
  { id: 61, name: 'amend!', messages: ['amend! feat!: add x'], expect: 'none', nearMiss: true }, // W
  {
    id: 62,
    name: 'merge branch',
    messages: ["Merge branch 'main' into dev"],
    expect: 'none',
    nearMiss: false,
  },
  { id: 63, name: 'wip', messages: ['wip: feat: x'], expect: 'none', nearMiss: false },
  {
    id: 64,
    name: 'BC whole header',
    messages: ['BREAKING CHANGE: drop api'],
    expect: 'none',
    nearMiss: 'breaking',
  }, // W breaking near-miss
  { id: 65, name: 'BREAKING type', messages: ['BREAKING: drop api'], expect: 'none', nearMiss: 'breaking' }, // W breaking near-miss
  {
    id: 66,
    name: 'CRLF BC',
    messages: ['feat: add x\r\n\r\nBREAKING CHANGE: y\r\n'],
    expect: 'major',
    nearMiss: false,
  },
  {
    id: 67,
    name: 'BC no blank line before (after body)',
    messages: ['fix: x\n\nbody text\nBREAKING CHANGE: y'],
    expect: 'major',
    nearMiss: false,
  },
  {
    id: 69,
    name: 'trailer directly under subject',
    messages: ['feat: x\nCo-authored-by: A <a@b.c>'],
    expect: 'minor',
    nearMiss: false,
  },
  {
    id: 70,
    name: 'BC then paragraph',
    messages: ['fix: x\n\nBREAKING CHANGE: y\n\nmore text'],
    expect: 'major',
    nearMiss: false,
  },
  {
    id: 72,
    name: 'dash-bulleted BC',
    messages: ['fix: x\n\n- BREAKING CHANGE: y'],
    expect: 'patch',
    nearMiss: 'breaking',
  }, // W
  {
    id: 73,
    name: 'indented BC',
    messages: ['fix: x\n\n    BREAKING CHANGE: y'],
    expect: 'patch',
    nearMiss: 'breaking',
  }, // W
  {
    id: 74,
    name: 'quoted BC',
    messages: ['fix: x\n\n> BREAKING CHANGE: y'],
    expect: 'patch',
    nearMiss: false,
  },
  {
    id: 76,
    name: 'BC mid-sentence',
    messages: ['fix: x\n\nThis is not a BREAKING CHANGE: it is fine'],
    expect: 'patch',
    nearMiss: false,
  },
  {
    id: 77,
    name: 'two BC',
    messages: ['feat: x\n\nBREAKING CHANGE: a\nBREAKING CHANGE: b'],
    expect: 'major',
    nearMiss: false,
  }, // 2 notes
  {
    id: 79,
    name: 'BC empty value',
    messages: ['fix: x\n\nBREAKING CHANGE: '],
    expect: 'major',
    nearMiss: true,
  }, // note = subject, W
  {
    id: 80,
    name: 'BC markdown bold',
    messages: ['fix: x\n\n**BREAKING CHANGE**: y'],
    expect: 'patch',
    nearMiss: 'breaking',
  }, // W
  {
    id: 81,
    name: 'BC heading',
    messages: ['fix: x\n\n## BREAKING CHANGE\n\ny'],
    expect: 'patch',
    nearMiss: 'breaking',
  }, // W
  {
    id: 82,
    name: 'bang with body bullets',
    messages: ['fix(a)!: x\n\n- one\n- two'],
    expect: 'major',
    nearMiss: false,
  }, // note = subject
  {
    id: 83,
    name: 'squash bullets, plain title',
    messages: ['Add thing (#5)\n\n* feat: a\n\n* fix: b'],
    expect: 'minor',
    nearMiss: false,
  }, // 2 entries
  {
    id: 84,
    name: 'squash bullets, fix title',
    messages: ['fix: thing (#5)\n\n* feat: a\n\n* chore: b'],
    expect: 'patch',
    nearMiss: true,
  }, // W bullet outranks title
  {
    id: 85,
    name: 'squash bullets w/ bang',
    messages: ['fix: thing (#5)\n\n* feat!: a\n\n* fix: b'],
    expect: 'patch',
    nearMiss: 'breaking',
  }, // W breaking
  {
    id: 86,
    name: 'squash dash bullets w/ bang',
    messages: ['fix: thing (#5)\n\n- feat!: a'],
    expect: 'patch',
    nearMiss: 'breaking',
  }, // W breaking
  {
    id: 89,
    name: 'two paragraphs scope bang',
    messages: ['fix: a\n\nsome text\n\nfeat(x)!: b\n\nmore'],
    expect: 'patch',
    nearMiss: 'breaking',
  }, // W; M with split:true
  {
    id: 90,
    name: 'chore title + feat paragraph',
    messages: ['chore: a\n\nfeat: b'],
    expect: 'none',
    nearMiss: true,
  }, // W
  {
    id: 91,
    name: 'prose paragraph looks like type',
    messages: ['chore: a\n\nfix: this is prose explaining the fix'],
    expect: 'none',
    nearMiss: false,
  },
  {
    id: 92,
    name: 'footer looks like commit',
    messages: ['chore: a\n\nRefs: #1\nfeat: hidden'],
    expect: 'none',
    nearMiss: false,
  },
  {
    id: 94,
    name: 'body line starts word( unclosed',
    messages: ['feat: x\n\ncall(a,\n b)'],
    expect: 'minor',
    nearMiss: false,
  },
  { id: 95, name: 'subject parens', messages: ['fix: call f(g(x)) twice'], expect: 'patch', nearMiss: false },
  {
    id: 97,
    name: 'Release-As',
    messages: ['chore: release\n\nRelease-As: 3.0.0'],
    expect: '3.0.0',
    nearMiss: false,
  },
  {
    id: 98,
    name: 'release-as lower',
    messages: ['chore: release\n\nrelease-as: 3.0.0'],
    expect: '3.0.0',
    nearMiss: false,
  }, // token case-insensitive
  {
    id: 99,
    name: 'delim ==END==',
    messages: ['feat: a ==END== b', 'fix: c'],
    expect: 'minor',
    nearMiss: false,
  },
  {
    id: 101,
    name: 'delim scissor',
    messages: ['feat: a\n\n------------------------ >8 ------------------------\nBREAKING CHANGE: y'],
    expect: 'major',
    nearMiss: false,
  },
  {
    id: 102,
    name: 'tag poison',
    messages: ['fix: use image (tag: v99.0.0)'],
    expect: 'patch',
    nearMiss: false,
  },
  {
    id: 103,
    name: '-hash- field',
    messages: ['fix: a\n\n-hash-\nfoo\n\nBREAKING CHANGE: y'],
    expect: 'major',
    nearMiss: false,
  },
  { id: 105, name: 'none only', messages: ['chore: a', 'docs: b'], expect: 'none', nearMiss: false },
  {
    id: 106,
    name: 'revert sha same range (git)',
    messages: ['feat: a', 'Revert "feat: a"\n\nThis reverts commit {{0}}.'],
    expect: 'none',
    nearMiss: false,
  }, // both dropped
  {
    id: 107,
    name: 'revert: type same range',
    messages: ['feat: a', 'revert: feat: a\n\nThis reverts commit {{0}}.'],
    expect: 'none',
    nearMiss: false,
  },
  {
    id: 108,
    name: 'revert no sha',
    messages: ['feat: a', 'revert: feat: a'],
    expect: 'none',
    nearMiss: false,
  }, // match by header
  {
    id: 109,
    name: 'GitHub revert PR',
    messages: ['feat: a (#11)', 'Revert "feat: a" (#12)\n\nReverts acme/app#11'],
    expect: 'none',
    nearMiss: false,
  }, // match by PR number
  {
    id: 111,
    name: 'reapply',
    messages: [
      'feat: a',
      'Revert "feat: a"\n\nThis reverts commit {{0}}.',
      'Reapply "feat: a"\n\nThis reverts commit {{1}}.',
    ],
    expect: 'minor',
    nearMiss: false,
  }, // revert of revert restores
  {
    id: 112,
    name: 'revert of released',
    messages: ['Revert "feat: old"\n\nThis reverts commit {{base}}.'],
    expect: 'patch',
    nearMiss: false,
  }, // section Reverts
  {
    id: 113,
    name: 'revert: of released',
    messages: ['revert: feat: old\n\nThis reverts commit {{base}}.'],
    expect: 'patch',
    nearMiss: false,
  },
  {
    id: 114,
    name: 'revert plain prose',
    messages: ['revert: let us never again speak of the noodle incident\n\nRefs: 676104e, a215868'],
    expect: 'patch',
    nearMiss: false,
  },
  {
    id: 115,
    name: 'revert breaking same range',
    messages: ['feat!: a', 'Revert "feat!: a"\n\nThis reverts commit {{0}}.'],
    expect: 'none',
    nearMiss: false,
  },
  {
    id: 117,
    name: 'revert short sha',
    messages: ['feat: a', 'Revert "feat: a"\n\nThis reverts commit {{0s}}.'],
    expect: 'none',
    nearMiss: false,
  }, // ≥7 hex, unique
];
