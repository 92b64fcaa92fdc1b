import type { ReportedCheck } from '../core/facts.ts';
import { timeOf } from './actors.ts';

/** The file in `/owner/name/actions/workflows/ci.yml`, for where GitHub tells no more of it. */
export function workflowFile(resourcePath: string | undefined): string | undefined {
  const file = resourcePath?.split('/actions/workflows/')[1];
  return file === undefined ? undefined : `.github/workflows/${file}`;
}

/** GitHub Actions links a job's check to its run, which tells our own run apart even without `actions: read`. */
export function runIdOf(detailsUrl: string | null, app: string | undefined): number | undefined {
  const id = app === 'github-actions' ? /\/actions\/runs\/(\d+)/u.exec(detailsUrl ?? '')?.[1] : undefined;
  return id === undefined ? undefined : Number(id);
}

// `expected` is a required status that nobody has reported yet.
const UNFINISHED: ReadonlySet<string> = new Set(['pending', 'expected']);

/** A commit status as a check. It has no number of its own that both APIs tell: the time it was given orders it. */
export function statusCheck(
  context: string,
  state: string,
  createdAt: string,
  creator: string | null,
  url: string | null,
): ReportedCheck {
  const unfinished = UNFINISHED.has(state);
  return {
    kind: 'status',
    id: timeOf(createdAt),
    name: context,
    ...(creator === null ? {} : { app: creator }),
    status: unfinished ? state : 'completed',
    conclusion: unfinished ? null : state,
    startedAt: timeOf(createdAt),
    ...(unfinished ? {} : { completedAt: timeOf(createdAt) }),
    ...(url === null ? {} : { url }),
  };
}
