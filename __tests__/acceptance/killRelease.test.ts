import { expect, it } from '@jest/globals';
import { APP_FILES } from './app.ts';
import { differing, everyMoment, killedAndRunAgain, requests } from './kill.ts';
import type { Moment } from './kill.ts';
import { git, setStage } from './stage.ts';
import type { Stage } from './stage.ts';

const CONFIG = `version: 1
release:
  branches: [main]
  initial: 1.2.0
  floating: [major, minor]
  changelog: CHANGELOG.md
`;

/** Two commits after v1.2.0, which its floating tags stand at. */
async function releasable(): Promise<Stage> {
  const first = await setStage({ ...APP_FILES, '.github/deploy.yml': CONFIG });
  const { world } = first.github;
  await world.tag('v1.2.0', first.sha, 'v1.2.0');
  await world.tag('v1', first.sha);
  await world.tag('v1.2', first.sha);
  await world.commit({ branch: 'main', message: 'feat: doors', files: { 'doors.txt': 'two\n' } });
  const sha = await world.commit({
    branch: 'main',
    message: 'fix: hinges',
    files: { 'doors.txt': 'oiled\n' },
  });
  git(first.workspace, 'pull', '--quiet', '--ff-only');
  return { ...first, sha };
}

async function left({ github, sha }: Stage, decision: string) {
  const { world } = github;
  const changelog = (await world.file('main', 'CHANGELOG.md')) ?? '';
  return {
    decision,
    tags: world.refs('refs/tags/').map(({ name }) => name.replace('refs/tags/', '')),
    releases: world.releases().map(({ tagName, draft }) => `${tagName} ${draft ? 'draft' : 'published'}`),
    floating: ['v1', 'v1.2', 'v1.3'].filter((tag) => world.ref(`refs/tags/${tag}`) === sha),
    sections: changelog.split('\n').filter((line) => line.startsWith('## ')).length,
  };
}

it('a release that is killed and run again is made once, whichever moment it was', async () => {
  const play = async (moment: Moment) =>
    killedAndRunAgain(await releasable(), { mode: 'release' }, moment, left);
  const found = await everyMoment(requests(), play);
  expect(found.length).toBeGreaterThanOrEqual(30);
  const end = {
    decision: '0 proceed',
    tags: ['v1', 'v1.2', 'v1.2.0', 'v1.3', 'v1.3.0'],
    releases: ['v1.3.0 published'],
    floating: ['v1', 'v1.3'],
    sections: 1,
  };
  expect(differing(found, end)).toEqual([]);
}, 120_000);
