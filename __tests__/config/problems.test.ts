import { describe, expect, it } from '@jest/globals';
import { parseConfig } from '../../src/config/parse.ts';
import { toldOf } from './read.ts';

const A_GLOB = 'a path or glob inside the repository, such as src/billing/** or **/lcov.info';

type Case = readonly [what: string, text: string, ...told: readonly string[]];

/** Problems of a file that is wrong in its first lines or in one section. */
const SECTIONS: readonly Case[] = [
  ['nothing', '', '1:1 : expected keys with values, such as version: 1, found nothing'],
  ['only a comment', '# soon\n', '1:1 : expected keys with values, such as version: 1, found nothing'],
  ['a text', 'hello', "1:1 : expected keys with values, such as version: 1, found 'hello'"],
  ['a list', '- a', '1:1 : expected keys with values, such as version: 1, found a list'],
  ['no version', 'gates: {}', '1:1 version: expected 1, the version of this format, found nothing'],
  ['another version', 'version: 2', '1:10 version: expected 1, the version of this format, found 2'],
  [
    'keys that are not known',
    'version: 1\ngate: {}\nenviroments: {}\nnotify: []\n',
    "2:1 gate: the key 'gate' is not known here [gates]",
    "3:1 enviroments: the key 'enviroments' is not known here [environments]",
    "4:1 notify: the key 'notify' is not known here",
  ],
  [
    'keys that every object has',
    'version: 1\n__proto__: { a: 1 }\nconstructor: 1\n',
    "2:1 __proto__: the key '__proto__' is not known here",
    "3:1 constructor: the key 'constructor' is not known here",
  ],
  [
    'a merge key, which YAML 1.2 does not have',
    'version: 1\n<<: {}',
    "2:1 ['<<']: the key '<<' is not known here",
  ],
  [
    'sections of the wrong kind',
    'version: 1\nenvironments: [a]\ngates: 5\nfreezes: {}\nrelease: []\nartifact: x\nmerge: 5',
    '2:15 environments: expected environments by name, such as staging: { require: [ci] }',
    '3:8 gates: expected gates by name, such as ci: { checks: [test] }',
    '4:10 freezes: expected a list of freezes, found keys with values',
    '5:10 release: expected keys with values, found an empty list',
    "6:11 artifact: expected keys with values, found 'x'",
    '7:8 merge: expected keys with values, found 5',
  ],
  [
    'a release',
    `version: 1
release:
  tag: v
  initial: 1.0
  branches: [{ nam: x }, { name: y, channel: "1", maintenance: true }, 5]
  floating: [mayor]
  types: { "1x": {}, deps: { bmp: patch }, x: {} }
  mode: pull-request
  files: [package.json]
`,
    "3:8 release.tag: expected the form of a tag with {version} in it once, such as v{version}, found 'v'",
    '4:12 release.initial: expected a version such as 0.1.0, found 1',
    '5:14 release.branches[0].name: expected the name of a branch, found nothing',
    "5:16 release.branches[0].nam: the key 'nam' is not known here [name]",
    '5:26 release.branches[1]: a branch has a channel or is for maintenance, not both',
    "5:46 release.branches[1].channel: expected a prerelease identifier such as rc, found '1'",
    '5:72 release.branches[2]: expected the name of a branch, or { name: … } with channel or maintenance, found 5',
    "6:14 release.floating[0]: expected one of major, minor, found 'mayor' [major]",
    "7:12 release.types['1x']: expected a type of commits, such as deps, found '1x'",
    "7:30 release.types.deps.bmp: the key 'bmp' is not known here [bump]",
    '7:47 release.types.x: expected bump or section, found neither',
    "8:9 release.mode: expected direct, found 'pull-request'",
    "9:3 release.files: the key 'files' is not known here",
  ],
  [
    'what merging requires',
    'version: 1\nmerge: { require: [], warn: x }',
    '2:19 merge.require: expected at least one requirement, found an empty list',
    "2:29 merge.warn: expected a list, found 'x'",
  ],
  [
    'freezes',
    `version: 1
environments: { production: {} }
freezes:
  - { name: a, from: 2026-12-23, to: 2026-12-22T10:00, tz: Nowhere }
  - { name: b, from: 2026-12-23T10:00, to: 2026-12-22T10:00, tz: UTC, environments: [producton], except: [hotfx] }
  - { name: c, from: 2026-12-23T10:00, to: 2026-12-23T10:00, tz: UTC }
  - 5
`,
    "4:22 freezes[0].from: expected a local date and time without offset, such as 2026-12-23T18:00, found '2026-12-23'",
    "4:60 freezes[0].tz: expected the name of a time zone such as Europe/Berlin or UTC, found 'Nowhere'",
    "5:86 freezes[1].environments[0]: the environment 'producton' is not known [production]",
    "5:107 freezes[1].except[0]: expected one of rollback, hotfix, found 'hotfx' [hotfix]",
    '6:44 freezes[2].to: the freeze ends before it begins: from must be earlier than to',
    '7:5 freezes[3]: expected keys with values, found 5',
  ],
];

