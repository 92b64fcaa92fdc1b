import type { Coverage, FileCoverage, ParsedCoverage } from './report.ts';
import { normalPath, problem } from './report.ts';

interface Record_ {
  readonly lines: Map<string, number>;
  readonly branches: Map<string, number>;
  readonly functions: Map<string, number>;
  /** Where a function that FNL numbers begins. */
  readonly starts: Map<string, string>;
}

/** Adds hits; a compiler's counter that overflowed below zero was not hit. `false`: it is no number. */
function add(hits: Map<string, number>, key: string, count: string): boolean {
  const number = count === '-' ? 0 : Number(count === '' ? NaN : count);
  if (!Number.isFinite(number)) return false;
  hits.set(key, (hits.get(key) ?? 0) + Math.max(0, number));
  return true;
}

type Reader = (record: Record_, fields: readonly string[], text: string) => boolean;

/** What each kind of line says. `LF`, `LH` and their like are sums somebody made; we count for ourselves. */
const READERS: Readonly<Record<string, Reader>> = {
  // DA:line,hits[,checksum]
  DA: ({ lines }, [line = '', hits = '']) => /^\d+$/.test(line) && add(lines, line, hits),
  // BRDA:line,[e]block,branch,taken: the branch may be an expression with commas in it, `-` is never reached.
  BRDA: ({ branches }, fields, text) =>
    fields.length >= 4 && add(branches, text.slice(0, text.lastIndexOf(',')), fields.at(-1) ?? ''),
  // FN:line,[end,]name
  FN: ({ functions }, fields) => fields.length >= 2 && add(functions, fields.at(-1) ?? '', '0'),
  // FNDA:hits,name
  FNDA: ({ functions }, [hits = '', ...name]) => name.length > 0 && add(functions, name.join(','), hits),
  // FNL:number,line[,end] and FNA:number,hits,name: one function under several names
  FNL: ({ functions, starts }, [number = '', line = '']) => {
    starts.set(number, `line ${line}`);
    return line !== '' && add(functions, `line ${line}`, '0');
  },
  FNA: ({ functions, starts }, [number = '', hits = '']) => {
    const start = starts.get(number);
    return start !== undefined && add(functions, start, hits);
  },
};

interface Sums {
  found?: number;
  hit?: number;
}

const fileOf = ({ lines, branches, functions }: Record_): FileCoverage => ({
  lines: { hits: lines },
  branches: { hits: branches },
  functions: { hits: functions },
});

/**
 * Reads a tracefile of lcov. Counts from the records themselves: tools write sums of their own beside them, or none,
 * which other readers take for 0 of 0. Repeated files are added up; a last record without its end is accepted.
 */
export function parseLcov(text: string): ParsedCoverage {
  const records = new Map<string, Record_>();
  const notes: string[] = [];
  let record: Record_ | undefined;
  let path = '';
  let sums: Sums = {};

  for (const [at, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    if (line === 'end_of_record') {
      if (record !== undefined) notes.push(...differences(path, record, sums));
      record = undefined;
      continue;
    }
    const colon = line.indexOf(':');
    const [kind, rest] = [line.slice(0, colon), line.slice(colon + 1)];
    if (colon > 0 && kind === 'SF') {
      path = normalPath(rest);
      record = records.get(path) ?? {
        lines: new Map(),
        branches: new Map(),
        functions: new Map(),
        starts: new Map(),
      };
      records.set(path, record);
      record.starts.clear();
      sums = {};
      continue;
    }
    if (kind === 'LF') sums.found = Number(rest);
    if (kind === 'LH') sums.hit = Number(rest);
    const reader = colon > 0 && Object.hasOwn(READERS, kind) ? READERS[kind] : undefined;
    if (reader === undefined) {
      if (colon > 0 && /^[A-Z]{2,5}$/.test(kind)) continue;
      return problem(`line ${String(at + 1)} is no line of lcov`);
    }
    if (record === undefined) return problem(`line ${String(at + 1)} belongs to no file: SF is missing`);
    if (!reader(record, rest.split(','), rest)) return problem(`line ${String(at + 1)} is damaged`);
  }
  if (records.size === 0) return problem('it names no file (SF)');
  const coverage: Coverage = new Map([...records].map(([name, counted]) => [name, fileOf(counted)]));
  return { ok: true, coverage, notes };
}

/** Says where the sums of the file differ from what its records count. Repeated files have sums of a part only. */
function differences(path: string, { lines }: Record_, { found, hit }: Sums): readonly string[] {
  let covered = 0;
  for (const hits of lines.values()) if (hits > 0) covered += 1;
  const same = (found ?? lines.size) === lines.size && (hit ?? covered) === covered;
  if (same) return [];
  return [
    `${path}: LH ${String(hit ?? covered)} of LF ${String(found ?? lines.size)}, its lines say ${String(covered)} of ${String(lines.size)}`,
  ];
}
