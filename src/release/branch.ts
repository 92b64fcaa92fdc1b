import type { ReleaseBranch } from './options.ts';

/** What a branch may release: the first of the configured ones that it fits; `null`: nothing. `*` stands for any text without a slash. */
export function branchRule(name: string, branches: readonly ReleaseBranch[]): ReleaseBranch | null {
  return branches.find((branch) => fits(name, branch.name)) ?? null;
}

function fits(name: string, pattern: string): boolean {
  const source = pattern
    .split('*')
    .map((part) => part.replaceAll(/[$()+.?[\\\]^{|}]/gu, String.raw`\$&`))
    .join('[^/]*');
  return new RegExp(`^${source}$`, 'u').test(name);
}
