import { describe, expect, it } from '@jest/globals';
import { LOWERED, lowered } from './act/lowered.ts';
import { actWorld } from './act/world.ts';
import type { ActWorld, Played } from './act/world.ts';

/** Plays against a world of its own, which at its end must have been asked nothing that GitHub would not understand. */
async function inWorld(ci: 'success' | 'failure', play: (world: ActWorld) => Promise<void>): Promise<void> {
  const world = await actWorld({ ci });
  try {
    await play(world);
  } catch (problem) {
    world.github.takeViolations();
    await world.close();
    throw problem;
  }
  await world.close();
}

/** With another exit code than is expected, what was said is what to know. */
function isOver({ code, log }: Played, expected: number): void {
  if (code !== expected)
    throw new Error(`act ended with ${code} where ${expected} was expected:\n${log.join('\n')}`);
}

const states = (world: ActWorld, environment: string): readonly string[] =>
  world.github.world
    .deployments(environment)
    .map((deployment) => world.github.world.deploymentState(deployment));

describe('the pipeline, called by the starter and played by act', () => {
  it.each(LOWERED)('is lowered by no more than is named: $what is there and is gone', ({ from }) => {
    const text = lowered('.github/workflows/pipeline.yml');
    expect(text.search(new RegExp(from.source, 'm'))).toBe(-1);
  });

  it('brings a reviewed, tested and approved commit to production, and releases it on the way', async () => {
    await inWorld('success', async (world) => {
      const { github, sha } = world;
      const played = await world.play('push', { approvedBy: 'carol' });

      isOver(played, 0);
      expect(played.jobs).toMatchObject({
        Gate: 'success',
        Release: 'success',
        'Deploy to staging': 'success',
        'Approve production': 'success',
        'Deploy to production': 'success',
      });
      expect(states(world, 'staging')).toEqual(['ACTIVE']);
      expect(states(world, 'production')).toEqual(['ACTIVE']);
      expect(github.world.deployments('production').map((deployment) => deployment.sha)).toEqual([sha]);
      expect(github.world.releases().map(({ tagName }) => tagName)).toEqual(['v0.1.0']);
      expect(await world.hooks()).toEqual([
        `./ops/deploy.sh staging 0.1.0 ${sha}`,
        `./ops/smoke.sh staging 0.1.0 ${sha}`,
        `./ops/deploy.sh production 0.1.0 ${sha}`,
        `./ops/smoke.sh production 0.1.0 ${sha}`,
      ]);
      const verdict = github.world.checkRun(sha, 'deploy-action / production');
      expect({ status: verdict?.status, conclusion: verdict?.conclusion }).toEqual({
        status: 'completed',
        conclusion: 'success',
      });
    });
  });

  it('stops at the gate when CI failed: nothing is released or deployed, and the verdict says what failed', async () => {
    await inWorld('failure', async (world) => {
      const { github, sha } = world;
      const played = await world.play('push', { approvedBy: 'carol' });

      isOver(played, 1);
      expect(github.world.releases()).toEqual([]);
      expect(github.world.deployments()).toEqual([]);
      expect(await world.hooks()).toEqual([]);
      const verdict = github.world.checkRun(sha, 'deploy-action / staging');
      expect(verdict?.conclusion).toBe('failure');
      expect(verdict?.output.summary).toContain('test');
    });
  });

  it('refuses production when nobody approved the run, after staging', async () => {
    await inWorld('success', async (world) => {
      const played = await world.play('push');

      isOver(played, 1);
      expect(states(world, 'staging')).toEqual(['ACTIVE']);
      expect(world.github.world.deployments('production')).toEqual([]);
      expect(world.github.world.checkRun(world.sha, 'deploy-action / production')?.output.summary).toContain(
        'nobody approved',
      );
    });
  });

  it.each([
    ['success', 0],
    ['failure', 1],
  ] as const)(
    'answers a pull request whose CI ended with %s by the verdict that its branch requires',
    async (ci, code) => {
      await inWorld(ci, async (world) => {
        const played = await world.play('pull_request');

        isOver(played, code);
        const verdict = world.github.world.checkRun(world.pullRequest.headSha, 'deploy-action / merge');
        expect({ status: verdict?.status, conclusion: verdict?.conclusion }).toEqual({
          status: 'completed',
          conclusion: ci,
        });
      });
    },
  );
});
