import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fingerprint } from '../rehearsal/play/scenarios/folders.ts';
import { place } from './rehearsals.ts';
import type { Place } from './rehearsals.ts';

type Ended = { readonly code: number | null; readonly output: string };

/** A whole rehearsal is many times over before that. */
const PATIENCE_MS = 300_000;

describe('rehearse, as the bundle plays it', () => {
  const places: Place[] = [];
  const ends = new Map<string, Ended>();
  const at = (): Place => {
    const made = place();
    places.push(made);
    return made;
  };
  const play = async (name: string): Promise<void> => {
    ends.set(name, await at().start(['--scenario', name]).ended);
  };

  // Two at a time: they wait for the most part, and half of the machine is for the tests.
  beforeAll(async () => {
    const one = async (): Promise<void> => {
      await play('default');
      await play('slow-canary');
      await play('gate-fails');
    };
    const other = async (): Promise<void> => {
      await play('shared-incident');
      await play('killed-runner');
    };
    await Promise.all([one(), other()]);
  }, PATIENCE_MS);
  afterAll(() => places.forEach((each) => each.remove()));

  const outputOf = (name: string): string => ends.get(name)?.output ?? '';

  it.each(['default', 'slow-canary', 'shared-incident', 'gate-fails', 'killed-runner'])(
    '%s ends as it should',
    (name) => {
      const { code, output = '' } = ends.get(name) ?? {};
      expect({ code, output: code === 0 ? '' : output }).toEqual({ code: 0, output: '' });
      expect(output).not.toMatch(/^✗/mu);
    },
  );

  it('default promotes a good version, and takes a bad one back, of the repository it stands in', () => {
    const output = outputOf('default');
    expect(output).toContain('2 commits of yours to release since 1.2.3');
    expect(output).toMatch(/^✓ healthy: 1\.3\.0 is live for everyone/mu);
    expect(output).toMatch(/^✓ bad-canary: 1\.4\.0 was taken back [\d.]+ s after it met its first users/mu);
    expect(output).toContain('▸ 20% of traffic on 1.3.0');
    expect(output).toMatch(/◆ promoted past 50% of traffic/u);
    expect(output).toMatch(/◆ rolls back: the candidate is worse than the baseline \(evidence/u);
    expect(output).toMatch(/✗ deploy-action \/ production {2}Roll back: 1\.4\.0 was rolled back to 1\.3\.0/u);
  });

  it('slow-canary is taken back for its latency', () => {
    expect(outputOf('slow-canary')).toMatch(/◆ rolls back: [^]*requests take over 500 ms/u);
  });

  it('shared-incident holds, and goes on', () => {
    expect(outputOf('shared-incident')).toMatch(
      /an incident begins[^]*! held: errors are beyond the limit[^]*the incident is over[^]*goes on: [^]*◆ promoted past 100%/u,
    );
  });

  it('gate-fails goes nowhere', () => {
    expect(outputOf('gate-fails')).toMatch(/! Gate fails[^]*went nowhere: nothing was released/u);
    expect(outputOf('gate-fails')).not.toContain('% of traffic');
  });

  it('killed-runner goes on where it was, as attempt 2, and deploys nothing again', () => {
    const output = outputOf('killed-runner');
    expect(output).toMatch(
      /the runner dies[^]*run again, as attempt 2[^]*attempt 2 goes on at step 3[^]*◆ promoted past 20%/u,
    );
    expect(output.match(/^ +\S+ ▸ deploy command done/gmu)).toHaveLength(1);
  });

  it('tells it in lines that fit, each moment once', () => {
    const lines = outputOf('default').split('\n');
    expect(lines.filter((line) => line.length > 110)).toEqual([]);
    expect(lines.filter((line) => line.includes('promoted past 20% of traffic'))).toHaveLength(1);
    expect(
      lines.some((line) =>
        /~ 20% · candidate [\d,]+ of [\d,]+ failed · baseline [\d,]+ of [\d,]+ failed/u.test(line),
      ),
    ).toBe(true);
  });

  it('leaves a report without a link to what is gone, and nothing else', () => {
    for (const each of places) {
      const page = readFileSync(each.report, 'utf8');
      expect(page).toContain('A rehearsal of the pipeline');
      expect(page).not.toMatch(/href="http:\/\/127\.0\.0\.1/u);
      expect(each.leftInTmp()).toEqual([]);
    }
  });
});

describe('rehearse and what is yours', () => {
  let here: Place;
  let ended: Ended;
  let before: Readonly<Record<string, string>>;

  const POISON = 'poison-7f3a';
  const touch = (here_: Place, name: string): string =>
    here_.write(
      name,
      `#!/bin/sh\ntouch "${here_.repository}/../touched-${name.replaceAll('/', '-')}"\n`,
      0o755,
    );

  beforeAll(async () => {
    here = place();
    // A config, a workflow and a file where the rehearsal puts a folder; hooks; settings; changes that are not committed.
    here.write('shop/.github/deploy.yml', `run: { deploy: "touch ../touched-config" }\n`);
    here.write(
      'shop/.github/workflows/rehearsal.yml',
      'on: push\njobs: { x: { runs-on: x, steps: [{ run: exit 1 }] } }\n',
    );
    here.write('shop/rehearsal', 'a file of mine\n');
    here.git('add', '.');
    here.git('commit', '-q', '-m', 'fix: mine');
    for (const hook of [
      'post-checkout',
      'reference-transaction',
      'pre-receive',
      'update',
      'post-commit',
      'pre-push',
    ])
      touch(here, `shop/.git/hooks/${hook}`);
    for (const hook of ['post-checkout', 'reference-transaction', 'pre-receive', 'pre-commit'])
      touch(here, `home/hooks/${hook}`);
    here.write(
      'home/.gitconfig',
      `[core]\n\thooksPath = ${here.repository}/../home/hooks\n[init]\n\tdefaultBranch = ${POISON}\n[url "https://${POISON}.invalid/"]\n\tinsteadOf = http://127.0.0.1\n`,
    );
    here.write('shop/file.txt', 'not committed\n');
    here.write('shop/untracked.txt', 'mine\n');
    // Whatever is started from the PATH writes down what it was given.
    const git = process.env['PATH']?.split(':').map((folder) => `${folder}/git`) ?? [];
    here.write(
      'bin/git',
      `#!/bin/sh\nenv > "${here.repository}/../given-$$"\nfor git in ${git.map((path) => `'${path}'`).join(' ')}; do [ -x "$git" ] && exec "$git" "$@"; done\n`,
      0o755,
    );
    const bashEnv = touch(here, 'home/bash-env');
    before = fingerprint(here.repository);
    ended = await here.start(['--scenario', 'bad-canary'], {
      PATH: `${here.repository}/../bin:${process.env['PATH'] ?? ''}`,
      BASH_ENV: bashEnv,
      ENV: bashEnv,
      GIT_DIR: `/${POISON}`,
      GIT_WORK_TREE: `/${POISON}`,
      GIT_INDEX_FILE: `/${POISON}`,
      GITHUB_TOKEN: POISON,
      GH_TOKEN: POISON,
      INPUT_TOKEN: POISON,
      INPUT_MODE: 'rollback',
      INPUT_CONFIG: POISON,
      GITHUB_API_URL: `https://${POISON}.invalid`,
      GITHUB_REPOSITORY: `${POISON}/x`,
      DEPLOY_SECRET: POISON,
      AWS_SECRET_ACCESS_KEY: POISON,
      SENTRY_DSN: `https://${POISON}.invalid`,
    }).ended;
  }, PATIENCE_MS);
  afterAll(() => here.remove());

  it('plays all the same', () => {
    expect({ code: ended.code, output: ended.code === 0 ? '' : ended.output }).toEqual({
      code: 0,
      output: '',
    });
  });

  it('writes nothing into the repository, not so much as a lock', () => {
    expect(fingerprint(here.repository)).toEqual(before);
  });

  it('runs no hook, no config and no start-up file of yours', () => {
    expect(here.found(/^touched-/u)).toEqual([]);
  });
});

describe('rehearse, stopped', () => {
  it.each([
    ['in the middle of the canary', 'SIGINT', 130, /▸ 20% of traffic/u, 'healthy'],
    ['in the gate', 'SIGTERM', 143, /^killed-runner: /mu, 'killed-runner'],
  ] as const)(
    '%s, ends what it started and leaves nothing',
    async (_, signal, code, moment, scenario) => {
      const here = place();
      try {
        const rehearsal = here.start(['--scenario', scenario]);
        await rehearsal.told(moment);
        expect(rehearsal.running()).not.toEqual([]);
        rehearsal.signal(signal);
        const stopped = await rehearsal.ended;
        expect({ code: stopped.code, running: rehearsal.running(), left: here.leftInTmp() }).toEqual({
          code,
          running: [],
          left: [],
        });
        expect(stopped.output).toContain('Stopping what was started.');
        expect(stopped.output).not.toMatch(/^[✓✗]/mu);
      } finally {
        here.remove();
      }
    },
    PATIENCE_MS,
  );
});

describe('rehearse, not told where the report goes', () => {
  it(
    'says where it is, and it is there',
    async () => {
      const here = place();
      try {
        const { code, output } = await here.start(['--scenario', 'gate-fails'], {}, []).ended;
        const file = /^Report: (?<file>.*)$/mu.exec(output)?.groups?.['file'] ?? '';
        expect([code, existsSync(file)]).toEqual([0, true]);
      } finally {
        here.remove();
      }
    },
    PATIENCE_MS,
  );
});

describe('rehearse with what cannot be', () => {
  it.each([
    [['--scenario', 'helthy'], 2, "there is no scenario 'helthy'; did you mean 'healthy'?"],
    [
      ['--repo', '/nowhere/at/all'],
      1,
      'the rehearsal could not be played: there is no folder /nowhere/at/all',
    ],
    [['--repo', '/'], 1, 'the rehearsal could not be played: / is no git repository'],
    [
      ['--prometheus', 'http://127.0.0.1:9'],
      1,
      '--prometheus takes the base URL of a running Prometheus, or auto',
    ],
  ])('%j says so and leaves nothing', async (args, code, said) => {
    const here = place();
    try {
      const { code: ended, output } = await here.start(args).ended;
      expect([ended, here.leftInTmp()]).toEqual([code, []]);
      expect(output).toContain(said);
    } finally {
      here.remove();
    }
  });
});
