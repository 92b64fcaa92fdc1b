/** How far a change moves a version. */
export type Bump = 'major' | 'minor' | 'patch' | 'none';

const RANK: Readonly<Record<Bump, number>> = { major: 3, minor: 2, patch: 1, none: 0 };

/** True when `a` moves a version further than `b`. */
export function outranks(a: Bump, b: Bump): boolean {
  return RANK[a] > RANK[b];
}

/** The furthest of several; nothing at all moves nothing. */
export function highestBump(bumps: Iterable<Bump>): Bump {
  let highest: Bump = 'none';
  for (const bump of bumps) if (outranks(bump, highest)) highest = bump;
  return highest;
}
