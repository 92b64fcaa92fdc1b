// What the runner keeps for itself: with these a command could speak as us or change the steps after this one.
const OURS = [
  /^INPUT_/,
  /^STATE_/,
  /^ACTIONS_(RUNTIME|ID_TOKEN|RESULTS|CACHE)/,
  /^GITHUB_(ENV|PATH|OUTPUT|STATE|STEP_SUMMARY|TOKEN)$/,
  /^DEPLOY_/,
];

/**
 * The environment a user's command gets: the job's own, without the action's inputs, the runner's tokens and files, and
 * without any variable that holds one of `withheld` (the tokens given to the action, providers' secrets), unless the
 * config passes it by name. `DEPLOY_*` come from `variables` alone.
 * @param passed names of environment variables the config gives to commands
 */
export function commandEnvironment(
  job: Readonly<Record<string, string | undefined>>,
  variables: Readonly<Record<string, string>>,
  { withheld, passed }: { withheld: readonly string[]; passed: readonly string[] },
): Record<string, string> {
  const secrets = new Set(withheld.filter((value) => value !== ''));
  const environment: Record<string, string> = {};
  for (const [name, value] of Object.entries(job)) {
    if (value === undefined) continue;
    const kept = !OURS.some((ours) => ours.test(name)) && !secrets.has(value);
    if (kept || passed.includes(name)) environment[name] = value;
  }
  return { ...environment, ...variables };
}
