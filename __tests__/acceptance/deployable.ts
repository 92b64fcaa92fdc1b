import { APP_FILES } from './app.ts';
import { setStage } from './stage.ts';
import type { Stage } from './stage.ts';

/** A stage with this config, whose commit has its check, and with both environments, unprotected. */
export async function deployable(
  config: string,
  options: Parameters<typeof setStage>[1] = {},
): Promise<Stage> {
  const stage = await setStage({ ...APP_FILES, '.github/deploy.yml': config }, options);
  stage.github.world.addCheckRun({
    sha: stage.sha,
    name: 'test',
    status: 'completed',
    conclusion: 'success',
  });
  stage.github.world.createEnvironment('staging');
  stage.github.world.createEnvironment('production');
  return stage;
}
