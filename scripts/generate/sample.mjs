// A repository in which everything holds but the coverage, for the README's picture.
const MINUTE = 60_000;
export const NOW = Date.UTC(2026, 10, 20, 10, 0);
export const SHA = '4f9c2e1b7a3d5e8f60718293a4b5c6d7e8f90123';
const known = (value) => ({ state: 'known', value, source: 'the sample' });

const check = (id, name) => ({
  kind: 'check-run',
  id,
  name,
  app: 'github-actions',
  workflow: '.github/workflows/ci.yml',
  status: 'completed',
  conclusion: 'success',
  completedAt: NOW - 30 * MINUTE,
});

const pullRequest = {
  number: 214,
  url: '',
  title: 'Charge in the customer’s currency',
  author: 'mira',
  headSha: SHA,
  baseRef: 'main',
  committers: ['mira'],
  labels: [],
  merged: true,
  mergeCommit: SHA,
  reviews: [
    {
      id: 1,
      author: 'jonas',
      authorIsBot: false,
      state: 'approved',
      sha: SHA,
      submittedAt: NOW - 60 * MINUTE,
      canPush: true,
      diffUnchanged: true,
    },
  ],
  reviewDecision: 'approved',
};

const staged = {
  id: 7,
  sha: SHA,
  environment: 'staging',
  task: 'deploy',
  createdAt: NOW - 45 * MINUTE,
  creator: 'github-actions[bot]',
  ref: SHA,
  statuses: [{ state: 'success', description: '', createdAt: NOW - 41 * MINUTE }],
};

export const FACTS = {
  now: known(NOW),
  checks: known({
    sha: SHA,
    checks: ['lint', 'test (20)', 'test (24)'].map((name, id) => check(id + 1, name)),
  }),
  reviews: known({ pullRequests: [pullRequest], direct: [] }),
  files: known({
    byGlob: {
      'coverage/lcov.info': [
        {
          path: 'coverage/lcov.info',
          text: `SF:src/charge.ts\n${Array.from({ length: 280 }, (_, at) => `DA:${at + 1},${at < 200 ? 1 : 0}`).join('\n')}\nend_of_record\n`,
        },
      ],
    },
  }),
  deployments: known({ staging: known({ deployments: [staged] }) }),
};

export const GATES = {
  ci: { checks: [{ name: 'test*', min: 2 }, 'lint'] },
  reviewed: { approvals: { min: 1 } },
  coverage: { coverage: { files: ['coverage/lcov.info'], min: '80%' } },
  staged: { deployed: { environment: 'staging', soak: '30m' } },
};
