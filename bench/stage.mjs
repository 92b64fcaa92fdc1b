// Steps as the acceptance tests run them: the bundle as a child process against the embedded GitHub.
import { existsSync, realpathSync } from 'node:fs';
import { ROOT, sources } from './sources.mjs';

const { setStage, runStep, git, APP_FILES } = await sources(
  '__tests__/acceptance/stage.ts',
  '__tests__/acceptance/app.ts',
);
export { git };

// The Node that runs actions comes with npm; where it has none for this machine, the one this runs on.
const own = `${ROOT}/node_modules/.bin/node`;
export const NODE = existsSync(own) ? realpathSync(own) : process.execPath;

export const GATES = "gates: { ci: { checks: [{ name: 'test*' }], wait: 5m, grace: 1s } }";
export const RUN =
  'run: { backup: ./ops/say.sh backup, deploy: ./ops/say.sh deploy, smoke: ./ops/say.sh smoke, rollback: ./ops/say.sh rollback }';

/** Counters that grow as the traffic is shared out: 8,000 requests each time they are read, two errors in a thousand. */
const COUNTS = `#!/usr/bin/env bash
share=$(cat weight 2>/dev/null || echo 0)
count() {
  n=$(( $(cat "count-$1" 2>/dev/null || echo 0) + 80 * $2 ))
  echo "$n" > "count-$1"
  echo "{\\"version\\":\\"$1\\",\\"requests\\":$n,\\"errors\\":$(( n / 500 )),\\"slow\\":$(( n / 1000 ))}"
}
count "$DEPLOY_CANDIDATE_VERSION" "$share"
count "$DEPLOY_BASELINE_VERSION" $(( 100 - share ))
`;

/** A sample repository with this config and both environments; reviewers of production are given by name. */
export async function openStage(config, { reviewers = [] } = {}) {
  const stage = await setStage({ ...APP_FILES, 'ops/counts.sh': COUNTS, '.github/deploy.yml': config });
  const { world } = stage.github;
  world.createEnvironment('staging');
  world.createEnvironment('production', { reviewers: reviewers.map((login) => world.addUser(login)) });
  return stage;
}

/** The stage at a new commit of main whose checks passed: `test 1` to `test <checks>`. */
export async function nextCommit(stage, { message = 'feat: doors', checks = 1 } = {}) {
  const { world } = stage.github;
  const files = { 'doors.txt': `${performance.now()}\n` };
  const sha = await world.commit({ branch: 'main', message, files });
  git(stage.workspace, 'pull', '--quiet', '--ff-only');
  for (let n = 1; n <= checks; n += 1) world.addCheckRun({ sha, name: `test ${n}`, conclusion: 'success' });
  return { ...stage, sha };
}

/**
 * Runs one step and tells how long it took and what it asked GitHub's API for; what git asks is not counted.
 * Throws with the step's output when it came to something else than `reasonCode`.
 */
export async function measured(stage, reasonCode, options) {
  const before = stage.github.requests.length;
  const from = performance.now();
  const end = await runStep(stage, { node: NODE, timeoutMs: 300_000, ...options });
  const seconds = (performance.now() - from) / 1000;
  const said = end.outputs['reason-code'];
  if (said !== reasonCode) {
    throw new Error(
      `the step came to '${said ?? 'nothing'}', '${reasonCode}' is wanted:\n${end.output.slice(-3000)}`,
    );
  }
  const asked = stage.github.requests.slice(before).filter(({ operation }) => !operation.startsWith('git '));
  return { seconds, requests: asked.length, asked, end };
}
