import type { Routes } from '../call.ts';
import { approvalRoutes } from './approvals.ts';
import { assetRoutes } from './assets.ts';
import { branchRoutes } from './branches.ts';
import { checkRoutes } from './checks.ts';
import { commentRoutes } from './comments.ts';
import { commitRoutes } from './commits.ts';
import { contentRoutes } from './contents.ts';
import { deploymentRoutes } from './deployments.ts';
import { dispatchRoutes } from './dispatches.ts';
import { environmentRoutes } from './environments.ts';
import { gitObjectRoutes } from './git-objects.ts';
import { issueRoutes } from './issues.ts';
import { labelRoutes } from './labels.ts';
import { pullRoutes } from './pulls.ts';
import { refRoutes } from './refs.ts';
import { releaseRoutes } from './releases.ts';
import { repositoryRoutes } from './repository.ts';
import { runRoutes } from './runs.ts';
import { statusRoutes } from './statuses.ts';

/** Every operation that is answered, by `METHOD /path/template`. The rate limit is the server's own. */
export const routes: Routes = {
  ...repositoryRoutes,
  ...branchRoutes,
  ...commitRoutes,
  ...contentRoutes,
  ...gitObjectRoutes,
  ...refRoutes,
  ...pullRoutes,
  ...issueRoutes,
  ...commentRoutes,
  ...labelRoutes,
  ...checkRoutes,
  ...statusRoutes,
  ...releaseRoutes,
  ...assetRoutes,
  ...deploymentRoutes,
  ...environmentRoutes,
  ...runRoutes,
  ...approvalRoutes,
  ...dispatchRoutes,
};
