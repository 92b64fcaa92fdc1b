import {
  bold,
  each,
  heading,
  link,
  list,
  newline,
  segments,
  words,
  writeChangelogString,
  type CommitKnownProps,
  type FinalTemplateContext,
  type Options,
} from 'conventional-changelog-writer';
import { commitUrl, compareUrl, issueUrl } from './links.ts';
import { blocks, inline } from './markdown.ts';
import type { NoteLine, Notes } from './notes.ts';

/** A line of the notes as conventional-changelog's writer and its presets know commits. */
export interface NoteCommit extends CommitKnownProps {
  readonly scope: string | null;
  readonly subject: string;
  readonly section: string;
  readonly line: NoteLine;
}

/** What a preset may change: the writer's own options. */
export type NotesPreset = Options<NoteCommit>;

type Context = FinalTemplateContext<NoteCommit>;

const BREAKING = 'Breaking Changes';
const SHORT = 7;

/**
 * Renders notes through conventional-changelog's writer, with our own preset unless another is given. The same notes give the same bytes: the
 * date is the commit's, nothing is sorted by a language's rules. This module costs 35 to 60 ms to load: import it only to render.
 */
export async function renderNotes(
  notes: Notes,
  preset: (notes: Notes) => NotesPreset = ownPreset,
): Promise<string> {
  const { links } = notes;
  const context = {
    version: notes.version,
    date: notes.date,
    ...(notes.component === undefined ? {} : { title: notes.component }),
    ...(links === null ? {} : { host: links.host, owner: links.owner, repository: links.name }),
    previousTag: notes.previousTag,
    currentTag: notes.tag,
    linkCompare: notes.previousTag !== null,
    linkReferences: links !== null,
  };
  return writeChangelogString(commitsOf(notes), context, {
    ...preset(notes),
    // Reverts are settled already, with more evidence than a header.
    ignoreReverted: false,
    // A commit must not start a section by what it says.
    generateOn: () => false,
  });
}

function commitsOf(notes: Notes): NoteCommit[] {
  const listed = notes.sections.flatMap((section) =>
    section.lines.map((line) => commitOf(line, section.title, notes)),
  );
  const sectioned = new Set(notes.sections.flatMap((section) => section.lines));
  const alone = notes.breaking.filter((line) => !sectioned.has(line));
  return [...listed, ...alone.map((line) => commitOf(line, '', notes))];
}

function commitOf(line: NoteLine, section: string, notes: Notes): NoteCommit {
  const scope = line.scopes.length === 0 ? null : line.scopes.join(', ');
  return {
    type: line.type,
    scope,
    subject: line.text,
    header: `${line.type ?? ''}${scope === null ? '' : `(${scope})`}: ${line.text}`,
    hash: line.shas[0] ?? null,
    committerDate: notes.date,
    notes: line.breaking.map((text) => ({ title: 'BREAKING CHANGE', text })),
    references: line.closes.map(({ owner, repository, number }) => ({
      raw: `#${number}`,
      action: 'closes',
      owner: owner ?? null,
      repository: repository ?? null,
      issue: String(number),
      prefix: '#',
    })),
    section,
    line,
  };
}

/** Our own look: breaking changes first, then sections in the configured order. */
export function ownPreset(notes: Notes): NotesPreset {
  const order = new Map(notes.sections.map((section, index) => [section.title, index]));
  const linkTo = (reference: Parameters<typeof issueUrl>[1]): string | null =>
    notes.links === null ? null : issueUrl(notes.links, reference);
  const entry = (line: NoteLine): string =>
    words(scoped(line, inline(line.text, linkTo)), commitsIn(line, notes)) + closesIn(line, linkTo);
  const breaking = notes.breaking.flatMap((line) => line.breaking.map((text) => ({ line, text })));
  return {
    groupBy: 'section',
    // Absent options would sort by the language of the machine.
    commitsSort: () => 0,
    commitGroupsSort: (a, b) => (order.get(a.title) ?? 0) - (order.get(b.title) ?? 0),
    notesSort: () => 0,
    noteGroupsSort: () => 0,
    // Nothing to change; without one the writer would shorten the SHA.
    transform: () => ({}),
    headerPartial: () => headingOf(notes),
    commitPartial: (_, commit) => entry(commit.line),
    template: (context: Context) =>
      segments(
        context.headerPartial(context),
        breaking.length > 0 &&
          segments(
            heading(3, BREAKING),
            list(breaking, ({ line, text }) =>
              words(scoped(line, blocks(text, linkTo)), commitsIn(line, notes)),
            ),
          ),
        each(
          context.commitGroups?.filter((group) => group.title !== ''),
          (group) =>
            segments(
              heading(3, inline(group.title)),
              list(group.commits, (commit) => context.commitPartial(context, commit)),
            ),
          newline(2),
        ),
      ),
    finalizeContext: (context) => {
      // The writer turns its whole context into JSON for a debug function nobody gave it; this keeps that from costing more than the notes.
      const quiet: Context & { toJSON: () => string } = { ...context, toJSON: () => 'notes' };
      return quiet;
    },
  };
}

function scoped(line: NoteLine, text: string): string {
  return line.scopes.length === 0 ? text : `${bold(`${inline(line.scopes.join(', '))}:`)} ${text}`;
}

function headingOf(notes: Notes): string {
  const name = words(notes.component !== undefined && inline(notes.component), notes.version);
  const compared = notes.links !== null && notes.previousTag !== null;
  const title = compared ? link(name, compareUrl(notes.links, notes.previousTag, notes.tag)) : name;
  return heading(2, `${title} (${notes.date})`);
}

function commitsIn(line: NoteLine, { links }: Notes): string {
  const shown = line.shas.map((sha) => {
    const short = sha.slice(0, SHORT);
    return links === null ? short : link(short, commitUrl(links, sha));
  });
  return shown.length === 0 ? '' : `(${shown.join(', ')})`;
}

function closesIn(line: NoteLine, linkTo: (reference: NoteLine['closes'][number]) => string | null): string {
  const shown = line.closes.map((reference) => {
    const { owner, repository, number } = reference;
    const text = owner === undefined ? `#${number}` : `${owner}/${repository}#${number}`;
    const url = linkTo(reference);
    return url === null ? text : link(text, url);
  });
  return shown.length === 0 ? '' : `, closes ${shown.join(', ')}`;
}
