/** What each mode does, in a line, for the tables. */
export const MODES_SAY = {
  gate: 'Asks whether a change may merge, or whether a commit may go to an environment, and waits for what is pending',
  release:
    'Makes the next version from the commits: tag, notes, GitHub release, floating tags; once, however often it runs',
  deploy:
    'Takes the lock, asks the gates again, records the deployment, rolls it out in steps, and rolls back by itself',
  canary:
    'Watches a candidate that something else has put beside the baseline, and says promote, hold or roll back',
  rollback:
    'Returns to the newest version that passed verification, and keeps the one it left from coming back',
  'release-hold':
    'Lets deployments to an environment go on after a person has looked: says why, and is recorded in the ledger',
};

/** What each outcome means for people, for the tables. */
export const OUTCOMES_SAY = {
  proceed: 'Everything that is asked for holds, and what was to be done is done',
  wait: 'Only time can answer: a check still runs, a window has not opened. Run it again then',
  hold: 'Something could not be read, or a person must look first. Nothing is permitted by not knowing',
  stop: 'A gate fails. The reason says the number seen and the number wanted',
  'roll-back':
    'The candidate was proven worse; the traffic is back on the known good and the version is in quarantine',
};

/** Throws unless a table says something about each of these, and about nothing else. */
export function saysAll(what, says, names) {
  const missing = names.filter((name) => !Object.hasOwn(says, name));
  const strange = Object.keys(says).filter((name) => !names.includes(name));
  if (missing.length > 0 || strange.length > 0)
    throw new Error(
      `scripts/generate/said.mjs: ${what}: missing ${missing.join(', ') || 'none'}, unknown ${strange.join(', ') || 'none'}`,
    );
}
