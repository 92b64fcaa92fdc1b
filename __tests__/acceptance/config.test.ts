import { afterEach, describe, expect, it } from '@jest/globals';
import { askMerge, propose, published } from './pulls.ts';
import { runStep, setStage } from './stage.ts';
import type { Stage, StepEnd } from './stage.ts';

/** Five things are wrong, each on a line of its own. */
const BROKEN = `version: 1
gates:
  ci: { chekcs: [test] }
  reviewed: { approvals: { min: 0 } }
merge: { require: [ci, reveiwed] }
environments:
  production:
    require: [ci]
    rollout: { stratgy: direct, run: { deploy: 'true' } }
freezes: [{ name: x, from: 2026-01-01T00:00, to: 2026-01-02T00:00, tz: Mars/Base, environments: [production] }]
`;

const PROBLEMS: readonly (readonly [string, string])[] = [
  ['line=3,col=9', "the question 'chekcs' is not known; did you mean 'checks'?"],
  ['line=4,col=33', 'gates.reviewed.approvals.min: expected a whole number from 1 on, found 0'],
  ['line=5,col=24', "the gate 'reveiwed' is not known; did you mean 'reviewed'?"],
  ['line=9,col=16', "the key 'stratgy' is not known here; did you mean 'strategy'?"],
  ['line=10', 'Mars/Base'],
];

const RIGHT = `version: 1
gates: { ci: { checks: [test] } }
merge: { require: [ci] }
environments: { production: { require: [ci], rollout: { strategy: direct, run: { deploy: 'true' } } } }
`;

let stage: Stage | undefined;
afterEach(async () => {
  await stage?.close();
  stage = undefined;
});

async function set(config: string | undefined): Promise<Stage> {
  stage = await setStage(config === undefined ? {} : { '.github/deploy.yml': config });
  return stage;
}

/** The lines by which the runner is told of errors in files. */
const annotations = ({ output }: StepEnd): readonly string[] =>
  output.split('\n').filter((line) => line.startsWith('::error file='));

function tellsAll(end: StepEnd): void {
  const told = annotations(end);
  for (const [place, words] of PROBLEMS) {
    const line = told.find((one) => one.includes(`file=.github/deploy.yml,${place}`) && one.includes(words));
    expect([place, words, line !== undefined, told]).toEqual([place, words, true, told]);
  }
  expect(told).toHaveLength(PROBLEMS.length);
}

describe('a config with problems', () => {
  it.each([
    ['gate', {}],
    ['gate', { environment: 'production' }],
    ['release', {}],
    ['deploy', { environment: 'production' }],
    ['canary', { environment: 'production' }],
    ['rollback', { environment: 'production' }],
  ] as const)('is told whole, each at its line and column, by mode %s with %j', async (mode, inputs) => {
    const at = await set(BROKEN);
    const end = await runStep(at, { mode, inputs });
    expect([end.code, end.outputs['decision'], end.outputs['reason-code']]).toEqual([
      1,
      'stop',
      'config_invalid',
    ]);
    tellsAll(end);
    expect(end.output).not.toMatch(/^\s+at /m);
    expect(end.summary).toContain('stratgy');
  });

  it('is told in the check run, which is finished', async () => {
    const at = await set(BROKEN);
    const pull = await propose(at, { 'src/a.ts': 'a' });
    const end = await askMerge(at, pull);
    expect(end.code).toBe(1);
    const [run] = published(at, pull.head);
    expect(run).toMatchObject({ status: 'completed', conclusion: 'failure' });
    expect(run?.output.title).toContain('the config on main has 5 problems');
    for (const word of ['chekcs', 'min', 'reveiwed', 'stratgy', 'Mars'])
      expect(run?.output.summary).toContain(word);
  });

  it('that a pull request would bring is refused there, and main is not blamed', async () => {
    const at = await set(RIGHT);
    const pull = await propose(at, { '.github/deploy.yml': BROKEN });
    at.github.world.addCheckRun({ sha: pull.head, name: 'test', conclusion: 'success' });
    const end = await askMerge(at, pull);
    expect([end.code, end.outputs['reason-code']]).toEqual([1, 'config_invalid']);
    expect(end.output).toContain('the config in the checkout has 5 problems');
    tellsAll(end);
  });

  it.each([
    ['no YAML', 'version: 1\ngates: [\n', 'line='],
    ['something else than keys', '- a\n- b\n', 'line=1,col=1'],
    ['nothing', '', 'line=1,col=1'],
    ['two documents', 'version: 1\n---\nversion: 1\n', 'line=1,col=1'],
  ])('because it is %s is told with its place', async (_, text, place) => {
    const at = await set(text);
    const end = await runStep(at, { mode: 'gate' });
    expect([end.code, end.outputs['reason-code'], annotations(end)]).toEqual([
      1,
      'config_invalid',
      [expect.stringContaining(`file=.github/deploy.yml,${place}`)],
    ]);
  });
});

