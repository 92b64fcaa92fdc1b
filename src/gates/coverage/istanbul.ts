import * as z from 'zod';
import type { Coverage, FileCoverage, ParsedCoverage, Tally } from './report.ts';
import { METRICS, normalPath, problem, sumOf, tallyOf } from './report.ts';

const count = z.int().min(0);
const place = z.object({ line: z.int(), column: z.number().nullish() });
const range = z.object({ start: place, end: place });

/** An entry of coverage-final.json. */
const finalFile = z.object({
  path: z.string(),
  statementMap: z.record(z.string(), range),
  fnMap: z.record(z.string(), z.object({ name: z.string().optional(), loc: range })),
  branchMap: z.record(z.string(), z.object({ loc: range.optional(), locations: z.array(z.unknown()) })),
  s: z.record(z.string(), count),
  f: z.record(z.string(), count),
  b: z.record(z.string(), z.array(count)),
});

const sums = z.object({ total: count, covered: count });

/** An entry of coverage-summary.json. */
const summaryFile = z.object({
  lines: sums,
  statements: sums,
  functions: sums,
  branches: sums,
});

const spot = ({ start, end }: z.output<typeof range>): string =>
  `${String(start.line)}:${String(start.column ?? 0)}-${String(end.line)}:${String(end.column ?? 0)}`;

/** Two things at one place are one thing, run as often as the one that was run most. */
function raise(hits: Map<string, number>, key: string, times = 0): void {
  hits.set(key, Math.max(hits.get(key) ?? 0, times));
}

/** Counts of one file. Keys are places in the source, which shards share; the numbers in the maps they need not. */
function finalCoverage({
  statementMap,
  fnMap,
  branchMap,
  s,
  f,
  b,
}: z.output<typeof finalFile>): FileCoverage {
  const lines = new Map<string, number>();
  const statements = new Map<string, number>();
  const functions = new Map<string, number>();
  const branches = new Map<string, number>();
  for (const [id, where] of Object.entries(statementMap)) {
    raise(lines, String(where.start.line), s[id]);
    raise(statements, spot(where), s[id]);
  }
  for (const [id, { loc }] of Object.entries(fnMap)) raise(functions, spot(loc), f[id]);
  for (const [id, { loc, locations }] of Object.entries(branchMap)) {
    const where = loc === undefined ? id : spot(loc);
    for (const at of locations.keys()) raise(branches, `${where}/${String(at)}`, b[id]?.[at]);
  }
  return {
    lines: { hits: lines },
    statements: { hits: statements },
    functions: { hits: functions },
    branches: { hits: branches },
  };
}

function parseFinal(entries: readonly (readonly [string, unknown])[]): ParsedCoverage {
  const coverage = new Map<string, FileCoverage>();
  for (const [name, entry] of entries) {
    const file = finalFile.safeParse(entry);
    if (!file.success) return problem(`its entry '${name}' is no entry of coverage-final.json`);
    coverage.set(normalPath(file.data.path), finalCoverage(file.data));
  }
  return { ok: true, coverage, notes: [] };
}

/** The path that stands for all files where a summary lists none. */
export const ALL_FILES = '(all files)';

function parseSummary(entries: readonly (readonly [string, unknown])[]): ParsedCoverage {
  const coverage = new Map<string, FileCoverage>();
  let total: FileCoverage | undefined;
  for (const [name, entry] of entries) {
    const file = summaryFile.safeParse(entry);
    if (!file.success) return problem(`its entry '${name}' is no entry of coverage-summary.json`);
    const tallies = METRICS.map((metric): readonly [string, { readonly tally: Tally }] => [
      metric,
      { tally: file.data[metric] },
    ]);
    if (METRICS.some((metric) => file.data[metric].covered > file.data[metric].total)) {
      return problem(`its entry '${name}' covers more than there is`);
    }
    const counted: FileCoverage = Object.fromEntries(tallies);
    if (name === 'total') total = counted;
    else coverage.set(normalPath(name), counted);
  }
  if (total === undefined) return problem("it has no 'total'");
  if (coverage.size === 0) return { ok: true, coverage: new Map([[ALL_FILES, total]]), notes: [] };
  const contradiction = contradicting(total, coverage);
  return contradiction === undefined ? { ok: true, coverage, notes: [] } : problem(contradiction);
}

/** A summary was edited or cut short where its files do not add up to its total. */
function contradicting(total: FileCoverage, files: Coverage): string | undefined {
  for (const metric of METRICS) {
    const said = total[metric];
    if (said === undefined) continue;
    const { covered, total: all } = tallyOf(said);
    const sum = sumOf(
      [...files.values()].flatMap((file) => (file[metric] === undefined ? [] : [tallyOf(file[metric])])),
    );
    if (sum.covered !== covered || sum.total !== all) {
      return `its total says ${String(covered)} of ${String(all)} ${metric}, its files add up to ${String(sum.covered)} of ${String(sum.total)}`;
    }
  }
  return undefined;
}

/** Reads coverage-final.json (exact, can be merged) or coverage-summary.json (sums only) of Istanbul, nyc, c8, Jest, Vitest. */
export function parseIstanbul(text: string): ParsedCoverage {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return problem('it is not JSON');
  }
  const object = z.record(z.string(), z.unknown()).safeParse(json);
  if (!object.success) return problem('it is not an object of files');
  const entries = Object.entries(object.data);
  if (entries.length === 0) return problem('it names no file');
  return entries.some(([name]) => name === 'total') ? parseSummary(entries) : parseFinal(entries);
}
