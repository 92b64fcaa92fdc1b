import { describe, expect, it } from '@jest/globals';
import { parseConfig } from '../../src/config/parse.ts';
import { DEFAULT_RELEASE_OPTIONS } from '../../src/release/options.ts';
import { EVERY_KEY, configOf, toldOf } from './read.ts';

describe('a file with every key', () => {
  const config = configOf(EVERY_KEY);

  it('has no warning', () => {
    expect(toldOf(EVERY_KEY)).toEqual([]);
  });

  it('says how releases are made; a type keeps what the file does not say of it', () => {
    expect(config.release).toMatchObject({
      branches: [{ name: 'main' }, { name: 'next', channel: 'rc' }, { name: '*.x', maintenance: true }],
      tag: 'v{version}',
      initial: '0.1.0',
      changelog: 'CHANGELOG.md',
      nearMiss: 'fail',
    });
    expect(config.release.types).toMatchObject({
      deps: { bump: 'patch', section: 'Dependencies' },
      docs: { bump: 'none', section: 'Documentation' },
      perf: { bump: 'patch', section: null },
      feat: { bump: 'minor', section: 'Features' },
    });
  });

  it('has its gates, each with its options', () => {
    expect(Object.values(config.gates).map(({ name, kind }) => `${name}: ${kind}`)).toEqual([
      'ci: checks',
      'lint: checks',
      'everything: checks',
      'reviewed: approvals',
      'coverage: coverage',
      'staging: deployed',
      'window: window',
    ]);
    expect(config.gates['ci']?.options).toEqual({
      checks: [
        {
          name: 'test*',
          workflow: '.github/workflows/ci.yml',
          event: 'push',
          app: 'github-actions',
          min: 3,
          when: 'required',
        },
        { name: 'build', when: 'required' },
      ],
      accept: ['success'],
      wait: 1_200_000,
      grace: 60_000,
    });
  });

  it('has environments by their canonical names, with the names as written', () => {
    expect(Object.entries(config.environments).map(([key, { name }]) => `${key} ${name}`)).toEqual([
      'staging staging',
      'preview preview',
      'production Production',
    ]);
  });

  it('knows which environment serves production', () => {
    expect(Object.values(config.environments).map(({ production }) => production)).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('reads requirements as trees', () => {
    expect(config.environments['production']?.require).toEqual({
      all: [
        { gate: 'ci' },
        { all: [{ gate: 'reviewed' }, { gate: 'staging' }, { gate: 'window' }] },
        { any: [{ gate: 'coverage' }, { label: 'cover-accepted' }] },
        { not: { label: 'blocked' } },
      ],
    });
    expect(config.environments['preview']?.require).toEqual({ gate: 'ci' });
    expect(config.merge).toEqual({
      require: { all: [{ gate: 'ci' }, { gate: 'reviewed' }, { gate: 'coverage' }] },
      warn: ['everything'],
    });
  });

  it('gives each step its time, and none to the last: what is watched there is the bake', () => {
    expect(config.environments['production']?.rollout).toMatchObject({
      strategy: 'canary',
      steps: [0.05, 0.25, 0.5, 1],
      stepTimeMs: [900_000, 300_000, 300_000, 0],
      deadlineMs: 3_600_000,
      onDeadline: 'roll-back',
      bakeMs: 600_000,
      timeoutMs: 600_000,
      passEnv: ['KUBECONFIG'],
    });
    expect(config.environments['staging']?.rollout).toMatchObject({
      strategy: 'rolling',
      batches: [{ count: 1 }, { share: 0.5 }, { share: 1 }],
      stepTimeMs: [60_000, 120_000, 0],
    });
  });

  it("gives the judge its options in the judge's own units", () => {
    expect(config.environments['production']?.rollout.judge).toMatchObject({
      everyMs: 5000,
      provider: {
        kind: 'prometheus',
        url: 'https://prometheus.example.com',
        tokenEnv: 'PROMETHEUS_TOKEN',
        slow: { overMs: 500 },
      },
      options: {
        limits: { errorRate: 0.01, p95: 0.5, errorsOverBaseline: 5, latencyOverBaseline: 5 },
        critical: { latencyOverBaseline: 2 },
        warnings: { errorsOverBaseline: 0.5, p95: 0.2 },
        tolerance: { errors: 0.1, latency: 0.2 },
        falseAlarm: 0.02,
        maxBlind: 600,
        staleAfter: 30,
        warmUp: 20,
        onRegression: 'roll-back',
        metrics: {
          errors: { kind: 'errors', decides: true },
          slow: { kind: 'slow', decides: false, over: 0.5 },
        },
      },
    });
  });

  it('has health checks, commands, freezes and the artifact', () => {
    const production = config.environments['production'];
    expect(production?.rollout.health).toEqual([
      {
        url: 'https://example.com/healthz',
        everyMs: 10_000,
        critical: true,
        unavailableAfterMs: 120_000,
        timeoutMs: 3000,
        expectStatus: 204,
      },
    ]);
    expect(production?.rollout.run.smoke).toBe('npm ci\nnpm run smoke\n');
    expect(production?.rollback).toEqual({
      auto: true,
      maxAgeMs: 2_592_000_000,
      hold: true,
      migrations: 'down-script',
      migrationPaths: ['db/migrate/**'],
      run: {
        migrations: './ops/migrate-down.sh',
        config: './ops/restore-config.sh',
        caches: './ops/purge-cache.sh',
      },
    });
    expect(production?.approval).toEqual({ required: true, fourEyes: true, maxAgeMs: 86_400_000 });
    expect(config.artifact).toEqual({ name: 'ghcr.io/org/app', digestFrom: 'build' });
    expect(config.freezes).toEqual([
      {
        name: 'year-end',
        from: Date.parse('2026-12-23T18:00Z'),
        to: Date.parse('2027-01-04T09:00Z'),
        tz: 'Europe/Berlin',
        environments: ['production'],
        except: ['rollback', 'hotfix'],
        reason: 'nobody is here',
      },
    ]);
  });
});

describe('a file that says little', () => {
  const config = configOf(`
version: 1
gates: { ci: { checks: [test] } }
environments:
  production:
    require: ci
    rollout:
      strategy: canary
      run: { deploy: ./deploy.sh }
      traffic: { driver: command, set: ./set.sh, read: ./read.sh }
      judge: { provider: command, command: ./counts.sh, slow: { over: 300ms } }
  staging:
`);

  it('means the defaults', () => {
    expect(config.release).toEqual(DEFAULT_RELEASE_OPTIONS);
    expect(config.environments['production']).toMatchObject({
      warn: [],
      approval: { required: false, fourEyes: false, maxAgeMs: 86_400_000 },
      production: true,
      rollout: {
        steps: [0.05, 0.25, 0.5, 1],
        stepTimeMs: [300_000, 300_000, 300_000, 0],
        deadlineMs: 3_600_000,
        onDeadline: 'hold',
        bakeMs: 0,
        timeoutMs: 900_000,
        health: [],
        judge: { everyMs: 10_000, provider: { kind: 'command', command: './counts.sh' } },
        passEnv: [],
      },
      rollback: { auto: true, maxAgeMs: 2_592_000_000, hold: true, migrations: 'block', run: {} },
    });
    expect(config.environments['staging']?.rollout).toMatchObject({ strategy: 'direct', stepTimeMs: [0] });
  });

  it('limits p95 to the time by which slow answers are counted', () => {
    expect(config.environments['production']?.rollout.judge?.options.limits).toMatchObject({
      errorRate: 0.01,
      p95: 0.3,
    });
  });

  it('asks for approval where there is an approval block', () => {
    const { environments } = configOf('version: 1\nenvironments: { p: { approval: {} } }');
    expect(environments['p']?.approval.required).toBe(true);
  });
});

describe('warnings', () => {
  it('name gates that nobody asks, environments that require nothing, and advisory gates that decide', () => {
    const text = `version: 1
gates: { ci: { checks: [a] }, lint: { checks: [b] }, old: { checks: [c] } }
merge: { require: [ci], warn: [ci] }
environments:
  staging: { warn: [lint] }
`;
    expect(toldOf(text)).toEqual([
      "2:54 gates.old: the gate 'old' is asked by nobody",
      "3:32 merge.warn[0]: the gate 'ci' is required, so listing it under warn does nothing",
      '5:3 environments.staging: nothing is required for staging, and nothing checked is never permission',
    ]);
    expect(parseConfig([{ name: 'deploy.yml', text }]).ok).toBe(true);
  });
});

describe('several documents', () => {
  const base = 'version: 1\ngates:\n  ci: { checks: [test] }\nmerge: { require: ci }\n';

  it('add gates and environments to each other', () => {
    const more =
      'version: 1\ngates:\n  lint: { checks: [lint] }\nenvironments: { staging: { require: [ci, lint] } }\n';
    const parsed = parseConfig([
      { name: 'base.yml', text: base },
      { name: 'deploy.yml', text: more },
    ]);
    expect(parsed.ok && Object.keys(parsed.config.gates)).toEqual(['ci', 'lint']);
  });

  it('may not say the same thing twice, and each problem names its document', () => {
    const parsed = parseConfig([
      { name: 'base.yml', text: base },
      { name: 'deploy.yml', text: 'gates:\n  ci: { checks: [other] }\nmerge: { require: [] }\n' },
    ]);
    expect(parsed.ok ? [] : parsed.problems).toMatchObject([
      {
        document: 'deploy.yml',
        line: 2,
        column: 3,
        path: 'gates.ci',
        message: "'ci' is in base.yml already",
      },
      {
        document: 'deploy.yml',
        line: 3,
        column: 1,
        path: 'merge',
        message: "'merge' is in base.yml already",
      },
    ]);
  });

  it('tell problems where they stand', () => {
    const parsed = parseConfig([
      { name: 'base.yml', text: base },
      { name: 'deploy.yml', text: 'environments:\n  staging: { require: [cii] }\n' },
    ]);
    expect(parsed.ok ? [] : parsed.problems).toMatchObject([
      { document: 'deploy.yml', line: 2, column: 24, message: "the gate 'cii' is not known", nearest: 'ci' },
    ]);
  });

  it('tell all that cannot be read, and none is no config', () => {
    const parsed = parseConfig([
      { name: 'a.yml', text: 'a: [' },
      { name: 'b.yml', text: '\tb' },
    ]);
    expect(parsed.ok ? [] : parsed.problems.map(({ document }) => document)).toEqual(['a.yml', 'b.yml']);
    expect(parseConfig([]).ok).toBe(false);
  });
});
