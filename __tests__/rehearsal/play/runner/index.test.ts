import { afterEach, describe, expect, it } from '@jest/globals';
import type { Theatre } from './theatre.ts';
import { openTheatre } from './theatre.ts';

let theatre: Theatre | undefined;
const open = async (workflow: string, files: Record<string, string> = {}): Promise<Theatre> => {
  theatre = await openTheatre({ 'w.yml': workflow, ...files });
  return theatre;
};
afterEach(() => theatre?.close());

describe('playing a workflow', () => {
  it('runs jobs in the order of their needs and passes outputs on', async () => {
    const { play, lines, github, sha } = await open(`
on: push
jobs:
  second:
    needs: first
    runs-on: ubuntu-latest
    steps:
      - run: 'echo "got \${{ needs.first.outputs.answer }} after \${{ needs.first.result }}"'
  first:
    name: The first
    runs-on: ubuntu-latest
    outputs: { answer: "\${{ steps.think.outputs.answer }}" }
    steps:
      - { id: think, run: echo answer=42 >> "$GITHUB_OUTPUT" }
`);
    const report = await play();
    expect(report).toMatchObject({
      conclusion: 'success',
      attempt: 1,
      jobs: { first: { outputs: { answer: '42' } } },
    });
    expect(lines()).toEqual(['got 42 after success']);
    expect(github.world.checkRuns(sha).map(({ name, conclusion }) => [name, conclusion])).toEqual([
      ['The first', 'success'],
      ['second', 'success'],
    ]);
  });

  it('skips what needs a failed job, and what is skipped is no success for others; conditions may ask otherwise', async () => {
    const { play } = await open(`
on: push
jobs:
  bad: { runs-on: x, steps: [{ run: exit 1 }] }
  after: { needs: bad, runs-on: x, steps: [{ run: "true" }] }
  always: { needs: after, if: always(), runs-on: x, steps: [{ run: "true" }] }
  on-failure: { needs: after, if: failure(), runs-on: x, steps: [{ run: "true" }] }
  below-always: { needs: always, runs-on: x, steps: [{ run: "true" }] }
  tolerated: { runs-on: x, continue-on-error: true, steps: [{ run: exit 1 }] }
  after-tolerated: { needs: tolerated, runs-on: x, steps: [{ run: "true" }] }
`);
    const { jobs, conclusion } = await play();
    expect(Object.fromEntries(Object.entries(jobs).map(([id, { result }]) => [id, result]))).toEqual({
      bad: 'failure',
      after: 'skipped',
      always: 'success',
      'on-failure': 'success',
      'below-always': 'skipped',
      tolerated: 'success',
      'after-tolerated': 'success',
    });
    expect(conclusion).toBe('failure');
  });

  it('gives each job a token with exactly its permissions, good for as long as it runs', async () => {
    const { play, lines, github } = await open(`
on: push
permissions: {}
jobs:
  reads:
    permissions: { checks: read }
    runs-on: x
    steps:
      - env: { TOKEN: "\${{ github.token }}" }
        run: |
          for path in commits/$GITHUB_SHA/check-runs deployments; do
            node -e 'fetch(process.argv[1], {headers: {authorization: "Bearer " + process.env.TOKEN, "user-agent": "t"}}).then((r) => console.log(r.status))' $GITHUB_API_URL/repos/$GITHUB_REPOSITORY/$path
          done
          echo "$TOKEN" | sed 's/./& /g'
`);
    await play();
    expect(lines().slice(0, 2)).toEqual(['200', '403']);
    const token = lines()[2]?.replaceAll(' ', '') ?? '';
    expect(token).toMatch(/^ghs_/);
    const answer = await fetch(`${github.apiUrl}/repos/acme/app/commits/main`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(answer.status).toBe(401);
    github.takeViolations();
  });

  it('runs the legs of a matrix under their own names', async () => {
    const { play, lines, github, sha } = await open(`
on: push
jobs:
  test:
    runs-on: x
    strategy: { matrix: { n: [1, 2] }, max-parallel: 1 }
    steps: [{ run: 'echo "leg \${{ matrix.n }}, \${{ strategy.job-index }} of \${{ strategy.job-total }}"' }]
`);
    expect(await play()).toMatchObject({ conclusion: 'success' });
    expect(lines()).toEqual(['leg 1, 0 of 2', 'leg 2, 1 of 2']);
    expect(github.world.checkRuns(sha).map(({ name }) => name)).toEqual(['test (1)', 'test (2)']);
  });

  it('stops the other legs when one fails, unless told not to', async () => {
    const workflow = (strategy: string): string => `
on: push
jobs:
  test:
    runs-on: x
    strategy: { matrix: { n: [fails, sleeps] }${strategy} }
    steps: [{ run: 'if [ \${{ matrix.n }} = fails ]; then exit 1; else exec sleep 2; fi' }]
`;
    const results = async (strategy: string): Promise<unknown> => {
      const { play, close } = await openTheatre({ 'w.yml': workflow(strategy) });
      const report = await play();
      await close();
      return report.jobs['test']?.legs.map(({ result }) => result);
    };
    expect(await results('')).toEqual(['failure', 'cancelled']);
    expect(await results(', fail-fast: false')).toEqual(['failure', 'success']);
  });

  it.each([
    [
      'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: other/action@v1\n',
      'w.yml:6: the runner does not know other/action',
    ],
    [
      'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: docker://alpine\n',
      'w.yml:6: the runner knows ./path, $/path and owner/name/path@ref',
    ],
    [
      'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: acme/echo@v1\n        with: { wrod: x }\n',
      "w.yml:7: acme/echo has no input 'wrod'",
    ],
    [
      'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: actions/checkout@v7\n        with: { submodules: true }\n',
      "w.yml:7: the runner does not know checkout's 'submodules'",
    ],
    ['on: release\njobs: {}\n', 'w.yml:1: this workflow does not listen to push'],
    ['on: { push: { branches: [other] } }\njobs: {}\n', 'w.yml does not start on push of refs/heads/main'],
    ['on: push\njobs:\n  a: { uses: ./missing.yml }\n', 'w.yml:3: there is no missing.yml in acme/app'],
  ])('refuses a workflow before anything starts: %#', async (workflow, message) => {
    const { play, github } = await open(workflow);
    await expect(play()).rejects.toThrow(message);
    expect(github.world.runs()).toEqual([]);
  });

  it('ends with a failure on the server when a problem only shows while it runs', async () => {
    const { play, github } = await open(`
on: push
jobs:
  a: { runs-on: x, steps: [{ run: "true", env: { A: "\${{ fromJSON('{') }}" } }] }
`);
    await expect(play()).rejects.toThrow('w.yml:4: ');
    expect(github.world.runs()[0]?.conclusion).toBe('failure');
    expect(github.world.checkRuns().map(({ conclusion }) => conclusion)).toEqual(['failure']);
  });
});
