import { afterEach, describe, expect, it } from '@jest/globals';
import { createConcurrencyGroups } from '../../../../src/rehearsal/play/runner/index.ts';
import type { Theatre } from './theatre.ts';
import { openTheatre } from './theatre.ts';

let theatre: Theatre | undefined;
const open = async (workflow: string): Promise<Theatre> => {
  theatre = await openTheatre({ 'w.yml': workflow });
  return theatre;
};
afterEach(() => theatre?.close());

const GUARDED = `
on: push
jobs:
  deploy:
    environment: { name: production, deployment: false }
    runs-on: x
    steps: [{ run: echo deployed }]
  after: { needs: deploy, runs-on: x, steps: [{ run: echo after }] }
`;

describe('an environment', () => {
  it('with reviewers holds the job until one of them approves', async () => {
    const { start, until, events, github, lines } = await open(GUARDED);
    const bob = github.world.addUser('bob');
    github.world.createEnvironment('production', { reviewers: [bob] });
    const play = await start();
    await until(() => events.some((event) => event.kind === 'job' && event.state === 'waiting'));
    const [run] = github.world.runs();
    if (run === undefined) throw new Error('no run');
    expect(github.world.waiting(run)).toHaveLength(1);
    expect(lines()).toEqual([]);
    github.world.approve(run, 'production', bob, 'looks good');
    expect(await play.done).toMatchObject({ conclusion: 'success' });
    expect(lines()).toEqual(['deployed', 'after']);
    expect(github.world.deployments()).toEqual([]);
  });

  it('fails the job when one of them rejects, and what needs it is skipped', async () => {
    const { start, until, events, github, lines } = await open(GUARDED);
    const bob = github.world.addUser('bob');
    github.world.createEnvironment('production', { reviewers: [bob] });
    const play = await start();
    await until(() => events.some((event) => event.kind === 'job' && event.state === 'waiting'));
    const [run] = github.world.runs();
    if (run === undefined) throw new Error('no run');
    github.world.reject(run, 'production', bob);
    const { jobs, conclusion } = await play.done;
    expect([conclusion, jobs['deploy']?.result, jobs['after']?.result]).toEqual([
      'failure',
      'failure',
      'skipped',
    ]);
    expect(lines()).toEqual([]);
  });

  it('is left waiting when the run is cancelled', async () => {
    const { start, until, events, github } = await open(GUARDED);
    github.world.createEnvironment('production', { reviewers: [github.world.addUser('bob')] });
    const play = await start();
    await until(() => events.some((event) => event.kind === 'job' && event.state === 'waiting'));
    play.cancel();
    const { jobs, conclusion } = await play.done;
    expect([conclusion, jobs['deploy']?.result, jobs['after']?.result]).toEqual([
      'cancelled',
      'cancelled',
      'skipped',
    ]);
  });

  it('has a deployment recorded unless the job says otherwise, and gives its variables and secrets', async () => {
    const { play, github, lines } = await open(
      'on: push\njobs: { a: { environment: "pro${{ \'d\' }}", runs-on: x, steps: [{ run: "echo ${{ vars.A }} ${{ vars.B }} ${{ secrets.C != \'\' }}" }] } }\n',
    );
    await play({ vars: { A: '1', B: '2' }, environmentVars: { PROD: { B: '3' } } });
    expect(lines()).toEqual(['1 3 false']);
    expect(github.world.deployments().map(({ environment }) => environment)).toEqual(['prod']);
  });
});

describe('concurrency', () => {
  it('lets one job of a group run at a time, within a run', async () => {
    const { play, events } = await open(`
on: push
jobs:
  a: { concurrency: { group: G, queue: max }, runs-on: x, steps: [{ run: sleep 0.1 }] }
  b: { concurrency: { group: g, queue: max }, runs-on: x, steps: [{ run: sleep 0.1 }] }
  c: { concurrency: { group: g, queue: max }, runs-on: x, steps: [{ run: sleep 0.1 }] }
`);
    expect(await play()).toMatchObject({ conclusion: 'success' });
    const order = events.flatMap((event) =>
      event.kind === 'job' && event.state !== 'queued' ? [`${event.job} ${event.state}`] : [],
    );
    expect(order).toEqual(['a', 'b', 'c'].flatMap((job) => [`${job} in-progress`, `${job} success`]));
  });

  it('a newer run takes the place of the one that waits, and cancel-in-progress of the one that runs', async () => {
    const workflow = (more: string): string => `
on: push
concurrency: { group: deploy${more} }
jobs: { a: { runs-on: x, steps: [{ run: exec sleep 0.5 }] } }
`;
    const conclusions = async (more: string): Promise<unknown[]> => {
      const { start, events, until } = await open(workflow(more));
      const concurrency = createConcurrencyGroups();
      const first = await start({ concurrency });
      await until(() => events.some((event) => event.kind === 'step'));
      const others = [await start({ concurrency }), await start({ concurrency })];
      return (await Promise.all([first, ...others].map((play) => play.done))).map(
        ({ conclusion }) => conclusion,
      );
    };
    expect(await conclusions('')).toEqual(['success', 'cancelled', 'success']);
    await theatre?.close();
    expect(await conclusions(', cancel-in-progress: true')).toEqual(['cancelled', 'cancelled', 'success']);
  });

  it('is a problem where a job would wait for itself', async () => {
    const { play } = await open(
      'on: push\nconcurrency: g\njobs:\n  a: { concurrency: G, runs-on: x, steps: [{ run: "true" }] }\n',
    );
    await expect(play()).rejects.toThrow("w.yml:4: the group 'G' is held around this already");
  });
});

