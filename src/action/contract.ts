/** Every input and output of the action, once: action.yml's blocks and the README's tables are written from here. */
export interface InputSpec {
  readonly description: string;
  readonly required?: boolean;
  readonly default?: string;
  /** The only words it takes. */
  readonly words?: readonly string[];
  /** Shown by the runner to whoever still gives it. */
  readonly deprecationMessage?: string;
  /** Never shown, masked in logs. */
  readonly secret?: boolean;
}

export const MODES = ['gate', 'release', 'deploy', 'canary', 'rollback', 'release-hold'] as const;
export type ModeName = (typeof MODES)[number];

export const INPUTS = {
  mode: {
    description: 'What to do: gate, release, deploy, canary, rollback or release-hold',
    required: true,
    words: MODES,
  },
  environment: {
    description:
      'Environment the question is about. Required by all modes but gate and release; a gate without one asks whether the pull request may merge',
  },
  config: {
    description: 'Path of the config file in the repository',
    default: '.github/deploy.yml',
  },
  sha: {
    description:
      "Full commit id of the candidate; default: the pull request's head, the merge group's head, or the commit of the event",
  },
  version: {
    description:
      "Version being deployed, e.g. the release job's output; default: the first seven digits of the commit",
  },
  baseline: {
    description:
      'Version to compare the candidate with; default: the newest one that passed verification in the environment',
  },
  to: {
    description:
      'rollback: version or commit to return to; default: the newest one that passed verification in the environment',
  },
  reason: {
    description: 'rollback and release-hold: why, recorded in the ledger; required by release-hold',
  },
  'artifact-name': {
    description: 'Name of the artifact being deployed, e.g. ghcr.io/org/app',
  },
  'artifact-digest': {
    description:
      'Digest of the artifact being deployed, e.g. sha256:…; recorded with the deployment and the known good',
  },
  wait: {
    description: 'gate: wait for pending checks up to their deadline (true), or say pending at once (false)',
    default: 'true',
    words: ['true', 'false'],
  },
  'dry-run': {
    description: 'Show the plan and the effects and perform none of them',
    default: 'false',
    words: ['true', 'false'],
  },
  duration: {
    description: 'canary: how long to watch, e.g. 30m; 0s judges once',
    default: '15m',
  },
  weight: {
    description: "canary: the candidate's share of the traffic while it is watched, e.g. 10%",
  },
  token: {
    description: "The job's token",
    default: '${{ github.token }}',
    secret: true,
  },
  'release-token': {
    description:
      'Token for tags, releases and changelog commits that must start workflows (an App’s); default: token',
    secret: true,
  },
  'self-check-run-id': {
    description: "The job's own check run, so that a gate does not wait for itself; leave it alone",
    default: '${{ job.check_run_id }}',
  },
  'sentry-dsn': {
    description: 'Where to send errors of the action itself; nothing is sent without it',
    secret: true,
  },
} as const satisfies Readonly<Record<string, InputSpec>>;

export type InputName = keyof typeof INPUTS;

export const OUTPUTS = {
  decision: 'proceed, wait, hold, stop or roll-back',
  'reason-code': 'Stable name of why, for scripts',
  result: 'The whole decision as JSON with schemaVersion, findings, effects and receipts',
  released: 'release: true when there is a release for this commit, otherwise empty',
  version: 'release: the version; deploy: the version deployed; rollback: the version returned to',
  tag: 'release: the tag',
  'previous-tag': 'release: the tag of the release before',
  notes: 'release: the notes, Markdown',
  plan: 'release: the whole plan as JSON',
  'check-run-url': 'Where the verdict is shown',
  'deployment-id': 'deploy and rollback: the id of the GitHub deployment',
} as const satisfies Readonly<Record<string, string>>;

export type OutputName = keyof typeof OUTPUTS;
