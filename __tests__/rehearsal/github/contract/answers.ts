// Answers as GitHub gives them, to be spoilt by the tests.
const api = 'https://api.github.com';

const user = {
  login: 'github',
  id: 9919,
  node_id: 'MDEyOk9yZ2FuaXphdGlvbjk5MTk=',
  avatar_url: 'https://avatars.githubusercontent.com/u/9919',
  gravatar_id: '',
  url: `${api}/users/github`,
  html_url: 'https://github.com/github',
  followers_url: `${api}/users/github/followers`,
  following_url: `${api}/users/github/following{/other_user}`,
  gists_url: `${api}/users/github/gists{/gist_id}`,
  starred_url: `${api}/users/github/starred{/owner}{/repo}`,
  subscriptions_url: `${api}/users/github/subscriptions`,
  organizations_url: `${api}/users/github/orgs`,
  repos_url: `${api}/users/github/repos`,
  events_url: `${api}/users/github/events{/privacy}`,
  received_events_url: `${api}/users/github/received_events`,
  type: 'Organization',
  site_admin: false,
};

const app = {
  id: 15368,
  slug: 'github-actions',
  node_id: 'MDM6QXBwMTUzNjg=',
  owner: user,
  name: 'GitHub Actions',
  description: null,
  external_url: 'https://help.github.com/en/actions',
  html_url: 'https://github.com/apps/github-actions',
  created_at: '2018-07-30T09:30:17Z',
  updated_at: '2019-12-10T19:04:12Z',
  permissions: { checks: 'write', contents: 'write' },
  events: ['check_run'],
};

/** A check run that is still going: everything about its end is null. */
export const runningCheck = {
  id: 4,
  head_sha: 'ce587453ced02b1526dfb4cb910479d431683101',
  node_id: 'MDg6Q2hlY2tSdW40',
  external_id: null,
  url: `${api}/repos/org/shop/check-runs/4`,
  html_url: 'https://github.com/org/shop/runs/4',
  details_url: null,
  status: 'in_progress',
  conclusion: null,
  started_at: '2026-11-20T10:00:00Z',
  completed_at: null,
  output: {
    title: null,
    summary: null,
    text: null,
    annotations_count: 0,
    annotations_url: `${api}/repos/org/shop/check-runs/4/annotations`,
  },
  name: 'unit tests',
  check_suite: { id: 5 },
  app,
  pull_requests: [],
};

export const deploymentStatus = {
  url: `${api}/repos/org/shop/deployments/42/statuses/1`,
  id: 1,
  node_id: 'MDE2OkRlcGxveW1lbnRTdGF0dXMx',
  state: 'success',
  creator: user,
  description: 'Deployment finished successfully.',
  environment: 'production',
  target_url: '',
  log_url: '',
  environment_url: 'https://shop.example',
  created_at: '2026-11-20T10:00:00Z',
  updated_at: '2026-11-20T10:00:00Z',
  deployment_url: `${api}/repos/org/shop/deployments/42`,
  repository_url: `${api}/repos/org/shop`,
};

export const reference = {
  ref: 'refs/heads/main',
  node_id: 'MDM6UmVm',
  url: `${api}/repos/org/shop/git/refs/heads/main`,
  object: {
    type: 'commit',
    sha: 'aa218f56b14c9653891f9e74264a383fa43fefbd',
    url: `${api}/repos/org/shop/git/commits/aa218f56b14c9653891f9e74264a383fa43fefbd`,
  },
};
