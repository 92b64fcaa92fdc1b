/**
 * A command of the user's that prints cumulative counts, for metrics a hosted runner cannot reach.
 *
 * It gets DEPLOY_CANDIDATE_VERSION, DEPLOY_BASELINE_VERSION and DEPLOY_AT (seconds) and prints one JSON object a line:
 *   {"version":"1.4.2","series":"pod-7","requests":1840,"errors":3,"slow":12}
 * Every line is one series of one version; `series` may be left out when there is only one. The other fields are counters
 * since the process began. A version without a line has no series; a field that some lines of a version lack is malformed.
 */
import { counterOf } from './port.ts';
import type { MetricsProvider, Question, Sample, SeriesReading, Unavailable } from './port.ts';

/** How commands are run is another's: this much of it is needed here. */
export type RunCounts = (
  command: string,
  env: Readonly<Record<string, string>>,
  signal: AbortSignal,
) => Promise<
  | {
      readonly state: 'exited';
      readonly code: number | null;
      readonly stdout: string;
      readonly lastLines: readonly string[];
    }
  | { readonly state: 'timed-out' | 'cancelled' | 'not-started'; readonly lastLines: readonly string[] }
>;

export interface CommandOptions {
  readonly command: string;
  readonly run: RunCounts;
  readonly candidate: string;
  /** null: there is none. */
  readonly baseline: string | null;
  /** Seconds; the command's counts are of the moment it runs at. */
  readonly clock: () => number;
}

/** A question's query is the field to read: `requests`, `errors`, `slow`, or what the command calls it. */
export function command(options: CommandOptions): MetricsProvider {
  // All questions of one instant are answered by one run: counts of one moment, and one process.
  let last: { readonly at: number; readonly lines: Promise<readonly Line[] | Unavailable> } | undefined;

  async function run(at: number, signal: AbortSignal): Promise<readonly Line[] | Unavailable> {
    const env = {
      DEPLOY_CANDIDATE_VERSION: options.candidate,
      ...(options.baseline === null ? {} : { DEPLOY_BASELINE_VERSION: options.baseline }),
      DEPLOY_AT: String(at),
    };
    const end = await options.run(options.command, env, signal);
    signal.throwIfAborted();
    if (end.state === 'timed-out') {
      return { noData: 'timeout', reason: 'the command that prints counts did not end in time' };
    }
    if (end.state !== 'exited' || end.code !== 0) {
      const said = end.lastLines.at(-1);
      const how = end.state === 'exited' ? `exited with ${end.code}` : 'was not run to its end';
      return {
        noData: 'unreachable',
        reason: `the command that prints counts ${how}${said === undefined ? '' : `: ${said.slice(0, 200)}`}`,
      };
    }
    return linesOf(end.stdout);
  }

  return {
    name: 'command',
    async counts(question, at, signal) {
      if (last?.at !== at) last = { at, lines: run(at, signal) };
      const lines = await last.lines;
      return 'noData' in lines ? lines : readingOf(lines, question);
    },
    range: () =>
      Promise.resolve({
        noData: 'rejected',
        reason: 'a command prints the counts of now and has no history',
      }),
    now: () => Promise.resolve(options.clock()),
  };
}

interface Line {
  readonly version: string;
  readonly series: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

function linesOf(stdout: string): readonly Line[] | Unavailable {
  const lines: Line[] = [];
  for (const [index, text] of stdout.split('\n').entries()) {
    if (text.trim() === '') continue;
    const line = lineOf(text);
    if (line === undefined) {
      return {
        noData: 'malformed',
        reason: `line ${index + 1} of the command's output is not {"version":…,"requests":…}: ${text.slice(0, 120)}`,
      };
    }
    lines.push(line);
  }
  return lines;
}

function lineOf(text: string): Line | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    const { version, series = '', ...fields }: Record<string, unknown> = { ...value };
    return typeof version === 'string' && typeof series === 'string'
      ? { version, series, fields }
      : undefined;
  } catch {
    return undefined;
  }
}

function readingOf(lines: readonly Line[], { query, version }: Question): SeriesReading {
  const mine = lines.filter((line) => line.version === version);
  const samples: Sample[] = [];
  for (const { series, fields } of mine) {
    if (!Object.hasOwn(fields, query)) {
      return { noData: 'malformed', reason: `the command prints no '${query}' for version ${version}` };
    }
    const value = counterOf(fields[query]);
    if (typeof value !== 'number') return value;
    samples.push({ series, value });
  }
  return new Set(samples.map((sample) => sample.series)).size < samples.length
    ? {
        noData: 'wrong_shape',
        reason: `the command prints two lines of version ${version} for the same series`,
      }
    : { samples };
}
