/** The sample application of the acceptance tests: commands that write down that they ran, with what they were told. */

/**
 * `moment` counts: each command has one before and one after what it does. At the one that the file `kill-at` names, the
 * step's process is ended as a lost runner would end it, and the command with it.
 */
const MOMENT = `moment() {
  n=$(( $(cat moments 2>/dev/null || echo 0) + 1 ))
  echo "$n" > moments
  if [ "$n" = "$(cat kill-at 2>/dev/null)" ]; then
    kill -9 "$(cat step.pid)"
    exit 137
  fi
}
`;

const SAY = `#!/usr/bin/env bash
. ops/moment.sh
moment
echo "$1 key=$DEPLOY_KEY version=$DEPLOY_VERSION previous=$DEPLOY_PREVIOUS_VERSION to=$DEPLOY_ROLLBACK_TO batch=$DEPLOY_BATCH_SIZE token=\${INPUT_TOKEN:-none} github=\${GITHUB_TOKEN:-none}" >> commands.log
if [ -e "slow-$1" ]; then sleep "$(cat "slow-$1")"; fi
if [ -e "code-$1" ]; then
  code=$(cat "code-$1")
  echo "$1 says no" >&2
  if [ -e "once-$1" ]; then rm "code-$1"; fi
  exit "$code"
fi
moment
`;

const SET = `#!/usr/bin/env bash
. ops/moment.sh
moment
echo "traffic $DEPLOY_WEIGHT key=$DEPLOY_KEY" >> commands.log
if [ -e slow-set ]; then sleep "$(cat slow-set)"; fi
if [ -e code-set ]; then exit "$(cat code-set)"; fi
echo "$DEPLOY_WEIGHT" > weight
moment
`;

const READ = `#!/usr/bin/env bash
cat weight 2>/dev/null || echo 0
`;

/** Counters that grow by what the files \`rate-<version>\` say, an error share in per mille, each time they are read. */
const COUNTS = `#!/usr/bin/env bash
. ops/moment.sh
moment
for version in "$DEPLOY_CANDIDATE_VERSION" "$DEPLOY_BASELINE_VERSION"; do
  [ -n "$version" ] || continue
  rate=$(cat "rate-$version" 2>/dev/null || echo 2)
  n=$(( $(cat "count-$version" 2>/dev/null || echo 0) + 4000 ))
  echo "$n" > "count-$version"
  echo "{\\"version\\":\\"$version\\",\\"requests\\":$n,\\"errors\\":$(( n * rate / 1000 )),\\"slow\\":$(( n / 1000 ))}"
done
`;

/** Files of the sample repository beside its config. */
export const APP_FILES: Readonly<Record<string, string>> = {
  'ops/moment.sh': MOMENT,
  'ops/say.sh': SAY,
  'ops/set.sh': SET,
  'ops/read.sh': READ,
  'ops/counts.sh': COUNTS,
  '.gitignore': 'commands.log\nweight\nmoments\nstep.pid\nkill-at\nrate-*\ncount-*\ncode-*\nonce-*\nslow-*\n',
};

export const GATES = `gates:
  ci: { checks: [{ name: test }], wait: 2s, grace: 1s }
`;

export const DIRECT = `version: 1
${GATES}
environments:
  staging:
    require: [ci]
    rollout: { strategy: direct, run: { backup: ./ops/say.sh backup, deploy: ./ops/say.sh deploy, smoke: ./ops/say.sh smoke, rollback: ./ops/say.sh rollback } }
  production:
    require: [ci]
    approval: { required: true }
    rollout: { strategy: direct, run: { deploy: ./ops/say.sh deploy, smoke: ./ops/say.sh smoke, rollback: ./ops/say.sh rollback } }
`;

export const CANARY = `version: 1
${GATES}
environments:
  production:
    require: [ci]
    rollout:
      strategy: canary
      steps: [10%, 50%, 100%]
      step-time: 1s
      run: { deploy: ./ops/say.sh deploy, smoke: ./ops/say.sh smoke, rollback: ./ops/say.sh rollback }
      traffic: { driver: command, set: ./ops/set.sh, read: ./ops/read.sh }
      judge: { provider: command, command: ./ops/counts.sh, every: 1s, warm-up: 0s }
`;
