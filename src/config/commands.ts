import type { Config, EnvironmentConfig, ProviderConfig, RolloutConfig } from './config.ts';

/** A command that only one side names is kept: a change may add a command or move it, never drop one. */
const both = <T extends object>(policy: T, candidate: T): T => ({ ...policy, ...candidate });

function providerWith(policy: ProviderConfig, candidate: ProviderConfig | undefined): ProviderConfig {
  return policy.kind === 'command' && candidate?.kind === 'command' ? candidate : policy;
}

function rolloutWith(policy: RolloutConfig, candidate: RolloutConfig): RolloutConfig {
  const { traffic, judge } = policy;
  return {
    ...policy,
    run: both(policy.run, candidate.run),
    ...(traffic === undefined || candidate.traffic === undefined
      ? {}
      : { traffic: { driver: traffic.driver, set: candidate.traffic.set, read: candidate.traffic.read } }),
    ...(judge === undefined
      ? {}
      : { judge: { ...judge, provider: providerWith(judge.provider, candidate.judge?.provider) } }),
  };
}

function environmentWith(
  policy: EnvironmentConfig,
  candidate: EnvironmentConfig | undefined,
): EnvironmentConfig {
  if (candidate === undefined) return policy;
  return {
    ...policy,
    rollout: rolloutWith(policy.rollout, candidate.rollout),
    rollback: { ...policy.rollback, run: both(policy.rollback.run, candidate.rollback.run) },
  };
}

/**
 * The policy of one config with the commands and paths of another.
 * Policy comes from the default branch, so that a change cannot relax its own gates; commands and the paths of reports
 * come from the candidate's own checkout, so that a script may move together with its caller.
 */
export function withCommandsOf(policy: Config, candidate: Config): Config {
  return {
    ...policy,
    gates: Object.fromEntries(
      Object.entries(policy.gates).map(([name, gate]) => {
        const own = Object.hasOwn(candidate.gates, name) ? candidate.gates[name] : undefined;
        return [name, own === undefined ? gate : gate.withPathsOf(own)];
      }),
    ),
    environments: Object.fromEntries(
      Object.entries(policy.environments).map(([key, environment]) => [
        key,
        environmentWith(
          environment,
          Object.hasOwn(candidate.environments, key) ? candidate.environments[key] : undefined,
        ),
      ]),
    ),
  };
}
