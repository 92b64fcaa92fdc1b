import type { Spot } from './source.ts';
import { problemAt } from './source.ts';
import type { Permissions } from './workflow-schema.ts';

type Level = 'none' | 'read' | 'write';

const RANK: Readonly<Record<Level, number>> = { none: 0, read: 1, write: 2 };

/** What the token of a job may do: its own `permissions:`, else those around it. */
export function grantedTo(
  job: Permissions | undefined,
  workflow: Permissions | undefined,
  caller: Permissions | undefined,
): Permissions | undefined {
  return job ?? workflow ?? caller;
}

/**
 * Throws a WorkflowProblem when a job of a called workflow asks for more than the calling job has, as GitHub does
 * before anything starts. `allowed` undefined is a caller that says nothing: it has what new repositories give.
 */
export function refuseMoreThanCaller(
  at: Spot,
  job: string,
  asked: Permissions | undefined,
  allowed: Permissions = { contents: 'read', packages: 'read' },
): void {
  if (asked === undefined || allowed === 'write-all') return;
  if (typeof asked === 'string') {
    if (asked === allowed) return;
    throw problemAt(
      at,
      `the nested job '${job}' asks for ${asked}, but its caller has ${JSON.stringify(allowed)}`,
    );
  }
  for (const [name, level] of Object.entries(asked)) {
    const most = levelIn(allowed, name);
    if (RANK[level] > RANK[most])
      throw problemAt(
        at,
        `the nested job '${job}' asks for '${name}: ${level}', but its caller has '${name}: ${most}'`,
      );
  }
}

function levelIn(allowed: Permissions, name: string): Level {
  if (typeof allowed === 'string') return allowed === 'write-all' ? 'write' : 'read';
  return allowed[name] ?? 'none';
}
