// The next version and its notes on a repository of 10,000 commits.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeRepository } from './release-repo.mjs';
import { median, row } from './rows.mjs';
import { sources } from './sources.mjs';
import { git, measured, openStage } from './stage.mjs';

const COMMITS = 10_000;
const TURNS = 5;
const CONFIG = 'version: 1\nrelease: { branches: [main] }\n';
const DRY_RUN = { mode: 'release', inputs: { 'dry-run': 'true' }, permissions: { contents: 'read' } };

/** A dry run of the release of a long history, as a whole step and its planning alone. */
export async function longHistory() {
  const folder = mkdtempSync(join(tmpdir(), 'bench-history-'));
  const stage = await openStage(CONFIG);
  try {
    // One commit more brings the config.
    const made = await makeRepository(join(folder, 'made.git'), { commits: COMMITS - 1 });
    const at = { ...stage, sha: moveIn(stage, made.dir) };
    const steps = [];
    for (let turn = 0; turn <= TURNS; turn += 1) steps.push(await measured(at, 'release_due', DRY_RUN));
    const seconds = median(steps.slice(1).map((step) => step.seconds));
    const { version } = steps[0].end.outputs;
    const since = `from ${made.lastTag} to ${version}, ${made.sinceLastTag + 1} commits`;
    return [
      row(`a release after ${COMMITS} commits (${since}), whole step, dry run`, seconds, 's'),
      row('its planning: tags, commits since the last, version and notes', await planning(at), 's'),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await stage.close();
  }
}

/** Puts a history below the config of a stage, with its tags; returns the new tip. */
function moveIn({ github, workspace }, from) {
  git(workspace, 'fetch', '--quiet', '--tags', from, 'main');
  git(workspace, 'checkout', '--quiet', '--force', '-B', 'main', 'FETCH_HEAD');
  git(workspace, 'checkout', 'origin/main', '--', '.github/deploy.yml');
  git(
    workspace,
    '-c',
    'user.name=a',
    '-c',
    'user.email=a@example.com',
    'commit',
    '--quiet',
    '-m',
    'ci: config',
  );
  git(workspace, 'push', '--quiet', '--force', '--tags', github.gitDir, 'main');
  return git(workspace, 'rev-parse', 'HEAD');
}

async function planning({ github, workspace, sha }) {
  const { plannedRelease, parseConfig } = await sources('src/assembly/history.ts', 'src/config/parse.ts');
  const { config } = parseConfig([{ name: 'deploy.yml', text: CONFIG }]);
  const context = { serverUrl: github.url, repository: github.repository };
  const token = github.tokens.issue({
    permissions: { contents: 'read' },
    actor: 'acme',
    runId: 1,
    job: 'release',
  });
  const times = [];
  for (let turn = 0; turn <= TURNS; turn += 1) {
    const from = performance.now();
    const plan = await plannedRelease(workspace, context, token, {
      sha,
      branch: 'main',
      options: config.release,
    });
    if (plan.state !== 'known') throw new Error(`the release could not be planned: ${plan.reason}`);
    times.push((performance.now() - from) / 1000);
  }
  return median(times.slice(1));
}
