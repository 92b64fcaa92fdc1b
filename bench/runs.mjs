// Whole steps, and what they ask GitHub for.
import { median, row } from './rows.mjs';
import { GATES, measured, nextCommit, openStage, RUN } from './stage.mjs';

const direct = (production = '') => `version: 1
${GATES}
release: { branches: [main], initial: 1.0.0, floating: [major, minor] }
environments:
  staging: { require: [ci], rollout: { strategy: direct, ${RUN} } }
  production: { require: [ci], ${production} rollout: { strategy: direct, ${RUN} } }
`;

const canary = (steps, stepTime) => `version: 1
${GATES}
environments:
  production:
    require: [ci]
    rollout:
      strategy: canary
      steps: [${steps}]
      step-time: ${stepTime}
      ${RUN}
      traffic: { driver: command, set: ./ops/set.sh, read: ./ops/read.sh }
      judge: { provider: command, command: ./ops/counts.sh, every: 1s, warm-up: 0s }
`;

const GATE = { mode: 'gate', inputs: { environment: 'staging' } };
const deploying = (environment, version) => ({
  mode: 'deploy',
  inputs: { environment, version, baseline: '0.9.0' },
});

/** Plays on a stage of its own. */
async function on(config, play, options) {
  const stage = await openStage(config, options);
  try {
    return await play(stage);
  } finally {
    await stage.close();
  }
}

/** The same several times, after one that warms up what the embedded GitHub prepares once. */
async function several(turns, play) {
  await play();
  const found = [];
  for (let turn = 0; turn < turns; turn += 1) found.push(await play());
  return { seconds: median(found.map(({ seconds }) => seconds)), requests: found.at(-1).requests };
}

/** Whole steps one after the other: how long they take and what they ask for. */
export async function wholeSteps(turns) {
  const gate = await on(direct(), async (stage) => {
    const at = await nextCommit(stage, { checks: 100 });
    return several(turns, () => measured(at, 'all_hold', GATE));
  });
  return on(direct(), async (stage) => {
    let version = 0;
    const deploy = async (environment) => {
      const at = await nextCommit(stage);
      version += 1;
      return measured(at, 'deployed', deploying(environment, `1.0.${version}`));
    };
    const deployed = await several(turns, () => deploy('staging'));
    await deploy('production');
    await deploy('production');
    const undo = { mode: 'rollback', inputs: { environment: 'production', reason: 'measured' } };
    const rolledBack = await measured(stage, 'rolled_back', undo);
    const released = await several(turns, async () => measured(await nextCommit(stage), 'released', RELEASE));
    return [
      row('a gate over 100 checks, whole step', gate.seconds, 's'),
      row('a gate over 100 checks, whole step', gate.requests, 'requests', { most: 5 }),
      row('a direct deployment, whole step', deployed.seconds, 's'),
      row('a direct deployment, whole step', deployed.requests, 'requests', { most: 25 }),
      row('a rollback, whole step', rolledBack.seconds, 's'),
      row('a rollback, whole step', rolledBack.requests, 'requests'),
      row('a release with two floating tags, whole step', released.seconds, 's'),
      row('a release with two floating tags, whole step', released.requests, 'requests'),
    ];
  });
}

const RELEASE = { mode: 'release' };

/** What is asked for while time passes; nothing here is timed, so it all waits at the same time. */
export async function whileWaiting() {
  const [looks, approved, few, many, long] = await Promise.all([
    looking(),
    approvedDeployment(),
    // Long enough that the lock is looked at again before each step, as in any real canary.
    canaryDeployment('50%, 100%', '20s'),
    canaryDeployment('10%, 20%, 50%, 75%, 100%', '20s'),
    canaryDeployment('50%, 100%', '145s'),
  ]);
  const minutes = (long.seconds - few.seconds) / 60;
  return [
    row('a gate over 100 checks, each further poll', looks, 'requests', { most: 5 }),
    row('a direct deployment with approval', approved.requests, 'requests', { most: 25 }),
    row('a canary, each step', (many.requests - few.requests) / 3, 'requests', { most: 3 }),
    row('a canary, each minute of watching', (long.requests - few.requests) / minutes, 'requests', {
      most: 1,
    }),
  ];
}

const LOOKS = 3;

/** Requests of each look of a gate after the first, while one of a hundred checks is still running. */
const looking = () =>
  on(direct(), async (first) => {
    const { world, requests } = first.github;
    const whole = await nextCommit(first, { checks: 100 });
    const once = await measured(whole, 'all_hold', GATE);
    const waiting = await nextCommit(first, { checks: 99 });
    const late = world.addCheckRun({ sha: waiting.sha, name: 'test 100', status: 'in_progress' });
    const before = requests.length;
    const looksSince = () =>
      requests
        .slice(before)
        .filter(({ body }) => body.includes('query Checks(') && !body.includes('"after":"'));
    const watch = setInterval(() => {
      if (looksSince().length < LOOKS) return;
      clearInterval(watch);
      world.completeCheckRun(late, 'success');
    }, 50);
    const { requests: all } = await measured(waiting, 'all_hold', GATE);
    return (all - once.requests) / (looksSince().length - 1);
  });

/** The second deployment to an environment, approved by a reviewer. */
const approvedDeployment = () =>
  on(
    direct('approval: { required: true },'),
    async (stage) => {
      const { world } = stage.github;
      const deploy = async (version) => {
        const at = await nextCommit(stage);
        const run = world.createWorkflowRun({ path: '.github/workflows/pipeline.yml', sha: at.sha });
        world.addJob(run, { name: 'approval', environment: 'production', deployment: false });
        world.approve(run, 'production', world.user('bob'), 'go');
        return measured(at, 'deployed', { ...deploying('production', version), run });
      };
      await deploy('1.0.0');
      return deploy('1.0.1');
    },
    { reviewers: ['bob'] },
  );

/** A deployment by a canary. */
const canaryDeployment = (steps, stepTime) =>
  on(canary(steps, stepTime), async (stage) =>
    measured(await nextCommit(stage), 'deployed', deploying('production', '1.0.0')),
  );
