import type { Entry } from './entry.ts';
import type { RepositoryLinks } from './links.ts';
import type { ReleaseOptions } from './options.ts';
import type { CommitReading } from './range.ts';
import type { Reference } from './references.ts';

/** One line of the notes, as text of commits: whoever renders it escapes it. */
export interface NoteLine {
  readonly type: string | null;
  readonly scopes: readonly string[];
  readonly text: string;
  /** The commit, and copies of it. */
  readonly shas: readonly string[];
  readonly closes: readonly Reference[];
  /** Texts of the breaking changes it makes. */
  readonly breaking: readonly string[];
}

/** What the notes of a release say, before anything renders them. */
export interface Notes {
  readonly component?: string;
  readonly version: string;
  readonly tag: string;
  /** `null`: the first release. */
  readonly previousTag: string | null;
  /** YYYY-MM-DD in UTC, of the commit released. */
  readonly date: string;
  readonly links: RepositoryLinks | null;
  readonly sections: readonly { readonly title: string; readonly lines: readonly NoteLine[] }[];
  /** Lines that break something; those of a section are in it too, as the same object. */
  readonly breaking: readonly NoteLine[];
}

export type NotesHead = Omit<Notes, 'sections' | 'breaking'>;

const OTHER = 'Other Changes';
// What one commit may say in the notes; the whole text is behind its link.
const LONGEST_LINE = 1000;
const LONGEST_NOTE = 4000;

/** Sorts what was read into sections, in the order the types are configured in; within one by scope, then newest first. */
export function notesOf(
  head: NotesHead,
  readings: readonly CommitReading[],
  options: Pick<ReleaseOptions, 'types'>,
): Notes {
  const all = readings.flatMap((reading) =>
    reading.entries.map((entry) => ({ entry, line: lineOf(entry, reading) })),
  );
  const linesWhere = (wanted: (entry: Entry) => boolean): NoteLine[] =>
    all.filter(({ entry }) => wanted(entry)).map(({ line }) => line);
  const titles = [...new Set(Object.values(options.types).flatMap((rule) => rule.section ?? []))];
  const sections = titles
    .map((title) => ({ title, lines: linesWhere((entry) => entry.section === title) }))
    .filter((section) => section.lines.length > 0);
  const breaking = linesWhere((entry) => entry.breaking.length > 0);
  // What moves the version is always told, also where its type is listed nowhere: a release without a reason is none.
  const told = sections.length > 0 || breaking.length > 0;
  const rest = told ? [] : linesWhere((entry) => entry.bump !== 'none');
  return {
    ...head,
    sections: [...sections, ...(rest.length > 0 ? [{ title: OTHER, lines: rest }] : [])].map(
      ({ title, lines }) => ({
        title,
        lines: lines.toSorted(byScope),
      }),
    ),
    breaking: breaking.toSorted(byScope),
  };
}

function lineOf(entry: Entry, reading: CommitReading): NoteLine {
  return {
    type: entry.type,
    scopes: entry.scopes,
    text: shortened(entry.description, LONGEST_LINE),
    shas: [reading.fact.sha, ...reading.copies],
    closes: entry.closes,
    breaking: entry.breaking.map((note) => shortened(note.text, LONGEST_NOTE)),
  };
}

function shortened(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest).replace(/[\uD800-\uDBFF]$/u, '')} …`;
}

/** By code units: the machine's language must not change a release's bytes. */
function byScope(a: NoteLine, b: NoteLine): number {
  const [left, right] = [a.scopes.join(', '), b.scopes.join(', ')];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
