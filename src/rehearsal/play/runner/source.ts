import { constructFromEvents, EVENT_ID, getScalarValue, parseEvents, YAMLException } from 'js-yaml';
import type { Event } from 'js-yaml';

export type Path = readonly (string | number)[];

/** Something in a workflow or action file that is wrong, or that the runner does not know. The message begins with `file:line`. */
export class WorkflowProblem extends Error {
  override readonly name = 'WorkflowProblem';
}

/** A YAML file that knows on which line each of its values stands. */
export interface Source {
  /** As people know it, e.g. `.github/workflows/pipeline.yml`. */
  readonly file: string;
  readonly value: unknown;
  /** Line (from 1) of the value at this path, or of the nearest thing around it. */
  lineOf(path: Path): number;
}

/** A place in a file. */
export interface Spot {
  readonly source: Source;
  readonly path: Path;
}

export function spot(source: Source, ...path: Path): Spot {
  return { source, path };
}

export function below({ source, path }: Spot, ...more: Path): Spot {
  return { source, path: [...path, ...more] };
}

export function problemAt({ source, path }: Spot, message: string): WorkflowProblem {
  return new WorkflowProblem(`${source.file}:${source.lineOf(path)}: ${message}`);
}

/** Reads YAML 1.2 (core: `on` is a string). Throws a WorkflowProblem at a syntax error. */
export function sourceOf(file: string, text: string): Source {
  try {
    const events = parseEvents(text, { filename: file });
    const [value] = constructFromEvents(events, { source: text, filename: file, maxAliases: 100 });
    const lines = linesOf(events, text);
    const lineOf = (path: Path): number =>
      lines.get(JSON.stringify(path)) ?? (path.length === 0 ? 1 : lineOf(path.slice(0, -1)));
    return { file, value, lineOf };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    throw new WorkflowProblem(`${file}:${(error.mark?.line ?? 0) + 1}: ${error.reason}`);
  }
}

interface Open {
  readonly path: Path;
  /** In a mapping: the key whose value comes next. In a sequence: how many items there were. */
  key?: string | undefined;
  index?: number;
}

/** Walks the parser's events and notes the line of every value by its path. */
function linesOf(events: readonly Event[], text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  const open: Open[] = [];
  const note = (path: Path, offset: number): void => {
    const key = JSON.stringify(path);
    if (!lines.has(key)) lines.set(key, text.slice(0, offset).split('\n').length);
  };
  /** Path of the value that begins here; in a mapping, the key was noted before. */
  const enter = (offset: number): Path => {
    const parent = open.at(-1);
    if (parent === undefined) return [];
    const step = parent.index === undefined ? (parent.key ?? '') : parent.index++;
    parent.key = undefined;
    const path = [...parent.path, step];
    note(path, offset);
    return path;
  };
  for (const event of events) {
    const parent = open.at(-1);
    if (event.type === EVENT_ID.MAPPING) open.push({ path: enter(event.start) });
    else if (event.type === EVENT_ID.SEQUENCE) open.push({ path: enter(event.start), index: 0 });
    else if (event.type === EVENT_ID.POP) open.pop();
    else if (event.type === EVENT_ID.ALIAS) enter(event.anchorStart);
    else if (event.type === EVENT_ID.SCALAR) {
      if (parent !== undefined && parent.index === undefined && parent.key === undefined) {
        parent.key = getScalarValue(text, event);
        note([...parent.path, parent.key], event.valueStart);
      } else enter(event.valueStart);
    }
  }
  return lines;
}
