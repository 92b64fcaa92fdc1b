/** What can be counted. A report that counts something else is no answer: there are no averages. */
export const METRICS = ['lines', 'statements', 'branches', 'functions'] as const;
export type Metric = (typeof METRICS)[number];

export interface Tally {
  readonly covered: number;
  readonly total: number;
}

/** Hits of each line, branch, …, by a key that is the same in every report of the same source; or only their sums. */
export type Counted = { readonly hits: ReadonlyMap<string, number> } | { readonly tally: Tally };

export type FileCoverage = Readonly<Partial<Record<Metric, Counted>>>;

/** By path, with forward slashes. */
export type Coverage = ReadonlyMap<string, FileCoverage>;

export type ParsedCoverage =
  | { readonly ok: true; readonly coverage: Coverage; readonly notes: readonly string[] }
  | { readonly ok: false; readonly problem: string };

export const problem = (text: string): ParsedCoverage => ({ ok: false, problem: text });

/** `.\src\a.ts` and `./src/a.ts` are `src/a.ts`. */
export function normalPath(path: string): string {
  return path
    .trim()
    .replaceAll('\\', '/')
    .replace(/^(\.\/)+/, '');
}

export function tallyOf(counted: Counted): Tally {
  if ('tally' in counted) return counted.tally;
  let covered = 0;
  for (const hits of counted.hits.values()) if (hits > 0) covered += 1;
  return { covered, total: counted.hits.size };
}

export function sumOf(tallies: Iterable<Tally>): Tally {
  let [covered, total] = [0, 0];
  for (const tally of tallies) {
    covered += tally.covered;
    total += tally.total;
  }
  return { covered, total };
}

/** What was hit in either was hit; `undefined` where only sums are known, for they do not say which. */
function mergeCounted(a: Counted | undefined, b: Counted | undefined): Counted | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  if ('tally' in a || 'tally' in b) return undefined;
  const hits = new Map(a.hits);
  for (const [key, count] of b.hits) hits.set(key, (hits.get(key) ?? 0) + count);
  return { hits };
}

/** Shards of one measurement as one, or the path of a file that two of them count and only sums are known of. */
export function merged(
  reports: readonly Coverage[],
): { readonly coverage: Coverage } | { readonly twice: string } {
  const files = new Map<string, FileCoverage>();
  for (const report of reports) {
    for (const [path, file] of report) {
      const before = files.get(path) ?? {};
      const both: Partial<Record<Metric, Counted>> = {};
      for (const metric of METRICS) {
        const counted = mergeCounted(before[metric], file[metric]);
        if (counted !== undefined) both[metric] = counted;
        else if (before[metric] !== undefined) return { twice: path };
      }
      files.set(path, both);
    }
  }
  return { coverage: files };
}

/** Whether at least so many millionths are covered, exactly: 84.995% is not 85%. */
export function reaches({ covered, total }: Tally, millionths: number): boolean {
  return BigInt(covered) * 1_000_000n >= BigInt(millionths) * BigInt(total);
}

/** The share covered for people, rounded down so that what is short never looks as if it were enough: `84.99%`. */
export function showShare({ covered, total }: Tally): string {
  const hundredths = Number((BigInt(covered) * 10_000n) / BigInt(total));
  return `${String(hundredths / 100)}%`;
}
