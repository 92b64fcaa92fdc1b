/** What the rehearsal brings into its copy of the repository: its own config, workflow, commands and reports. */

export interface Addresses {
  readonly prometheus: string;
  readonly production: string;
  readonly staging: string;
}

/** Intervals are short by the config's own keys; no clock is turned. */
export function rehearsalConfig(branch: string, tag: string, addresses: Addresses): string {
  const run = (hook: string): string => `node rehearsal/stage.mjs ${hook}`;
  return `# The rehearsal's own config. Yours is not used and not touched.
version: 1
release:
  branches: [${JSON.stringify(branch)}]
  tag: ${JSON.stringify(tag)}
gates:
  ci: { checks: [{ name: test }, { name: build }], wait: 20s, grace: 5s }
  coverage: { coverage: { files: [rehearsal/lcov.info], metric: lines, min: 80% } }
  staging: { deployed: { environment: staging, same: sha } }
environments:
  staging:
    url: ${addresses.staging}
    require: [ci, coverage]
    rollout:
      strategy: direct
      run: { deploy: ${run('deploy')}, smoke: ${run('smoke')} }
  production:
    url: ${addresses.production}
    require: [ci, coverage, staging]
    approval: { required: true }
    rollout:
      strategy: canary
      steps: [20%, 50%, 100%]
      step-time: 3s
      deadline: 3m
      run: { deploy: ${run('deploy')}, smoke: ${run('smoke')}, rollback: ${run('rollback')} }
      traffic: { driver: command, set: ${run('weight')}, read: ${run('read-weight')} }
      health: [{ url: ${addresses.production}/healthz, every: 2s, unavailable-after: 20s }]
      judge:
        provider: prometheus
        url: ${addresses.prometheus}
        requests: 'sum by (pod) (http_requests_total{version="{version}"})'
        errors: 'sum by (pod) (http_requests_total{version="{version}",code=~"5.."})'
        slow: { query: 'sum by (pod) (http_request_duration_seconds_bucket{version="{version}",le="0.5"})', over: 500ms }
        every: 1s
        warm-up: 1s
`;
}

export const WORKFLOW = '.github/workflows/rehearsal.yml';

export const CALLER = `name: Rehearsal
on:
  push:
permissions: {}
jobs:
  pipeline:
    name: Pipeline
    permissions:
      actions: read
      checks: write
      contents: write
      deployments: write
      pull-requests: read
      statuses: read
    uses: org/deploy-action/.github/workflows/pipeline.yml@v1
`;

/** The sample application's commands: they tell the stage what to do, with what DEPLOY_* says. */
export const COMMANDS = `const [what] = process.argv.slice(2);
const told = Object.fromEntries(Object.entries(process.env).filter(([name]) => name.startsWith('DEPLOY_')));
const response = await fetch(process.env.REHEARSAL_URL, {
  method: 'POST',
  headers: { authorization: 'Bearer ' + process.env.REHEARSAL_TOKEN, 'content-type': 'application/json' },
  body: JSON.stringify({ what, told }),
});
const text = await response.text();
if (text !== '') console.log(text);
process.exitCode = response.ok ? 0 : response.status === 409 ? 75 : 1;
`;

const LINES = 40;
const COVERED = 36;

/** A coverage report for the copy's commit: 36 of 40 lines. */
export const COVERAGE = `TN:
SF:src/service.js
${Array.from({ length: LINES }, (_, line) => `DA:${line + 1},${line < COVERED ? 1 : 0}`).join('\n')}
LF:${LINES}
LH:${COVERED}
end_of_record
`;
