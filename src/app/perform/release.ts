import type { Receipt } from '../../core/decision.ts';
import type { Effect } from '../../core/effect.ts';
import { shortSha } from '../../core/subject.ts';
import type { Answer } from '../../github/port.ts';
import { prependChangelog } from '../../release/changelog.ts';
import { tagPattern } from '../../release/tagPattern.ts';
import { compareVersions, parseVersion } from '../../release/version.ts';
import { failureText } from '../ledgerStore.ts';
import { once } from '../once.ts';
import type { Performing } from './perform.ts';

type Told = Omit<Receipt, 'effect'>;

/** The tag ref is the release's lock: whoever creates it releases, and a tag at another commit stops with both. */
export async function createTag(
  effect: Extract<Effect, { kind: 'create-tag' }>,
  { world }: Performing,
): Promise<Told> {
  const made = await once<string>(
    async () => {
      const ref = await world.releaser.readRef(`tags/${effect.tag}`);
      return ref.ok ? { ok: true, value: ref.value?.sha ?? null } : ref;
    },
    async () => {
      const created = await world.releaser.createTag({
        name: effect.tag,
        sha: effect.sha,
        message: effect.message,
      });
      return created.ok ? { ok: true, value: effect.sha } : created;
    },
    world.pause,
  );
  if (made.state === 'failed')
    return { state: 'failed', detail: explained(made.reason, `tag ${effect.tag}`) };
  if (made.value !== effect.sha) {
    return {
      state: 'failed',
      detail: `tag ${effect.tag} exists at ${shortSha(made.value)} (${made.value}), the release is for ${shortSha(effect.sha)} (${effect.sha}); a tag is never moved`,
    };
  }
  return { state: made.state, detail: `tag ${effect.tag} at ${shortSha(effect.sha)}` };
}

export async function createRelease(
  effect: Extract<Effect, { kind: 'create-release' }>,
  { world }: Performing,
): Promise<Told> {
  const found = async (): Promise<Answer<{ id: number; url: string; draft: boolean } | null>> =>
    world.releaser.findRelease(effect.tag);
  const made = await once(
    found,
    async () => {
      const created = await world.releaser.createRelease(effect);
      return created.ok ? { ok: true, value: { ...created.value, draft: false } } : created;
    },
    world.pause,
  );
  if (made.state === 'failed') return { state: 'failed', detail: made.reason };
  if (made.value.draft) {
    // An earlier run ended between draft and publication.
    const published = await world.releaser.publishRelease(made.value.id, effect.latest);
    if (!published.ok) return { state: 'failed', detail: failureText(published) };
    return { state: 'done', detail: `release ${effect.name} published`, url: published.value.url };
  }
  return { state: made.state, detail: `release ${effect.name}`, url: made.value.url };
}

/** Never backwards: an older run that ends after a newer one leaves the tag where it is. */
export async function moveTag(
  effect: Extract<Effect, { kind: 'move-tag' }>,
  { world }: Performing,
): Promise<Told> {
  for (let attempt = 1; attempt <= 4; attempt += 1) {
    const ref = await world.releaser.readRef(`tags/${effect.tag}`);
    if (!ref.ok) return { state: 'failed', detail: failureText(ref) };
    const at = ref.value;
    if (at?.sha === effect.sha)
      return { state: 'already-done', detail: `${effect.tag} is at ${shortSha(effect.sha)}` };
    const newer = await newerInLine(world.releaser, effect);
    if (newer !== undefined) return newer;
    const swapped = await world.releaser.swapRefs([
      { ref: `refs/tags/${effect.tag}`, from: at?.tag?.object ?? at?.sha ?? null, to: effect.sha },
    ]);
    if (swapped.ok) return { state: 'done', detail: `${effect.tag} moved to ${shortSha(effect.sha)}` };
    if (swapped.failure.kind !== 'lost' && swapped.failure.kind !== 'conflict') {
      return { state: 'failed', detail: explained(failureText(swapped), `tag ${effect.tag}`) };
    }
    await world.pause(500 * attempt);
  }
  return { state: 'failed', detail: `${effect.tag} kept moving while it was to be set` };
}

/** The section goes into to what stands on the branch now, which may have moved since the plan was made. */
export async function commitChangelog(
  effect: Extract<Effect, { kind: 'commit-changelog' }>,
  { world }: Performing,
): Promise<Told> {
  for (let attempt = 1; attempt <= 4; attempt += 1) {
    const head = await world.releaser.readRef(`heads/${effect.branch}`);
    if (!head.ok) return { state: 'failed', detail: failureText(head) };
    if (head.value === null) return { state: 'failed', detail: `there is no branch ${effect.branch}` };
    const before = await world.releaser.readFile(effect.path, head.value.sha);
    if (!before.ok) return { state: 'failed', detail: failureText(before) };
    const { text, changed } = prependChangelog(before.value, effect.section, effect.version);
    if (!changed) return { state: 'already-done', detail: `${effect.path} has the section` };
    const committed = await world.releaser.commitFile({
      branch: effect.branch,
      expectedHead: head.value.sha,
      path: effect.path,
      content: text,
      message: effect.message,
    });
    if (committed.ok)
      return { state: 'done', detail: `${effect.path} committed as ${shortSha(committed.value)}` };
    if (committed.failure.kind !== 'lost' && committed.failure.kind !== 'conflict') {
      return { state: 'failed', detail: explained(failureText(committed), `branch ${effect.branch}`) };
    }
    await world.pause(500 * attempt);
  }
  return { state: 'failed', detail: `${effect.branch} kept moving while ${effect.path} was to be committed` };
}

async function newerInLine(
  releaser: Performing['world']['releaser'],
  effect: Extract<Effect, { kind: 'move-tag' }>,
): Promise<Told | undefined> {
  const tags = await releaser.listTags(`${effect.tag}.`);
  if (!tags.ok) return { state: 'failed', detail: failureText(tags) };
  const ours = parseVersion(effect.version);
  const pattern = tagPattern(effect.pattern);
  const newer = tags.value.find(({ name }) => {
    const version = pattern.versionOf(name);
    return (
      ours !== null &&
      version !== null &&
      version.prerelease.length === 0 &&
      compareVersions(version, ours) > 0
    );
  });
  return newer === undefined
    ? undefined
    : { state: 'already-done', detail: `${effect.tag} stays: ${newer.name} is newer than ${effect.version}` };
}

/** A rule refuses whoever it does not let pass, however often they try: GitHub's words do not say whom to let. */
function explained(reason: string, ref: string): string {
  if (!/\brules?\b|protected/iu.test(reason)) return reason;
  return `${reason}; a ruleset or protection of ${ref} refuses this token: let an App bypass it, and give its token as release-token`;
}