const LONG = `
on: push
jobs:
  deploy:
    runs-on: x
    steps:
      - { uses: acme/echo@v1, with: { word: w } }
      - run: 'if [ $GITHUB_RUN_ATTEMPT = 2 ]; then echo resumed; exit; fi; trap "echo cleaned; exit 1" INT; echo working; while :; do sleep 0.05; done'
      - { run: echo never }
      - { if: cancelled(), run: 'echo cancelled, \${{ job.status }}' }
  before: { runs-on: x, outputs: { n: "\${{ steps.s.outputs.n }}" }, steps: [{ id: s, run: "echo n=$GITHUB_RUN_ATTEMPT >> $GITHUB_OUTPUT; echo before" }] }
  after: { needs: [deploy, before], runs-on: x, steps: [{ run: 'echo after \${{ needs.before.outputs.n }}' }] }
  always: { needs: deploy, if: always(), runs-on: x, steps: [{ run: 'echo always \${{ needs.deploy.result }}' }] }
`;

describe('a run that is ended from outside', () => {
  it('cancelled: what runs is interrupted, and steps, posts and jobs that ask for it still run', async () => {
    const { start, until, lines } = await open(LONG);
    const play = await start();
    await until(() => lines().includes('working') && lines().includes('before'));
    play.cancel();
    const { conclusion, jobs } = await play.done;
    expect(lines().slice(lines().indexOf('cleaned'))).toEqual([
      'cleaned',
      'cancelled, cancelled',
      'post of w, input w',
      'always cancelled',
    ]);
    expect([conclusion, jobs['deploy']?.result, jobs['after']?.result, jobs['always']?.result]).toEqual([
      'cancelled',
      'cancelled',
      'skipped',
      'success',
    ]);
  });

  it('killed: the runner is gone without a word, and the failed jobs can be run again as attempt 2', async () => {
    const { start, play: playAgain, until, lines, events, github, sha } = await open(LONG);
    const play = await start();
    await until(() => lines().includes('working') && lines().includes('before'));
    play.kill('deploy');
    const report = await play.done;
    expect(lines()).not.toContain('cleaned');
    expect(lines().filter((line) => line.startsWith('post'))).toEqual([]);
    expect(report.jobs['deploy']?.legs[0]).toMatchObject({ result: 'failure', lost: true });
    expect(lines().at(-1)).toBe('always failure');

    const seen = lines().length;
    const again = await playAgain({ rerun: { of: report, jobs: 'failed' } });
    expect(again).toMatchObject({ runId: report.runId, attempt: 2, conclusion: 'success' });
    expect(lines().slice(seen)).not.toContain('before');
    expect(
      lines()
        .slice(seen)
        .filter((line) => ['resumed', 'after 1', 'always success'].includes(line)),
    ).toHaveLength(3);
    expect(events.filter((event) => event.kind === 'run-started')).toHaveLength(2);
    expect(
      github.world
        .checkRuns(sha)
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(['after', 'after', 'always', 'always', 'before', 'deploy', 'deploy']);
  });

  it('run again as a whole: every job, the earlier results forgotten', async () => {
    const { play, lines } = await open(
      'on: push\njobs: { a: { runs-on: x, steps: [{ run: echo attempt $GITHUB_RUN_ATTEMPT }] } }\n',
    );
    await play({ rerun: { of: await play(), jobs: 'all' } });
    expect(lines()).toEqual(['attempt 1', 'attempt 2']);
  });

  it('a job that is over its time is cancelled', async () => {
    const { play } = await open(
      'on: push\njobs: { a: { runs-on: x, timeout-minutes: 0.003, steps: [{ run: exec sleep 20 }] } }\n',
    );
    expect((await play()).jobs['a']?.result).toBe('cancelled');
  });
});

describe('who starts a run', () => {
  it('a person with inputs', async () => {
    const { play, lines, github, sha } = await open(`
on: { workflow_dispatch: { inputs: { level: { type: number, default: 2 }, dry: { type: boolean } } } }
run-name: Level \${{ inputs.level }}
jobs: { a: { runs-on: x, steps: [{ run: 'echo \${{ inputs.level }} \${{ inputs.dry == true }}' }] } }
`);
    const actor = github.world.user('alice');
    await play({
      event: {
        name: 'workflow_dispatch',
        payload: {},
        sha,
        ref: 'refs/heads/main',
        actor,
        inputs: { dry: 'true' },
      },
    });
    expect(lines()).toEqual(['2 true']);
    expect(github.world.runs()[0]?.displayTitle).toBe('Level 2');
  });

  it('a fork: no secrets, and a token that can only read', async () => {
    const { play, lines, github, sha } = await open(`
on: pull_request
permissions: { contents: write }
jobs:
  a:
    runs-on: x
    steps:
      - env: { S: "\${{ secrets.S }}", T: "\${{ secrets.GITHUB_TOKEN }}" }
        run: 'echo "secret [$S], token \${#T}"; git init -q . && git -c user.name=t -c user.email=t@t commit -q --allow-empty -m x; git push -q http://x-access-token:$T@\${GITHUB_SERVER_URL#http://}/acme/app HEAD:refs/heads/evil'
`);
    const actor = github.world.user('alice');
    const event = {
      name: 'pull_request',
      payload: { action: 'opened' },
      sha,
      ref: 'refs/pull/1/merge',
      baseRef: 'main',
      headRef: 'x',
      actor,
      fork: true,
    };
    expect(await play({ event, secrets: { S: 's' } })).toMatchObject({ conclusion: 'failure' });
    expect(lines()[0]).toBe('secret [], token 40');
    expect(github.world.ref('refs/heads/evil')).toBeUndefined();
  });
});
