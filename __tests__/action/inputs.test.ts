import { describe, expect, it } from '@jest/globals';
import { INPUTS, MODES } from '../../src/action/contract.ts';
import { readInputs, variable } from '../../src/action/inputs.ts';
import { secretsIn } from '../../src/action/runner.ts';

/** The environment of a step with these inputs. */
const given = (inputs: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(inputs).map(([name, value]) => [variable(name), value]));

function read(inputs: Readonly<Record<string, string>>) {
  const reading = readInputs(given({ mode: 'gate', token: 'ghs_1', ...inputs }));
  return reading.ok ? { ...reading.inputs } : reading.problems;
}

const SHA = '0123456789abcdef0123456789abcdef01234567';

describe('inputs', () => {
  it('have defaults for all but the mode and the token', () => {
    expect(readInputs(given({ mode: 'gate', token: 'ghs_1' }))).toEqual({
      ok: true,
      warnings: [],
      inputs: {
        mode: 'gate',
        token: 'ghs_1',
        config: '.github/deploy.yml',
        wait: true,
        dryRun: false,
        durationMs: 15 * 60_000,
      },
    });
  });

  it.each([
    [{ environment: ' production ' }, { environment: 'production' }],
    [{ environment: '' }, { mode: 'gate' }],
    [{ sha: SHA }, { sha: SHA }],
    [
      { version: '1.2.3', baseline: '1.2.2', to: '1.2.1', reason: 'slow' },
      { version: '1.2.3', baseline: '1.2.2', to: '1.2.1', reason: 'slow' },
    ],
    [
      { 'artifact-name': 'app', 'artifact-digest': 'sha256:1' },
      { artifact: { name: 'app', digest: 'sha256:1' } },
    ],
    [
      { wait: 'false', 'dry-run': 'true' },
      { wait: false, dryRun: true },
    ],
    [{ duration: '0s' }, { durationMs: 0 }],
    [{ duration: '90s' }, { durationMs: 90_000 }],
    [{ duration: '2h' }, { durationMs: 7_200_000 }],
    [{ weight: '0.5%' }, { weight: 0.005 }],
    [{ weight: '100%' }, { weight: 1 }],
    [{ 'self-check-run-id': '42' }, { selfCheckRunId: 42 }],
    // The expression of the default, where a runner does not know the context.
    [{ 'self-check-run-id': '' }, { mode: 'gate' }],
    [{ 'self-check-run-id': 'null' }, { mode: 'gate' }],
    [
      { 'release-token': 'ghs_2\n', 'sentry-dsn': 'https://x@y/1' },
      { releaseToken: 'ghs_2', sentryDsn: 'https://x@y/1' },
    ],
  ])('%j are read as %j', (inputs, wanted) => {
    expect(read(inputs)).toMatchObject(wanted);
  });

  it.each([['environment'], ['self-check-run-id'], ['artifact-name'], ['weight']])(
    'have no key where %s is empty',
    (name) => {
      expect(Object.keys(read({ [name]: '  ' })).toSorted()).toEqual([
        'config',
        'dryRun',
        'durationMs',
        'mode',
        'token',
        'wait',
      ]);
    },
  );

  it.each([
    [{ mode: '' }, `input 'mode' is required: ${MODES.join(', ')}`],
    [
      { mode: 'deply', environment: 'x' },
      `input 'mode' is 'deply', one of ${MODES.join(', ')} is wanted; did you mean 'deploy'?`,
    ],
    [{ mode: 'Gate' }, `input 'mode' is 'Gate', one of ${MODES.join(', ')} is wanted; did you mean 'gate'?`],
    [{ token: ' ' }, "input 'token' is empty; leave it out to use the job's token"],
    [
      { sha: SHA.slice(1) },
      `input 'sha' is '${SHA.slice(1)}', the 40 hexadecimal digits of a commit are wanted`,
    ],
    [
      { sha: SHA.toUpperCase() },
      `input 'sha' is '${SHA.toUpperCase()}', the 40 hexadecimal digits of a commit are wanted`,
    ],
    [
      { 'artifact-digest': 'sha256:1' },
      "inputs 'artifact-name' and 'artifact-digest' go together: a name without a digest can be moved",
    ],
    [{ wait: 'no' }, "input 'wait' is 'no', one of true, false is wanted"],
    [{ duration: '1h30m' }, "input 'duration' wants a number with s, m or h, such as 30m"],
    [{ duration: '-5m' }, "input 'duration' wants a number with s, m or h, such as 30m"],
    [{ weight: '10' }, "input 'weight' is '10', a share such as 10% is wanted"],
    [{ weight: '101%' }, "input 'weight' is '101%', a share such as 10% is wanted"],
    [{ weight: 'NaN%' }, "input 'weight' is 'NaN%', a share such as 10% is wanted"],
  ])('%j are refused', (inputs, problem) => {
    expect(read(inputs)).toEqual([problem]);
  });

  it.each(MODES.filter((mode) => mode !== 'gate' && mode !== 'release'))(
    'of mode %s need an environment',
    (mode) => {
      expect(read({ mode })).toEqual([`input 'environment' is required by mode ${mode}`]);
    },
  );

  it('that are wrong are all told', () => {
    expect(read({ mode: 'deploy', sha: 'x', duration: 'x', weight: 'x', 'artifact-name': 'x' })).toHaveLength(
      5,
    );
  });

  it('that do not exist are warnings, whether the rest is right or not', () => {
    const warnings = ["there is no input 'tokn', so it does nothing; did you mean 'token'?"];
    expect(readInputs(given({ mode: 'gate', token: 'a', tokn: 'b' }))).toMatchObject({ ok: true, warnings });
    expect(readInputs(given({ mode: 'gate', tokn: 'b' }))).toMatchObject({ ok: false, warnings });
  });

  it('that do not exist and are near none are told what there is', () => {
    const { warnings } = readInputs(given({ mode: 'gate', token: 'a', frobnicate: 'b' }));
    expect(warnings).toEqual([
      `there is no input 'frobnicate', so it does nothing; the inputs are ${Object.keys(INPUTS).join(', ')}`,
    ]);
  });

  it('are found in variables of the form that the runner writes', () => {
    expect([variable('dry-run'), variable('self check')]).toEqual(['INPUT_DRY-RUN', 'INPUT_SELF_CHECK']);
  });
});

describe('what is masked', () => {
  it('is every secret input that is given, as it is used, and nothing else', () => {
    expect(
      secretsIn(
        given({
          mode: 'gate',
          token: 'ghs_1\n',
          'release-token': ' ghs_2',
          'sentry-dsn': '',
          reason: 'public',
        }),
      ),
    ).toEqual(['ghs_1', 'ghs_2']);
  });

  it('leaves out no input whose name says that it is a secret', () => {
    const secretive = Object.keys(INPUTS).filter((name) => /token|secret|password|dsn|key/.test(name));
    const env = given(Object.fromEntries(secretive.map((name) => [name, `value of ${name}`])));
    expect(secretsIn(env)).toEqual(secretive.map((name) => `value of ${name}`));
  });
});
