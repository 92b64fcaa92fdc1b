import { cp, readFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { ECHO_ACTION, openTheatre } from './theatre.ts';
import type { Theatre } from './theatre.ts';

let theatre: Theatre | undefined;
afterEach(() => theatre?.close());

const CALLED = `
name: the called one
on:
  workflow_call:
    inputs:
      environment: { type: string, required: true }
      dry: { type: boolean }
    secrets: { TOKEN: { required: true } }
    outputs: { url: { value: "\${{ jobs.deploy.outputs.url }}" } }
permissions: {}
jobs:
  plan:
    runs-on: x
    steps: [{ run: "echo plan \${{ inputs.environment }} dry=\${{ inputs.dry }} as \${{ github.workflow }}, \${{ job.workflow_ref }}" }]
  deploy:
    needs: plan
    permissions: { checks: write }
    environment: { name: "\${{ inputs.environment }}", deployment: false }
    runs-on: x
    outputs: { url: "\${{ steps.d.outputs.url }}" }
    steps:
      - { id: d, run: 'echo "token $T, key $K"; echo url=https://\${{ inputs.environment }} >> $GITHUB_OUTPUT', env: { T: "\${{ secrets.TOKEN }}", K: "\${{ secrets.KEY || 'none' }}" } }
`;
const caller = (uses: string, rest = 'secrets: { TOKEN: "${{ secrets.ORIGINAL }}" }'): string => `
name: the caller
on: push
permissions: { checks: write, contents: read }
jobs:
  ship:
    name: Ship it
    uses: ${uses}
    with: { environment: staging }
    ${rest}
  after: { needs: ship, runs-on: x, steps: [{ run: "echo \${{ needs.ship.outputs.url }} \${{ needs.ship.result }}" }] }
`;
const secrets = { ORIGINAL: 'original', TOKEN: 'of the repository' };
const environmentSecrets = { Staging: { TOKEN: 'of staging', KEY: 'key of staging' } };

describe('a called workflow', () => {
  it('of the same repository: inputs, secrets by name, outputs, names', async () => {
    theatre = await openTheatre({ 'w.yml': caller('./.github/called.yml'), '.github/called.yml': CALLED });
    const report = await theatre.play({ secrets });
    expect(report.conclusion).toBe('success');
    expect(theatre.lines()).toEqual([
      'plan staging dry=false as the caller, acme/app/.github/called.yml@refs/heads/main',
      'token ***, key none',
      'https://staging success',
    ]);
    expect(theatre.github.world.checkRuns().map(({ name }) => name)).toEqual([
      'Ship it / plan',
      'Ship it / deploy',
      'after',
    ]);
    expect(Object.keys(report.jobs)).toEqual(['ship', 'ship/plan', 'ship/deploy', 'after']);
  });

  it('of another repository is read from where that is given', async () => {
    theatre = await openTheatre({
      'w.yml': caller('acme/tool/.github/called.yml@v1'),
      'tool/.github/called.yml': CALLED,
    });
    const origins = { 'acme/tool': { directory: `${theatre.directory}/tool`, sha: 'f'.repeat(40) } };
    expect(await theatre.play({ secrets, origins })).toMatchObject({ conclusion: 'success' });
    expect(theatre.lines()[0]).toContain('acme/tool/.github/called.yml@v1');
  });

  it('uses an action of its own repository, at its own commit, by $/path', async () => {
    const called =
      'on: workflow_call\njobs: { a: { runs-on: x, steps: [{ uses: $/echo, with: { word: own } }] } }\n';
    theatre = await openTheatre({
      'w.yml': 'on: push\njobs: { a: { uses: acme/tool/called.yml@v1 } }\n',
      'tool/called.yml': called,
    });
    await cp(ECHO_ACTION, `${theatre.directory}/tool/echo`, { recursive: true });
    const origins = { 'acme/tool': { directory: `${theatre.directory}/tool`, sha: 'f'.repeat(40) } };
    expect(await theatre.play({ origins })).toMatchObject({ conclusion: 'success' });
    expect(theatre.lines()).toContain('action __self of acme/tool@v1');
    expect(theatre.lines()).toContain('post of own, input own');
  });

  it.each([
    ['secrets: inherit', ['of staging', 'key of staging']],
    ['secrets: { TOKEN: "${{ secrets.ORIGINAL }}" }', ['of staging', 'none']],
  ])('with %s sees the environment’s secrets that were passed, which come first', async (rest, seen) => {
    const called = CALLED.replace('echo "token $T, key $K"', 'echo "$T, $K" | sed "s/./& /g"');
    theatre = await openTheatre({ 'w.yml': caller('./called.yml', rest), 'called.yml': called });
    await theatre.play({ secrets, environmentSecrets });
    expect(theatre.lines()[1]).toBe(seen.join(', ').replaceAll(/./g, '$& '));
  });

  it.each([
    [
      'a missing secret',
      caller('./called.yml', 'if: true'),
      "w.yml:6: the called workflow requires the secret 'TOKEN'",
    ],
    [
      'an input it does not have',
      caller('./called.yml').replace('{ environment: staging }', '{ environment: staging, force: true }'),
      "w.yml:9: the called workflow has no input 'force'",
    ],
    [
      'a wrong type',
      caller('./called.yml').replace('{ environment: staging }', '{ environment: 5 }'),
      "w.yml:9: input 'environment' is a string, not 5",
    ],
    [
      'more permissions than the caller has',
      caller('./called.yml').replace('checks: write', 'checks: read'),
      "called.yml:17: the nested job 'deploy' asks for 'checks: write', but its caller has 'checks: read'",
    ],
  ])('is refused for %s', async (_, workflow, message) => {
    theatre = await openTheatre({ 'w.yml': workflow, 'called.yml': CALLED });
    await expect(theatre.play({ secrets })).rejects.toThrow(message);
  });

  it('cannot be a workflow that is not made to be called, nor call itself without end', async () => {
    theatre = await openTheatre({ 'w.yml': 'on: [push]\njobs:\n  a: { uses: ./w.yml }\n' });
    await expect(theatre.play()).rejects.toThrow('w.yml:3: w.yml cannot be called');
    await theatre.close();
    theatre = await openTheatre({ 'w.yml': 'on: [push, workflow_call]\njobs:\n  a: { uses: ./w.yml }\n' });
    await expect(theatre.play()).rejects.toThrow('more than 10 deep');
  });

  it('hands a failure to its caller', async () => {
    const called = CALLED.replace('echo "token $T, key $K"', 'exit 1');
    theatre = await openTheatre({ 'w.yml': caller('./called.yml'), 'called.yml': called });
    const { jobs } = await theatre.play({ secrets });
    expect(Object.values(jobs).map(({ result }) => result)).toEqual([
      'failure',
      'success',
      'failure',
      'skipped',
    ]);
  });

  it('an action is used from the workspace once it is checked out', async () => {
    theatre = await openTheatre({
      'w.yml':
        'on: push\njobs: { a: { runs-on: x, steps: [{ uses: actions/checkout@v7 }, { uses: ./echo, with: { word: local } }] } }\n',
    });
    const files = await Promise.all(
      ['action.yml', 'main.js', 'post.js', 'package.json'].map(
        async (name) => [`echo/${name}`, await readFile(`${ECHO_ACTION}/${name}`, 'utf8')] as const,
      ),
    );
    const sha = await theatre.github.world.commit({
      branch: 'main',
      message: 'action',
      files: Object.fromEntries(files),
    });
    const actor = theatre.github.world.user('alice');
    await theatre.play({ event: { name: 'push', payload: {}, sha, ref: 'refs/heads/main', actor } });
    expect(theatre.lines()).toContain('INPUT_WORD=local');
    expect(theatre.lines()).toContain('post of local, input local');
  });
});
