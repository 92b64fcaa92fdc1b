import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { startFake } from '../metrics/server.ts';
import type { Asked, Fake } from '../metrics/server.ts';
import { APP_FILES } from './app.ts';
import { runStep, setStage } from './stage.ts';
import type { Stage } from './stage.ts';

const config = (judge: string): string => `version: 1
gates: { ci: { checks: [test] } }
environments:
  production:
    require: [ci]
    rollout:
      strategy: canary
      steps: [10%, 100%]
      run: { deploy: 'true', rollback: 'true' }
      traffic: { driver: command, set: 'true', read: echo 10 }
      judge: { ${judge}, every: 1s }
`;

const FEW = `#!/usr/bin/env bash
n=$(( $(cat count-few 2>/dev/null || echo 0) + 3 ))
echo "$n" > count-few
for version in "$DEPLOY_CANDIDATE_VERSION" "$DEPLOY_BASELINE_VERSION"; do
  echo "{\\"version\\":\\"$version\\",\\"requests\\":$n,\\"errors\\":0,\\"slow\\":0}"
done
`;

let stage: Stage | undefined;
let prometheus: Fake | undefined;
afterEach(async () => {
  await stage?.close();
  await prometheus?.close();
  [stage, prometheus] = [undefined, undefined];
});

async function set(judge: string, files: Readonly<Record<string, string>> = {}): Promise<Stage> {
  stage = await setStage({ ...APP_FILES, ...files, '.github/deploy.yml': config(judge) });
  return stage;
}

const watch = (
  at: Stage,
  inputs: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {},
) =>
  runStep(at, {
    mode: 'canary',
    inputs: { environment: 'production', version: '2.0.0', baseline: '1.0.0', ...inputs },
    env,
  });

describe('a canary that is watched by a command that prints counts', () => {
  const COMMAND = 'provider: command, command: ./ops/counts.sh';

  it('is to be promoted when its time is over and its errors are those of the baseline', async () => {
    const at = await set(COMMAND);
    const began = Date.now();
    const end = await watch(at, { duration: '4s' });
    expect([end.code, end.outputs['decision'], end.outputs['reason-code']]).toEqual([
      0,
      'proceed',
      'proven_good',
    ]);
    expect(Date.now() - began).toBeGreaterThan(3500);
    expect(end.summary).toContain('Promote');
    expect(end.summary).toContain('errors');
    const runs = at.github.world.checkRuns(at.sha).filter(({ name }) => name.startsWith('deploy-action / '));
    expect(runs).toMatchObject([{ status: 'completed', conclusion: 'success' }]);
  });

  it('is to be rolled back as soon as it is proven worse, long before its time is over', async () => {
    const at = await set(COMMAND);
    writeFileSync(join(at.workspace, 'rate-2.0.0'), '150');
    const end = await watch(at, { duration: '10m' });
    expect([end.code, end.outputs['decision']]).toEqual([1, 'roll-back']);
    expect(end.output).toMatch(/\b15(\.\d+)?%/);
    expect(at.log()).toEqual([]);
  });

  it('holds where there was too little traffic to tell, and says how much is missing', async () => {
    const at = await set('provider: command, command: ./ops/few.sh', { 'ops/few.sh': FEW });
    const end = await watch(at, { duration: '2s' });
    expect([end.code, end.outputs['decision'], end.outputs['reason-code']]).toEqual([
      1,
      'hold',
      'too_little_evidence',
    ]);
    expect(end.output).toMatch(/more requests to the candidate are needed/);
  });

  it('is judged once with duration 0s: at the second reading, because counters have an increment only then', async () => {
    const at = await set(COMMAND);
    const began = Date.now();
    const end = await watch(at, { duration: '0s' });
    expect([end.code, end.outputs['decision']]).toEqual([0, 'proceed']);
    expect(Date.now() - began).toBeLessThan(4000);
  });

  it('holds where the traffic is not split as it says', async () => {
    const at = await set(COMMAND);
    const end = await watch(at, { duration: '4s', weight: '5%' });
    expect([end.code, end.outputs['decision'], end.outputs['reason-code']]).toEqual([
      1,
      'hold',
      'split_not_as_set',
    ]);
  });

  it('holds where the command fails, with its last line', async () => {
    const at = await set("provider: command, command: 'echo no access >&2; exit 3'");
    const end = await watch(at, { duration: '0s' });
    expect([end.code, end.outputs['decision']]).toEqual([1, 'hold']);
    expect(end.output).toContain('no access');
  });

  it('ends when its run is cancelled', async () => {
    const at = await set(COMMAND);
    const end = await runStep(at, {
      mode: 'canary',
      inputs: { environment: 'production', version: '2.0.0', baseline: '1.0.0', duration: '10m' },
      started: (child) => setTimeout(() => child.kill('SIGTERM'), 1500),
    });
    expect([end.code, end.outputs['decision'], end.outputs['reason-code']]).toEqual([1, 'hold', 'cancelled']);
  });
});

