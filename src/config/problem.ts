/** Steps from the top of a document to a value: keys of mappings and numbers of list entries. */
export type Path = readonly (string | number)[];

/** One thing that is wrong in a user's file, and where. */
export interface ConfigProblem {
  /** The file as it was named to us. */
  readonly document: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units as editors count. */
  readonly column: number;
  /** `environments.production.rollout.steps[2]`; empty for the whole document. */
  readonly path: string;
  /** One plain sentence: what was expected and what was found. */
  readonly message: string;
  /** The known name that was probably meant. */
  readonly nearest?: string;
  readonly remedy?: string;
}

/** `['steps', 2, 'a.b']` as `steps[2]['a.b']`. */
export function showPath(path: Path): string {
  return path
    .map((written, at) => {
      if (typeof written === 'number') return `[${String(written)}]`;
      const step = written.slice(0, 100);
      if (!/^[A-Za-z_][\w-]*$/.test(step)) return `['${step}']`;
      return at === 0 ? step : `.${step}`;
    })
    .join('');
}

/** A value as it was found, short and on one line. */
export function showFound(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (typeof value === 'string') {
    const text = value.replaceAll(/\s+/g, ' ');
    return `'${text.length > 60 ? `${text.slice(0, 57)}...` : text}'`;
  }
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return 'keys with values';
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : typeof value;
}
