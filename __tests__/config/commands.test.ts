import { describe, expect, it } from '@jest/globals';
import { withCommandsOf } from '../../src/config/commands.ts';
import { EVERY_KEY, configOf } from './read.ts';

const policy = configOf(EVERY_KEY);

/** The file as a change may have made it. */
const changed = (...changes: readonly (readonly [from: string, to: string])[]) => {
  let text = EVERY_KEY;
  for (const [from, to] of changes) {
    expect(text).toContain(from);
    text = text.replaceAll(from, to);
  }
  return withCommandsOf(policy, configOf(text));
};

describe('the policy with the commands of a candidate', () => {
  it('takes commands from the candidate', () => {
    const { rollout, rollback } = changed(['./ops/', './scripts/']).environments['production'] ?? {};
    expect(rollout?.run).toEqual({
      backup: './scripts/backup.sh',
      migrate: './scripts/migrate.sh',
      deploy: './scripts/deploy.sh',
      smoke: 'npm ci\nnpm run smoke\n',
      rollback: './scripts/rollback.sh',
    });
    expect(rollout?.traffic).toEqual({
      driver: 'command',
      set: './scripts/weight.sh',
      read: './scripts/weight.sh --read',
    });
    expect(rollback?.run.migrations).toBe('./scripts/migrate-down.sh');
  });

  it('takes the paths of reports from the candidate, and what they must show from the policy', () => {
    const { gates } = changed(['**/lcov.info', 'out/lcov.info'], ['min: 85%', 'min: 1%']);
    expect(gates['coverage']?.needs.files).toEqual(['out/lcov.info']);
    expect(gates['coverage']?.options).toMatchObject({ coverage: { min: { text: '85%' } } });
  });

  it('lets a change relax nothing', () => {
    const relaxed = changed(
      ['steps: [5%, 25%, 50%, 100%]', 'steps: [50%, 60%, 70%, 100%]'],
      ['error-rate: 1%', 'error-rate: 99%'],
      ['        - ci\n', ''],
      ['four-eyes: true', 'four-eyes: false'],
      ['https://prometheus.example.com', 'https://prometheus.example.org'],
      ['PROMETHEUS_TOKEN', 'OTHER_TOKEN'],
      ['KUBECONFIG', 'OTHER'],
      ['2027-01-04T09:00', '2026-12-24T09:00'],
      ['initial: 0.1.0', 'initial: 9.0.0'],
      ['name: lint,', 'name: never,'],
    );
    expect(JSON.stringify(relaxed)).toBe(JSON.stringify(policy));
  });

  it('keeps a command that the candidate dropped: a smoke test cannot be deployed away', () => {
    const { rollout } =
      changed(['        rollback: ./ops/rollback.sh\n', '']).environments['production'] ?? {};
    expect(rollout?.run.rollback).toBe('./ops/rollback.sh');
  });

  it('takes a command that only the candidate has', () => {
    const { rollout } =
      changed(['smoke: npm run smoke }', 'smoke: npm run smoke, backup: ./new.sh }']).environments[
        'staging'
      ] ?? {};
    expect(rollout?.run.backup).toBe('./new.sh');
  });

  it('takes no environment, gate or kind of gate that the policy does not have', () => {
    const candidate = configOf(`version: 1
gates: { ci: { window: { tz: UTC, allow: mon 00:00-01:00 } }, new: { checks: [x] } }
environments: { new: { require: new }, staging: { require: ci } }
`);
    const both = withCommandsOf(policy, candidate);
    expect(Object.keys(both.environments)).toEqual(Object.keys(policy.environments));
    expect(both.gates['ci']?.kind).toBe('checks');
    expect(both.gates['new']).toBeUndefined();
  });

  it('is the policy where the candidate is the same', () => {
    expect(JSON.stringify(withCommandsOf(policy, policy))).toBe(JSON.stringify(policy));
  });
});
