import { didYouMean, nearestOf } from '../core/nearest.ts';
import { INPUTS } from './contract.ts';
import type { InputName, InputSpec, ModeName } from './contract.ts';

/** Every input, read once. Absent and empty are the same, as on the runner. */
export interface Inputs {
  readonly mode: ModeName;
  readonly environment?: string;
  readonly config: string;
  readonly sha?: string;
  readonly version?: string;
  readonly baseline?: string;
  readonly to?: string;
  readonly reason?: string;
  readonly artifact?: { readonly name: string; readonly digest: string };
  readonly wait: boolean;
  readonly dryRun: boolean;
  readonly durationMs: number;
  readonly weight?: number;
  readonly token: string;
  readonly releaseToken?: string;
  readonly selfCheckRunId?: number;
  readonly sentryDsn?: string;
}

/** `warnings`: what stops nothing, such as an input that does not exist. */
export type InputsReading = { readonly warnings: readonly string[] } & (
  | { readonly ok: true; readonly inputs: Inputs }
  | { readonly ok: false; readonly problems: readonly string[] }
);

const NEEDS_ENVIRONMENT: ReadonlySet<string> = new Set(['deploy', 'canary', 'rollback', 'release-hold']);

/**
 * The inputs as one typed object, or every problem with them.
 * @param env the process' environment; inputs stand in it as `INPUT_<NAME>`, as the runner writes them
 */
export function readInputs(env: Readonly<Record<string, string | undefined>>): InputsReading {
  const problems: string[] = [];
  const warnings = unknownInputs(env);
  const read = (name: InputName): string | undefined => {
    const spec: InputSpec = INPUTS[name];
    const value = env[variable(name)]?.trim() || undefined;
    if (value === undefined && spec.required === true) {
      problems.push(
        `input '${name}' is required${spec.words === undefined ? '' : `: ${spec.words.join(', ')}`}`,
      );
    }
    if (value !== undefined && spec.words !== undefined && !spec.words.includes(value)) {
      const meant = didYouMean(value, spec.words);
      problems.push(`input '${name}' is '${value}', one of ${spec.words.join(', ')} is wanted${meant}`);
    }
    return value ?? (spec.default?.startsWith('${{') === true ? undefined : spec.default);
  };

  const mode = read('mode');
  const environment = read('environment');
  if (mode !== undefined && environment === undefined && NEEDS_ENVIRONMENT.has(mode)) {
    problems.push(`input 'environment' is required by mode ${mode}`);
  }
  const sha = read('sha');
  if (sha !== undefined && !/^[0-9a-f]{40}$/.test(sha)) {
    problems.push(`input 'sha' is '${sha}', the 40 hexadecimal digits of a commit are wanted`);
  }
  const artifactName = read('artifact-name');
  const artifactDigest = read('artifact-digest');
  if ((artifactName === undefined) !== (artifactDigest === undefined)) {
    problems.push(
      "inputs 'artifact-name' and 'artifact-digest' go together: a name without a digest can be moved",
    );
  }
  const token = read('token');
  if (token === undefined) {
    problems.push("input 'token' is empty; leave it out to use the job's token");
  }
  const durationMs = duration(read('duration') ?? '0s');
  if (durationMs === undefined) problems.push("input 'duration' wants a number with s, m or h, such as 30m");
  const weightText = read('weight');
  const weight = weightText === undefined ? undefined : share(weightText);
  if (weightText !== undefined && weight === undefined) {
    problems.push(`input 'weight' is '${weightText}', a share such as 10% is wanted`);
  }
  const checkRunId = Number(read('self-check-run-id'));
  const optional = {
    version: read('version'),
    baseline: read('baseline'),
    to: read('to'),
    reason: read('reason'),
  };
  const releaseToken = read('release-token');
  const sentryDsn = read('sentry-dsn');
  const config = read('config') ?? INPUTS.config.default;
  const wait = read('wait') !== 'false';
  const dryRun = read('dry-run') === 'true';

  if (problems.length > 0 || token === undefined || durationMs === undefined) {
    return { ok: false, warnings, problems };
  }
  return {
    ok: true,
    warnings,
    inputs: {
      // One of MODES: anything else is among the problems.
      mode: mode as ModeName,
      config,
      wait,
      dryRun,
      token,
      durationMs,
      ...given({ environment, sha, ...optional, releaseToken, sentryDsn, weight }),
      ...(artifactName === undefined || artifactDigest === undefined
        ? {}
        : { artifact: { name: artifactName, digest: artifactDigest } }),
      ...(Number.isSafeInteger(checkRunId) && checkRunId > 0 ? { selfCheckRunId: checkRunId } : {}),
    },
  };
}

/** The variable the runner hands an input over in: upper case, spaces as underscores, dashes kept. */
export function variable(name: string): string {
  return `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`;
}

/** Inputs that do not exist. The runner only warns of them, and other steps leave variables of this form behind, so nothing fails for one. */
function unknownInputs(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  const names = Object.keys(INPUTS);
  const known = new Set(names.map(variable));
  return Object.keys(env)
    .filter((name) => name.startsWith('INPUT_') && !known.has(name))
    .map((name) => {
      const written = name.slice('INPUT_'.length).toLowerCase();
      const meant = nearestOf(written, names);
      const said = meant === undefined ? `the inputs are ${names.join(', ')}` : `did you mean '${meant}'?`;
      return `there is no input '${written}', so it does nothing; ${said}`;
    });
}

function duration(text: string): number | undefined {
  const found = /^(\d+)(s|m|h)$/.exec(text);
  const unit = { s: 1000, m: 60_000, h: 3_600_000 }[found?.[2] ?? ''];
  return found === null || unit === undefined ? undefined : Number(found[1]) * unit;
}

function share(text: string): number | undefined {
  const found = /^(\d{1,3}(?:\.\d+)?)%$/.exec(text);
  const value = found === null ? Number.NaN : Number(found[1]) / 100;
  return value >= 0 && value <= 1 ? value : undefined;
}

/** Leaves out what is undefined: an absent key, not a key without a value. */
function given<T extends Record<string, unknown>>(values: T): { [K in keyof T]?: NonNullable<T[K]> } {
  // Only keys with a value are left, which is what the type says.
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}
