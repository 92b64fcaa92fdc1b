// What the runner keeps for itself: with these a command could speak as us or change the steps after this one.
const OURS = [
  /^INPUT_/,
  /^STATE_/,
  /^ACTIONS_(RUNTIME|ID_TOKEN|RESULTS|CACHE)/,
  /^GITHUB_(ENV|PATH|OUTPUT|STATE|STEP_SUMMARY|TOKEN)$/,
  /^DEPLOY_/,
];

/** A shorter secret is found in innocent text, so a variable has to be it altogether. */
const UNMISTAKABLE = 8;

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
  const holds = (value: string): boolean =>
    withheld.some(
      (secret) =>
        secret !== '' && (value === secret || (secret.length >= UNMISTAKABLE && value.includes(secret))),
    );
  const environment: Record<string, string> = {};
  for (const [name, value] of Object.entries(job)) {
    if (value === undefined) continue;
    const kept = !OURS.some((ours) => ours.test(name)) && !holds(value);
    if (kept || passed.includes(name)) environment[name] = value;
  }
  return { ...environment, ...variables };
}