const GATES: readonly Case[] = [
  [
    'gates',
    `version: 1
environments: { staging: { require: [ci] } }
gates:
  ci: { checks: [{ nme: test }], wait: 20 }
  cov: { coverge: { min: 1 } }
  two: { checks: [a], approvals: {} }
  none: {}
  nothing:
  "1st": { checks: [a] }
  freeze: { checks: [a] }
  list: [a]
  other: { accept: [success] }
`,
    '4:18 gates.ci.checks[0].name: expected the name of a check, in which * stands for any characters, found nothing',
    "4:20 gates.ci.checks[0].nme: the key 'nme' is not known here [name]",
    '4:40 gates.ci.wait: expected a duration such as 30s, 15m, 2h or 7d, found 20',
    "5:10 gates.cov.coverge: the question 'coverge' is not known [coverage]",
    '6:8 gates.two: expected one question, found checks and approvals; make them two gates',
    '7:9 gates.none: expected a question, found none',
    '8:3 gates.nothing: expected a question, found none',
    "9:3 gates['1st']: expected a name of letters, digits, - and _ that begins with a letter, found '1st'",
    "10:3 gates.freeze: the name 'freeze' is taken by a finding of its own",
    '11:9 gates.list: expected a question, found none',
    '12:10 gates.other: expected a question, found accept',
  ],
  [
    'options of gates',
    `version: 1
environments: { staging: {} }
gates:
  w: { window: { tz: Europe/Berlim, allow: 'mon 9-17' } }
  c: { coverage: { files: [], min: 85, paths: { '../x': 5 } } }
  a: { checks: [a], accept: [succes] }
  m: { checks: [{ name: a, min: 2, when: if-present }] }
  n: { checks: none }
  d: { deployed: { environment: stagin, soak: 5 } }
  r: { approvals: { min: 0, stale: never } }
`,
    "4:22 gates.w.window.tz: expected the name of a time zone such as Europe/Berlin or UTC, found 'Europe/Berlim'",
    "4:44 gates.w.window.allow: expected times of a week such as 'mon-thu 09:00-17:00, fri 09:00-12:00', but '9-17' is neither days (mon, mon-thu) nor times (09:00-17:00)",
    "5:27 gates.c.coverage.files: expected at least one glob, such as ['**/lcov.info'], found an empty list",
    '5:36 gates.c.coverage.min: expected a share above 0% and at most 100%, such as 85% or 99.5%, found 85',
    `5:49 gates.c.coverage.paths['../x']: expected ${A_GLOB}, found '../x'`,
    "6:30 gates.a.accept[0]: expected one of success, neutral, skipped, found 'succes' [success]",
    '7:33 gates.m.checks[0].min: min asks for checks to be there and when: if-present does not; only one of them can hold',
    "8:16 gates.n.checks: expected all, or a list of checks such as [{ name: 'test*' }], found 'none'",
    "9:33 gates.d.deployed.environment: the environment 'stagin' is not known [staging]",
    '9:47 gates.d.deployed.soak: expected a duration such as 30s, 15m, 2h or 7d, found 5',
    '10:26 gates.r.approvals.min: expected a whole number from 1 on, found 0',
    "10:36 gates.r.approvals.stale: expected one of reject, reject-if-diff-changed, accept, found 'never'",
  ],
  [
    'requirements',
    `version: 1
gates: { ci: { checks: [a] }, cov: { checks: [b] } }
environments:
  staging:
    require: [ci, cii, { any: [cov, { al: [x] }] }, { all: [ci], label: x }, 5, { any: [] }]
    warn: [cvo, 5]
`,
    "5:19 environments.staging.require[1]: the gate 'cii' is not known [ci]",
    "5:39 environments.staging.require[2].any[1].al: the key 'al' is not known here [all]",
    '5:53 environments.staging.require[3]: expected exactly one of all, any, not, label, found 2',
    '5:78 environments.staging.require[4]: expected the name of a gate, a list of requirements, or one of { all: … }, { any: … }, { not: … }, { label: … }, found 5',
    '5:88 environments.staging.require[5].any: expected at least one requirement, found an empty list',
    "6:12 environments.staging.warn[0]: the gate 'cvo' is not known [cov]",
    '6:17 environments.staging.warn[1]: expected a name of letters, digits, - and _ that begins with a letter, found 5',
  ],
  [
    'an environment that waits for itself',
    'version: 1\ngates: { s: { deployed: { environment: Staging } } }\nenvironments: { staging: { require: s } }',
    "3:37 environments.staging.require: the gate 's' asks that staging was deployed before anything is deployed to staging",
  ],
  [
    'environments',
    `version: 1
environments:
  Staging: { require: x }
  staging: {}
  "-x": {}
  p: 5
  q: { url: ftp://x, aproval: {}, approval: { required: yes, max-age: 1 }, rollback: { max-age: never } }
`,
    "3:23 environments.Staging.require: the gate 'x' is not known",
    '4:3 environments.staging: staging and Staging are the same environment to GitHub',
    "5:3 environments['-x']: expected the name of an environment that begins with a letter or a digit, found '-x'",
    '6:6 environments.p: expected keys with values, found 5',
    "7:13 environments.q.url: expected an address that begins with https:// or http://, found 'ftp://x'",
    "7:22 environments.q.aproval: the key 'aproval' is not known here [approval]",
    "7:57 environments.q.approval.required: expected true or false, found 'yes'",
    '7:71 environments.q.approval.max-age: expected a duration such as 30s, 15m, 2h or 7d, found 1',
    "7:97 environments.q.rollback.max-age: expected a duration such as 30s, 15m, 2h or 7d, found 'never'",
  ],
];

