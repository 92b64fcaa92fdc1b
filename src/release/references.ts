/** An issue or pull request a message names. Without owner and repository it is the repository's own. */
export interface Reference {
  readonly owner?: string;
  readonly repository?: string;
  readonly number: number;
}

const CLOSING = /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?[ \t]+(?<list>[^\n]+)/giu;
const ITEM =
  /^(?:[ \t]*(?:,|and|&)?[ \t]*)(?:(?<owner>[\w.-]{1,100})\/(?<repository>[\w.-]{1,100}))?#(?<number>\d{1,9})\b/iu;

/** The issues that the lines say they close, each once, in the order written: `Closes #1, owner/repo#2`. */
export function closedIssues(lines: readonly string[]): Reference[] {
  const found = new Map<string, Reference>();
  for (const line of lines) {
    if (!line.includes('#')) continue;
    for (const match of line.matchAll(CLOSING)) {
      let list = match.groups?.['list'] ?? '';
      for (let item = ITEM.exec(list); item !== null; item = ITEM.exec(list)) {
        const { owner, repository, number } = item.groups ?? {};
        const reference: Reference = {
          ...(owner !== undefined && repository !== undefined ? { owner, repository } : {}),
          number: Number(number),
        };
        found.set(`${owner ?? ''}/${repository ?? ''}#${number}`.toLowerCase(), reference);
        list = list.slice(item[0].length);
      }
    }
  }
  return [...found.values()];
}
