import { YAMLException, constructFromEvents, parseEvents } from 'js-yaml';
import type { ConfigProblem, Path } from './problem.ts';
import { showPath } from './problem.ts';
import type { TreeNode } from './tree.ts';
import { treeOf } from './tree.ts';

// A config that needs more is no config: these keep a hostile file from costing time or memory.
const MOST_CHARACTERS = 256 * 1024;
const DEEPEST = 32;
const MOST_ALIASES = 200;
const MOST_VALUES = 10_000;

/** A value of the document, or the key of one. */
export type Spot = 'value' | 'key';

/** One file, read: its value, and where each part of it stands. */
export interface ConfigDocument {
  readonly name: string;
  readonly value: unknown;
  readonly has: (path: Path) => boolean;
  readonly problem: (path: Path, spot: Spot, told: Told) => ConfigProblem;
}

export type Told = Pick<ConfigProblem, 'message' | 'nearest' | 'remedy'>;

export type ReadDocument =
  | { readonly ok: true; readonly document: ConfigDocument }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

/** Offsets as line and column, both from 1. */
function lineFinder(text: string): (offset: number) => { readonly line: number; readonly column: number } {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

function nodeAt(root: TreeNode | undefined, path: Path): TreeNode | undefined {
  let node = root;
  for (const step of path) node = node?.parts?.get(step);
  return node;
}

/** Where a path stands; where it does not exist, the key of what it is missing from. */
function offsetOf(root: TreeNode | undefined, path: Path, spot: Spot): number {
  const node = nodeAt(root, path);
  if (node !== undefined) return (spot === 'key' ? node.key : undefined) ?? node.start;
  return path.length === 0 ? 0 : offsetOf(root, path.slice(0, -1), 'key');
}

/** Reads one YAML file, within limits. Syntax errors, equal keys and files too large are problems with their places. */
export function readDocument(name: string, text: string): ReadDocument {
  if (text.length > MOST_CHARACTERS) {
    const message = `the file has ${String(text.length)} characters, at most ${String(MOST_CHARACTERS)} are read`;
    return { ok: false, problems: [{ document: name, line: 1, column: 1, path: '', message }] };
  }
  const find = lineFinder(text);
  const at = (offset: number, message: string): ConfigProblem => ({
    document: name,
    ...find(Math.max(0, offset)),
    path: '',
    message,
  });
  const refused = (...problems: readonly ConfigProblem[]): ReadDocument => ({ ok: false, problems });

  try {
    const events = parseEvents(text, { maxDepth: DEEPEST });
    const { root, documents, aliases, troubles } = treeOf(text, events);
    if (troubles.length > 0) return refused(...troubles.map(({ offset, message }) => at(offset, message)));
    if (documents > 1) return refused(at(0, `the file holds ${String(documents)} documents, expected one`));
    const { size = 0, depth = 0 } = root ?? {};
    if (aliases > MOST_ALIASES) {
      return refused(
        at(0, `the file has ${String(aliases)} aliases, at most ${String(MOST_ALIASES)} are read`),
      );
    }
    if (size > MOST_VALUES || depth > DEEPEST) {
      const amount = `${size > 1e9 ? 'more than a billion' : String(size)} values, ${String(depth)} deep`;
      const limit = `at most ${String(MOST_VALUES)} values, ${String(DEEPEST)} deep, are read`;
      return refused(at(0, `with its aliases written out the file has ${amount}; ${limit}`));
    }
    // Equal keys were found above, all of them; `json` keeps the parser from stopping at the first.
    const [value] = constructFromEvents(events, { source: text, json: true });
    return {
      ok: true,
      document: {
        name,
        value,
        has: (path) => nodeAt(root, path) !== undefined,
        problem: (path, spot, told) => ({
          document: name,
          ...find(Math.max(0, offsetOf(root, path, spot))),
          path: showPath(path),
          ...told,
        }),
      },
    };
  } catch (error) {
    // The documented way in which js-yaml says that text is no YAML.
    if (!(error instanceof YAMLException)) throw error;
    const reason = error.reason.startsWith('nesting exceeded')
      ? `it is nested more than ${String(DEEPEST)} deep`
      : `it is no YAML: ${error.reason}`;
    return refused(at(error.mark?.position ?? 0, reason));
  }
}