/** A canary that is right, to be spoilt. Its rollout stands from line 6 on. */
const canary = (
  rollout: string,
  judge = '',
  requests = 'requests: \'r{version="{version}"}\'',
): string => `version: 1
gates: { ci: { checks: [test] } }
environments:
  production:
    require: ci
    rollout: { strategy: canary, run: { deploy: d }, traffic: { driver: command, set: s, read: r },
      ${rollout}
      judge: { provider: prometheus, url: "https://p.example.com",
        ${requests},
        errors: 'e{version="{version}"}',
        ${judge}
      } }
`;
const IN = 'environments.production.rollout';

const ROLLOUTS: readonly Case[] = [
  [
    'steps that do not rise to all',
    canary('steps: [5%, 5%, 60%],'),
    `7:19 ${IN}.steps[1]: expected more than the step before, 5%, found 5%`,
    `7:23 ${IN}.steps[2]: expected 100% as the last step, found 60%`,
  ],
  ['a step of nothing', canary('steps: [0%, 100%],'), `7:15 ${IN}.steps[0]: expected more than 0%, found 0%`],
  [
    'times that are not one a step',
    canary('step-time: [1m],'),
    `7:18 ${IN}.step-time: expected one duration for all, or 3 or 4 for 4 steps, found 1`,
  ],
  [
    'steps that take longer than the deadline',
    canary('deadline: 10m,'),
    `7:17 ${IN}.deadline: the steps take at least 15 min, and the deadline is 10 min`,
  ],
  [
    'keys of another strategy',
    canary('batches: [1],'),
    `7:16 ${IN}.batches: batches is for the strategy rolling, and this one is canary`,
  ],
  [
    'a judge that nothing could stop by, and that is wrong too often',
    canary('', 'warn-only: [errors], false-alarm: 60%'),
    `8:14 ${IN}.judge: nothing can stop this canary: no metric decides, so at least one must not be warn-only`,
    `8:14 ${IN}.judge: false-alarm is 0.6, it must be above 0% and below 50%`,
  ],
  [
    'queries that do not tell versions apart, and keys of another provider',
    canary('', 'command: x', 'requests: r'),
    `9:19 ${IN}.judge.requests: expected {version} in the query: without it candidate and baseline count as one`,
    `11:18 ${IN}.judge.command: the provider prometheus has no use for command`,
  ],
  [
    'limits of latency without slow answers being counted',
    canary('', 'limits: { p95: 300ms }, critical: { latency-over-baseline: 2x }'),
    `11:24 ${IN}.judge.limits.p95: p95 needs judge.slow, which counts slow answers`,
    `11:68 ${IN}.judge.critical.latency-over-baseline: latency-over-baseline needs judge.slow, which counts slow answers`,
  ],
  [
    'slow answers counted by another time than p95, and without a query',
    canary('', 'slow: { over: 300ms }, limits: { p95: 500ms }'),
    `8:14 ${IN}.judge: metric 'slow' counts answers over 0.3 s but the p95 limit is 0.5 s: they must be the same`,
    `11:9 ${IN}.judge.slow.query: expected slow.query, found nothing: the provider prometheus needs it`,
  ],
  [
    'faults in the judge and in the rollout around it, all at once',
    canary('steps: [5%],', 'limits: { eror-rate: 1% }, warnings: {}'),
    `7:15 ${IN}.steps[0]: expected 100% as the last step, found 5%`,
    `11:17 ${IN}.judge.limits: expected at least one limit, found none`,
    `11:19 ${IN}.judge.limits.eror-rate: the key 'eror-rate' is not known here [error-rate]`,
    `11:46 ${IN}.judge.warnings: expected at least one limit, found none`,
  ],
  [
    'strategies without what they need',
    `version: 1
environments:
  p: { rollout: { strategy: canary }, rollback: { migrations: down-script } }
  q: { rollout: { strategy: rolling, batches: [50%, 1, 20%], run: { deploy: x } }, rollback: { migrations: restore-backup } }
  r: { rollout: { strategy: bluegreen } }
  s: { rollout: { step-time: 5m } }
  t: { rollout: { strategy: rolling, batches: [2, 1, 0, 100%], run: { deploy: x } } }
`,
    '3:8 environments.p.rollout.run.deploy: expected run.deploy, found nothing: the strategy canary calls it to bring the candidate',
    '3:8 environments.p.rollout.traffic: expected traffic, found nothing: the strategy canary moves traffic',
    '3:8 environments.p.rollout.judge: expected judge, found nothing: a canary that nobody judges is promoted blindly',
    '3:39 environments.p.rollback.run.migrations: expected run.migrations, found nothing: migrations: down-script calls it',
    '4:53 environments.q.rollout.batches[1]: a count after a share cannot be compared with it; put counts first',
    '4:56 environments.q.rollout.batches[2]: expected 100% as the last batch',
    '4:84 environments.q.rollback.run.migrations: expected run.migrations, found nothing: migrations: restore-backup calls it',
    '4:108 environments.q.rollback.migrations: migrations: restore-backup needs a backup, and rollout.run.backup makes none',
    "5:29 environments.r.rollout.strategy: expected one of direct, rolling, blue-green, canary, found 'bluegreen' [blue-green]",
    '6:30 environments.s.rollout.step-time: the strategy direct has no steps to give time to',
    '7:54 environments.t.rollout.batches[2]: expected a count of instances such as 1, or a share such as 50%, found 0',
  ],
];

describe('everything that is wrong is told at once, each at its place', () => {
  it.each([...SECTIONS, ...GATES, ...ROLLOUTS])('%s', (_, text, ...told) => {
    expect(toldOf(text)).toEqual(told);
    expect(parseConfig([{ name: 'deploy.yml', text }]).ok).toBe(false);
  });
});

describe('a secret that stands where the name of a variable belongs', () => {
  it('is not repeated', () => {
    const told = toldOf(canary('', 'token: ghp_0123456789-secret')).join('\n');
    expect(told).toContain('never the secret itself, found something else');
    expect(told).not.toContain('ghp_');
  });
});

describe('remedies', () => {
  it('name what is known', () => {
    const parsed = parseConfig([
      { name: 'deploy.yml', text: 'version: 1\nmerge: { require: ci, wran: [] }\n' },
    ]);
    expect(parsed.ok ? [] : parsed.problems.map(({ remedy }) => remedy)).toEqual([
      'The file has no gates.',
      'Known here: require, warn.',
    ]);
  });
});