/** Requests a second of both versions, and the share of them that fails, told as Prometheus tells it. */
function answers(rate: number, errors: Readonly<Record<string, number>>): Fake['answer'] {
  const valueAt = (query: string, t: number): string => {
    const version = /version="([^"]+)"/.exec(query)?.[1] ?? '';
    const count = rate * (t - 1_600_000_000);
    return String(Math.floor(query.startsWith('bad') ? count * (errors[version] ?? 0) : count));
  };
  return ({ path, parameters }: Asked) => {
    const query = parameters.get('query') ?? '';
    const now = Date.now() / 1000;
    const success = (data: unknown) => ({ body: { status: 'success', data } });
    if (query === 'time()') return success({ resultType: 'scalar', result: [now, String(now)] });
    const metric = { __name__: query.split('{')[0], pod: 'a' };
    if (path.endsWith('query_range')) {
      const [from, to, step] = ['start', 'end', 'step'].map((name) => Number(parameters.get(name))) as [
        number,
        number,
        number,
      ];
      const values: [number, string][] = [];
      for (let t = from; t <= to; t += step) values.push([t, valueAt(query, t)]);
      return success({ resultType: 'matrix', result: [{ metric, values }] });
    }
    const at = Number(parameters.get('time') ?? now);
    return success({ resultType: 'vector', result: [{ metric, value: [at, valueAt(query, at)] }] });
  };
}

describe('a canary that is watched by Prometheus', () => {
  const QUERIES = `requests: 'all{version="{version}"}', errors: 'bad{version="{version}"}'`;

  it.each([
    ['0.2% of both fail', { '1.0.0': 0.002, '2.0.0': 0.002 }, 0, 'proceed'],
    ['a tenth of its own fail', { '1.0.0': 0.002, '2.0.0': 0.1 }, 1, 'roll-back'],
  ])('where %s', async (_, errors, code, decision) => {
    prometheus = await startFake();
    prometheus.answer = answers(5000, errors);
    const at = await set(
      `provider: prometheus, url: '${prometheus.url}', token: PROMETHEUS_TOKEN, ${QUERIES}`,
    );
    const end = await watch(at, { duration: '5s' }, { PROMETHEUS_TOKEN: 'sesame-1234' });
    expect([end.code, end.outputs['decision']]).toEqual([code, decision]);
    expect(new Set(prometheus.asked.map(({ headers }) => headers['authorization']))).toEqual(
      new Set(['Bearer sesame-1234']),
    );
    expect(end.output).not.toContain('sesame-1234');
    // The baseline's past was read, which tells how its errors come.
    expect(
      prometheus.asked.some(
        ({ path, parameters }) => path.endsWith('query_range') && parameters.get('query')?.includes('1.0.0'),
      ),
    ).toBe(true);
  });

  it('that does not answer holds: no data is no data', async () => {
    const at = await set(`provider: prometheus, url: 'http://127.0.0.1:9', ${QUERIES}`);
    const end = await watch(at, { duration: '0s' });
    expect([end.code, end.outputs['decision']]).toEqual([1, 'hold']);
    expect(end.output).not.toContain('    at ');
  });
});

describe('what cannot be watched', () => {
  it('is an environment without a judge', async () => {
    stage = await setStage({
      '.github/deploy.yml':
        "version: 1\ngates: { ci: { checks: [test] } }\nenvironments: { production: { require: [ci], rollout: { strategy: direct, run: { deploy: 'true' } } } }\n",
    });
    const end = await watch(stage, {});
    expect([end.code, end.outputs['reason-code']]).toEqual([1, 'judge_missing']);
    expect(end.output).toContain('rollout.judge');
  });
});
