import { nearestOf } from '../core/nearest.ts';
import type { ConfigDocument } from './document.ts';
import { readDocument } from './document.ts';
import type { PlacedProblem } from './issues.ts';
import { entriesOf, isMapping } from './part.ts';
import type { ConfigProblem } from './problem.ts';
import { showFound } from './problem.ts';

/** Sections whose entries may come from several documents; every other key stands in one. */
const SHARED: ReadonlySet<string> = new Set(['gates', 'environments']);

/** Several documents as one value. */
export interface Documents {
  readonly value: Readonly<Record<string, unknown>>;
  readonly problems: readonly ConfigProblem[];
  /** Looks up where a problem stands, in whichever document that is. */
  readonly locate: (problem: PlacedProblem) => ConfigProblem;
}

function clash(document: ConfigDocument, path: readonly string[], before: ConfigDocument): ConfigProblem {
  const message = `'${path.at(-1) ?? ''}' is in ${before.name} already`;
  return document.problem(path, 'key', { message });
}

/** Reads documents and joins them. A file that is no mapping has nothing to join. */
export function readDocuments(texts: readonly { readonly name: string; readonly text: string }[]): Documents {
  const documents: ConfigDocument[] = [];
  const problems: ConfigProblem[] = [];
  for (const { name, text } of texts) {
    const read = readDocument(name, text);
    if (!read.ok) {
      problems.push(...read.problems);
    } else if (isMapping(read.document.value)) {
      documents.push(read.document);
    } else {
      const message = `expected keys with values, such as version: 1, found ${showFound(read.document.value)}`;
      problems.push(read.document.problem([], 'value', { message }));
    }
  }

  const value = new Map<string, unknown>();
  const owners = new Map<string, ConfigDocument>();
  for (const document of documents) {
    for (const [key, part] of entriesOf(document.value)) {
      const before = owners.get(key);
      if (before === undefined) {
        value.set(key, part);
        owners.set(key, document);
      } else if (SHARED.has(key)) {
        const joined = new Map(entriesOf(value.get(key)));
        for (const [name, entry] of entriesOf(part)) {
          const other = documents.find((earlier) => earlier !== document && earlier.has([key, name]));
          if (joined.has(name)) problems.push(clash(document, [key, name], other ?? before));
          else joined.set(name, entry);
        }
        value.set(key, Object.fromEntries(joined));
      } else if (key !== 'version') {
        problems.push(clash(document, [key], before));
      }
    }
  }

  const [first] = documents;
  return {
    value: Object.fromEntries(value),
    problems,
    locate({ path, spot, told: sentence, slip }) {
      const nearest = slip === undefined ? undefined : nearestOf(slip.word, slip.known);
      const told = nearest === undefined ? sentence : { ...sentence, nearest };
      const own =
        documents.find((document) => document.has(path.slice(0, 2))) ??
        documents.find((document) => document.has(path.slice(0, 1))) ??
        first;
      return own === undefined
        ? { document: texts[0]?.name ?? '', line: 1, column: 1, path: '', ...told }
        : own.problem(path, spot, told);
    },
  };
}
