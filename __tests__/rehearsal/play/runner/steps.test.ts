import { afterEach, describe, expect, it } from '@jest/globals';
import type { Theatre } from './theatre.ts';
import { openTheatre } from './theatre.ts';

let theatre: Theatre | undefined;
const steps = async (list: string, above = ''): Promise<Theatre> => {
  theatre = await openTheatre({
    'w.yml': `on: push\n${above}\njobs:\n  a:\n    runs-on: x\n    steps:\n${list.replaceAll(/^/gm, '      ')}\n`,
  });
  return theatre;
};
afterEach(() => theatre?.close());

describe('the steps of a job', () => {
  it('run an action with its inputs, then its post part with the state it left, last action first', async () => {
    const { play, lines } = await steps(`
- { id: one, uses: acme/echo@v1, with: { word: first, Two Words: "\${{ 1 == 1 }}" } }
- { uses: acme/echo@v2 }
- { env: { LINES: "\${{ toJSON(steps.one.outputs.lines) }}" }, run: 'echo "\${{ steps.one.outputs.said }} $LINES \${{ steps.one.outcome }}"' }`);
    const report = await play();
    const checkRunId = report.jobs['a']?.legs[0]?.checkRunId;
    expect(lines()).toEqual([
      `INPUT_CHECK-RUN-ID=${checkRunId}`,
      'INPUT_FAIL=false',
      'INPUT_TOKEN=***',
      'INPUT_TWO_WORDS=true',
      'INPUT_WORD=first',
      'action one of acme/echo@v1',
      `INPUT_CHECK-RUN-ID=${checkRunId}`,
      'INPUT_FAIL=false',
      'INPUT_TOKEN=***',
      'INPUT_TWO_WORDS=',
      'INPUT_WORD=default of acme/app',
      'action __acme_echo of acme/echo@v2',
      'first "one\\ntwo" success',
      'post of default of acme/app, input default of acme/app',
      'post of first, input first',
    ]);
    expect(report.jobs['a']?.legs[0]?.summary).toBe('### said first\n\n### said default of acme/app\n');
  });

  it('go on after a failure only where the condition says so, and posts run all the same', async () => {
    const { play, lines } = await steps(`
- { id: bad, uses: acme/echo@v1, with: { word: w, fail: "true" } }
- { run: echo never }
- { if: failure(), run: "echo failed, \${{ steps.bad.outcome }}, \${{ job.status }}" }
- { if: always(), run: echo always }
- { if: success(), run: echo never }`);
    const report = await play();
    expect(lines().slice(6)).toEqual([
      'Process completed with exit code 1.',
      'failed, failure, failure',
      'always',
      'post of w, input w',
    ]);
    expect(report.conclusion).toBe('failure');
    expect(report.jobs['a']?.legs[0]?.steps.map(({ outcome }) => outcome)).toEqual([
      'failure',
      'skipped',
      'success',
      'success',
      'skipped',
      'success',
    ]);
  });

  it('may fail and be continued after', async () => {
    const { play, lines } = await steps(`
- { id: bad, run: exit 3, continue-on-error: true }
- { run: "echo \${{ steps.bad.outcome }} \${{ steps.bad.conclusion }}" }`);
    expect(await play()).toMatchObject({ conclusion: 'success' });
    expect(lines()).toEqual(['Process completed with exit code 3.', 'failure success']);
  });

  it('have the listed variables and nothing of the environment around them', async () => {
    process.env['LEAKED_SECRET'] = 'leaked';
    const { play, lines, sha } = await steps(`
- run: env | cut -d= -f1 | sort | tr '\\n' ' '
- run: 'echo "$GITHUB_SHA $GITHUB_REF_NAME $GITHUB_REPOSITORY $GITHUB_EVENT_NAME $GITHUB_RUN_ATTEMPT $GITHUB_WORKFLOW_REF $GITHUB_ACTOR $GITHUB_JOB"'
- run: 'cat "$GITHUB_EVENT_PATH" | tr -d "\\n "; test "$PWD" = "$GITHUB_WORKSPACE" && test "$HOME" != "${process.env['HOME']}"'`);
    expect(await play({ machine: { STAGE: 'here' } })).toMatchObject({ conclusion: 'success' });
    delete process.env['LEAKED_SECRET'];
    const [names = '', facts, event] = lines();
    expect(
      names
        .split(' ')
        .filter((name) => !/^(GITHUB|RUNNER)_/.test(name))
        .filter((name) => !['', '_', 'SHLVL', 'PWD', 'OLDPWD'].includes(name)),
    ).toEqual(['CI', 'HOME', 'PATH', 'STAGE']);
    expect(facts).toBe(`${sha} main acme/app push 1 acme/app/w.yml@refs/heads/main alice a`);
    expect(event).toBe('{"ref":"refs/heads/main"}');
  });

  it('take variables, PATH and working directory from the workflow, the job, the step and earlier steps', async () => {
    const { play, lines } = await steps(
      `
- run: |
    mkdir -p tools sub
    printf '#!/bin/sh\\necho my tool\\n' > tools/mine; chmod +x tools/mine
    echo "$PWD/tools" >> "$GITHUB_PATH"
    printf 'C<<X\\nthree\\nlines\\nX\\nGITHUB_SHA=forged\\n' >> "$GITHUB_ENV"
- run: 'mine; echo "$A $B $C"; echo "\${{ env.A }} \${{ env.B }}"; test "$GITHUB_SHA" != forged; basename "$PWD"'
  env: { B: "two of \${{ env.A }}" }
  working-directory: sub`,
      'env: { A: one, B: overridden }',
    );
    expect(await play()).toMatchObject({ conclusion: 'success' });
    expect(lines()).toEqual(['my tool', 'one two of one three', 'lines', 'one two of one', 'sub']);
  });

  it('never show a secret, nor pass one on in an output', async () => {
    theatre = await openTheatre({
      'w.yml': `
on: push
jobs:
  a:
    runs-on: x
    outputs: { good: "\${{ steps.s.outputs.good }}", bad: "\${{ steps.s.outputs.bad }}" }
    steps:
      - id: s
        run: |
          echo "the secret is $SECRET, \${{ secrets.MISSING }}"
          echo "::add-mask::found-later"
          echo "found-later"
          echo "$SECRET in a summary" >> $GITHUB_STEP_SUMMARY
          echo "good=1" >> $GITHUB_OUTPUT; echo "bad=x$SECRET" >> $GITHUB_OUTPUT
          echo "::error title=t::with $SECRET"
        env: { SECRET: "\${{ secrets.PASSWORD }}" }
`,
    });
    const { play, lines } = theatre;
    const report = await play({ secrets: { PASSWORD: 'hunter2' } });
    expect(lines()).toEqual(['the secret is ***, ', '***', 'with ***']);
    expect(report.jobs['a']?.outputs).toEqual({ good: '1' });
    expect(report.jobs['a']?.legs[0]).toMatchObject({
      summary: '*** in a summary\n',
      annotations: [{ level: 'error', text: 'with ***', properties: { title: 't' } }],
    });
    expect(JSON.stringify(theatre.events)).not.toContain('hunter2');
  });

  it.each([
    [
      'a malformed output',
      'run: echo "no pair" >> $GITHUB_OUTPUT',
      "Unable to process file command: Invalid format 'no pair'",
    ],
    ['NODE_OPTIONS', 'run: echo "NODE_OPTIONS=--inspect" >> $GITHUB_ENV', 'NODE_OPTIONS'],
    ['a missing directory', '{ run: "true", working-directory: nowhere }', 'ENOENT'],
    [
      'its own time limit',
      '{ run: exec sleep 20, timeout-minutes: 0.003 }',
      'The step has timed out after 0.003 minutes.',
    ],
    ['a failing pipe in a strict shell', '{ run: "false | true", shell: bash }', 'exit code 1'],
  ])('fail by %s', async (_, step, message) => {
    const { play, lines } = await steps(`- ${step}`);
    expect(await play()).toMatchObject({ conclusion: 'failure' });
    expect(lines().join('\n')).toContain(message);
  });

  it('without a shell named, only the last of a pipe counts', async () => {
    const { play } = await steps('- run: "false | true"');
    expect(await play()).toMatchObject({ conclusion: 'success' });
  });

  it('a secret in a condition, an unknown shell or a missing local action is a problem of the workflow', async () => {
    await expect((await steps('- { if: "secrets.A != 1", run: "true" }')).play()).rejects.toThrow(
      "w.yml:7: Unrecognized named-value: 'secrets'",
    );
    await theatre?.close();
    await expect((await steps('- { run: "true", shell: pwsh }')).play()).rejects.toThrow(
      "w.yml:7: the runner knows the shells bash and sh, not 'pwsh'",
    );
    await theatre?.close();
    await expect((await steps('- uses: ./action')).play()).rejects.toThrow(
      'w.yml:7: there is no action.yml in ./action of the workspace',
    );
  });
});
