import type { Access, Grants } from './types.ts';

type Level = Access | 'none';

// What a workflow's `permissions:` may name, with the highest level that can be given.
const HIGHEST: Readonly<Record<string, Access>> = {
  actions: 'write',
  'artifact-metadata': 'write',
  attestations: 'write',
  checks: 'write',
  contents: 'write',
  deployments: 'write',
  discussions: 'write',
  'id-token': 'write',
  issues: 'write',
  models: 'read',
  packages: 'write',
  pages: 'write',
  'pull-requests': 'write',
  'repository-projects': 'write',
  'security-events': 'write',
  statuses: 'write',
  'vulnerability-alerts': 'read',
};

// A workflow that says nothing gets what GitHub gives new repositories.
const UNSAID: Grants = { contents: 'read', packages: 'read' };

const isLevel = (value: unknown): value is Level => value === 'read' || value === 'write' || value === 'none';

function everything(wanted: Access): Grants {
  const levels = Object.entries(HIGHEST).map(([name, highest]): [string, Level] => {
    if (name === 'id-token') return [name, wanted === 'write' ? 'write' : 'none'];
    return [name, wanted === 'write' ? highest : 'read'];
  });
  return Object.fromEntries(levels);
}

function listed(declared: object): Grants {
  return Object.fromEntries(
    Object.entries(declared).map(([name, level]: [string, unknown]): [string, Level] => {
      if (!Object.hasOwn(HIGHEST, name)) throw new Error(`permissions: '${name}' is not a permission`);
      if (!isLevel(level))
        throw new Error(`permissions: ${name} is '${String(level)}', not read, write or none`);
      if (level === 'write' && HIGHEST[name] === 'read')
        throw new Error(`permissions: ${name} cannot be given more than read`);
      return [name, level];
    }),
  );
}

function declaredGrants(declared: unknown): Grants {
  if (declared === undefined) return UNSAID;
  if (declared === 'read-all') return everything('read');
  if (declared === 'write-all') return everything('write');
  if (typeof declared !== 'object' || declared === null || Array.isArray(declared))
    throw new Error(
      `permissions: expected read-all, write-all or a mapping, got ${JSON.stringify(declared)}`,
    );
  return listed(declared);
}

/**
 * What a job's GITHUB_TOKEN may do. Naming any permission sets all others to none.
 * @param declared the value of the job's `permissions:`, or of the workflow's when the job has none
 * @param fork the event comes from a fork: nothing may be written, whatever is declared
 * Throws on a name or level that GitHub does not know.
 */
export function jobGrants(declared: unknown, { fork = false } = {}): Grants {
  const grants = declaredGrants(declared);
  if (!fork) return grants;
  const capped = Object.entries(grants).map(([name, level]): [string, Level] => {
    if (name === 'id-token') return [name, 'none'];
    return [name, level === 'write' ? 'read' : level];
  });
  return Object.fromEntries(capped);
}