describe('a config that is not there', () => {
  it('is missed where the policy comes from', async () => {
    const at = await set(undefined);
    const end = await runStep(at, { mode: 'gate' });
    expect([end.code, end.outputs['reason-code']]).toEqual([1, 'config_missing']);
    expect(end.output).toContain('there is no .github/deploy.yml on main, where the policy comes from');
  });

  it('cannot be brought by the change that is judged by it', async () => {
    const at = await set(undefined);
    const pull = await propose(at, { '.github/deploy.yml': RIGHT });
    const end = await askMerge(at, pull);
    expect([end.code, end.outputs['reason-code']]).toEqual([1, 'config_missing']);
    expect(end.output).toContain('a change cannot bring its own gates');
  });

  it('is looked for where the input says', async () => {
    stage = await setStage({ 'ops/ship.yml': RIGHT });
    stage.github.world.addCheckRun({ sha: stage.sha, name: 'test', conclusion: 'success' });
    const end = await runStep(stage, { mode: 'gate', inputs: { config: 'ops/ship.yml' } });
    expect(end.code).toBe(0);
  });
});

describe('a config that only warns', () => {
  it('is in force, and what nobody asks is annotated at its line', async () => {
    const at = await set(RIGHT.replace('gates: {', 'gates: { idle: { checks: [lint] },'));
    at.github.world.addCheckRun({ sha: at.sha, name: 'test', conclusion: 'success' });
    const end = await runStep(at, { mode: 'gate' });
    expect(end.code).toBe(0);
    expect(end.output).toMatch(
      /^::warning file=\.github\/deploy\.yml,line=2,col=\d+::.*the gate 'idle' is asked by nobody/m,
    );
  });
});

describe('inputs', () => {
  it('that are wrong are all told at once, before anything is asked of GitHub', async () => {
    const at = await set(RIGHT);
    const before = at.github.requests.length;
    const end = await runStep(at, {
      mode: 'deploy',
      inputs: {
        sha: 'abc',
        'artifact-name': 'app',
        duration: 'soon',
        weight: '200%',
        wait: 'yes',
        'dry-run': '1',
      },
    });
    expect([end.code, end.outputs['decision'], end.outputs['reason-code']]).toEqual([
      1,
      'stop',
      'inputs_invalid',
    ]);
    for (const words of [
      "input 'environment' is required by mode deploy",
      "input 'sha' is 'abc'",
      "inputs 'artifact-name' and 'artifact-digest' go together",
      "input 'duration' wants",
      "input 'weight' is '200%25'",
      "input 'wait' is 'yes', one of true, false is wanted",
      "input 'dry-run' is '1', one of true, false is wanted",
    ])
      expect(end.output).toContain(`::error::${words}`);
    expect(end.output).not.toMatch(/^\s+at /m);
    expect(at.github.requests.length).toBe(before);
  });

  it('that do not exist are a warning with the nearest that does, and stop nothing', async () => {
    const at = await set(RIGHT);
    at.github.world.addCheckRun({ sha: at.sha, name: 'test', conclusion: 'success' });
    const end = await runStep(at, { mode: 'gate', inputs: { enviroment: 'production', flavour: 'sweet' } });
    expect(end.code).toBe(0);
    expect(end.output).toMatch(
      /^::warning::there is no input 'enviroment', so it does nothing; did you mean 'environment'\?$/m,
    );
    expect(end.output).toMatch(
      /^::warning::there is no input 'flavour', so it does nothing; the inputs are mode, environment,/m,
    );
  });

  it('without a mode name the modes', async () => {
    const at = await set(RIGHT);
    const end = await runStep(at, { mode: 'gate', inputs: { mode: '', mod: 'gate' } });
    expect([end.code, end.outputs['reason-code']]).toEqual([1, 'inputs_invalid']);
    expect(end.output).toMatch(/^::error::input 'mode' is required: gate, release, deploy/m);
    expect(end.output).toContain("did you mean 'mode'?");
  });
});
