import { explainBaseline, type Baseline } from './baseline.ts';
import { highestBump, type Bump } from './bump.ts';
import { cutNotes } from './cut.ts';
import type { CommitFact, TagFact } from './facts.ts';
import { floatingTags, isHighest } from './floating.ts';
import { compareUrl, type RepositoryLinks } from './links.ts';
import type { NearMiss } from './nearMiss.ts';
import type { VersionProblem } from './next.ts';
import { notesOf, type Notes } from './notes.ts';
import type { ReleaseOptions } from './options.ts';
import type { CommitReading, Reading } from './range.ts';
import { scopeOf } from './scope.ts';
import { tagPattern } from './tagPattern.ts';
import { verdictOf } from './verdict.ts';

/** What a release is planned from. */
export interface ReleaseFacts {
  readonly head: { readonly sha: string; readonly committedAt: number };
  /** `null`: no branch; then it is planned as a stable release. */
  readonly branch: string | null;
  readonly tags: readonly TagFact[];
  /** The first of `candidatesOf(tags, head)` that the head contains; `null`: none. */
  readonly baseline: string | null;
  /** Everything the head contains and the baseline does not, in any order. */
  readonly commits: readonly CommitFact[];
  readonly links: RepositoryLinks | null;
  readonly options: ReleaseOptions;
}

export interface PlannedCommit {
  readonly sha: string;
  readonly header: string;
  readonly reading: Reading;
  readonly bump: Bump;
  /** The line that decides its bump, or nearly did. */
  readonly line: number | null;
  readonly reason: string;
  readonly nearMisses: readonly NearMiss[];
}

/** What would be released, as printable data: no clock, no network, the same facts give the same bytes. */
export interface ReleasePlan {
  readonly schemaVersion: 1;
  readonly component?: string;
  /** There is something to release. False also where the head has its version already: then `tag` and `notes` say which, for whoever repairs. */
  readonly released: boolean;
  readonly alreadyTagged: boolean;
  readonly reasonCode: string;
  readonly reason: string;
  /** Why a release that is due cannot be made. */
  readonly problem: VersionProblem | null;
  readonly head: string;
  readonly branch: string | null;
  readonly channel: string | null;
  readonly version: string | null;
  readonly tag: string | null;
  readonly prerelease: boolean;
  /** A stable version that no other is above. */
  readonly latest: boolean;
  readonly previousVersion: string | null;
  readonly previousTag: string | null;
  /** The furthest bump of the commits, before 0.x and channels make a version of it. */
  readonly bump: Bump;
  /** The commit and line that decide the bump. */
  readonly decidedBy: { readonly sha: string; readonly line: number; readonly text: string } | null;
  readonly baseline: Baseline;
  /** Newest first, every one since the previous release. */
  readonly commits: readonly PlannedCommit[];
  /** The whole notes, as they go into a changelog; empty where nothing is released. */
  readonly notes: string;
  /** The notes as they fit into a GitHub release. */
  readonly body: string;
  /** Tags that follow to this version. */
  readonly floating: readonly string[];
  readonly compareUrl: string | null;
  readonly warnings: readonly string[];
}

export type RenderNotes = (notes: Notes) => Promise<string>;

// The renderer is loaded when there is something to render, and not before.
const renderWhenNeeded: RenderNotes = async (notes) => (await import('./render.ts')).renderNotes(notes);

/** Plans the release of one commit. Throws where the facts contradict each other. */
export async function planRelease(
  facts: ReleaseFacts,
  render: RenderNotes = renderWhenNeeded,
): Promise<ReleasePlan> {
  const { head, branch, options, links } = facts;
  const scope = scopeOf(facts);
  const { version, at, problem, reasonCode, reason, warnings } = verdictOf(facts, scope);
  const pattern = tagPattern(options.tag);
  const tag = at?.tag ?? (version === null ? null : pattern.tagOf(version.text));
  const previous = scope.last ?? scope.base;
  const compare =
    links !== null && tag !== null && previous !== null ? compareUrl(links, previous.tag, tag) : null;
  const component = options.component === undefined ? {} : { component: options.component };
  const notes =
    version === null || tag === null
      ? ''
      : await render(
          notesOf(
            {
              ...component,
              version: version.text,
              tag,
              previousTag: previous?.tag ?? null,
              date: dateOf(head.committedAt),
              links,
            },
            scope.readings,
            options,
          ),
        );
  const bump = highestBump(scope.readings.map((one) => one.bump));
  return {
    schemaVersion: 1,
    ...component,
    released: version !== null && at === null,
    alreadyTagged: at !== null,
    reasonCode,
    reason,
    problem,
    head: head.sha,
    branch,
    channel: scope.channel,
    version: version?.text ?? null,
    tag,
    prerelease: version !== null && version.prerelease.length > 0,
    latest: version !== null && isHighest(version, scope.versions),
    previousVersion: previous?.version.text ?? null,
    previousTag: previous?.tag ?? null,
    bump,
    decidedBy: deciding(scope.readings, bump),
    baseline: explainBaseline(facts.tags, head.sha, scope.base, scope.contains, options),
    commits: scope.readings.map(plannedOf),
    notes,
    body: cutNotes(notes, compare),
    floating: version === null ? [] : floatingTags(version, scope.versions, options.floating, pattern),
    compareUrl: compare,
    warnings,
  };
}

function plannedOf({
  fact,
  message,
  reading,
  bump,
  reason,
  entries,
  nearMisses,
}: CommitReading): PlannedCommit {
  const entry = entries.find((one) => one.bump === bump && bump !== 'none');
  const line = entry?.line ?? nearMisses[0]?.line ?? null;
  return { sha: fact.sha, header: message.title, reading, bump, line, reason, nearMisses };
}

function deciding(readings: readonly CommitReading[], bump: Bump): ReleasePlan['decidedBy'] {
  if (bump === 'none') return null;
  for (const { fact, entries } of readings) {
    const entry = entries.find((one) => one.bump === bump);
    if (entry !== undefined) return { sha: fact.sha, line: entry.line, text: entry.text };
  }
  return null;
}

/** YYYY-MM-DD in UTC: the machine's time zone must not change a release's bytes. */
function dateOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}
