/** The first line of a conventional commit, taken apart. */
export interface Header {
  /** As written. */
  readonly type: string;
  /** `feat(a, b): …` has two. */
  readonly scopes: readonly string[];
  /** `!` stands directly before the colon. */
  readonly breaking: boolean;
  readonly description: string;
}

// Conventional Commits 1.0.0, points 1, 4, 5 and 13. The scope is checked for more than spaces outside of the pattern, so that it stays linear.
const HEADER =
  /^(?<type>\p{L}[\p{L}\p{N}_+.-]*)(?:\((?<scope>[^()]+)\))?(?<breaking>!)?:[ \t]+(?<description>[^ \t].*)$/su;

/**
 * Reads one line as the header of a conventional commit; `null` where it is none. The type may be any noun.
 * Source: https://www.conventionalcommits.org/en/v1.0.0/
 */
export function readHeader(line: string): Header | null {
  const groups = HEADER.exec(line.trim())?.groups;
  if (groups?.['type'] === undefined || groups['description'] === undefined) return null;
  const scope = groups['scope'];
  if (scope !== undefined && scope.trim() === '') return null;
  return {
    type: groups['type'],
    scopes:
      scope === undefined
        ? []
        : scope
            .split(',')
            .map((part) => part.trim())
            .filter((part) => part !== ''),
    breaking: groups['breaking'] !== undefined,
    description: groups['description'],
  };
}

const PULL_REQUEST = /\s*\(#(?<number>\d{1,9})\)$/u;

/** The pull request GitHub names at the end of a squash's title: `feat: a (#12)`. */
export function pullRequestOf(title: string): number | null {
  const number = PULL_REQUEST.exec(title)?.groups?.['number'];
  return number === undefined ? null : Number(number);
}

/** The title without the pull request at its end. */
export function withoutPullRequest(title: string): string {
  return title.replace(PULL_REQUEST, '');
}
