import { created, found, invalid, noContent, ok, refuse } from '../answer.ts';
import { idParam, param, type Call, type Routes } from '../call.ts';
import { flagOf, textOf } from '../json.ts';
import { pullRequests } from '../rules/pulls.ts';
import { ensureTag, latestRelease, releaseByTag, releasesOf, settleLatest } from '../rules/releases.ts';
import { listAnswer } from '../serve/paging.ts';
import { releaseShape } from '../shape/releases.ts';
import type { Release } from '../state/records.ts';

/** Drafts show themselves only to whoever may write. */
const mayWrite = (call: Call): boolean => call.caller.grants['contents'] === 'write';

export const releaseOf = (call: Call): Release => {
  const release = found(call.core.state.releases.find((one) => one.id === idParam(call, 'release_id')));
  return found(release.draft && !mayWrite(call) ? undefined : release);
};

function refuseTwin(call: Call, release: Release): void {
  const twin = releaseByTag(call.core, release.tagName);
  if (twin && twin !== release) throw invalid('Release', 'tag_name', 'already_exists');
}

/** What a published release needs: its tag, a time, its place among the latest. */
async function publish(call: Call, release: Release): Promise<void> {
  if (release.draft) return;
  refuseTwin(call, release);
  await ensureTag(call.core, release, call.caller.user);
  release.publishedAt ??= call.core.now();
}

/** Notes as GitHub writes them: the pull requests merged since the last release. */
async function generatedNotes(
  call: Call,
  tag: string,
  target: string,
  previous: string | undefined,
): Promise<string> {
  const { core } = call;
  const to = (await core.git.resolve(`refs/tags/${tag}`)) ?? (await core.git.resolve(target));
  if (to === undefined) throw invalid('Release', 'target_commitish', 'invalid');
  const before = previous ?? latestRelease(core)?.tagName;
  const from = before === undefined ? undefined : await core.git.resolve(`refs/tags/${before}`);
  const commits = new Set(await core.git.history.list(from === undefined ? [to] : [to, `^${from}`]));
  const merged = pullRequests(core).filter(
    ({ pull }) => pull.mergeCommitSha !== null && commits.has(pull.mergeCommitSha),
  );
  const lines = merged.map(
    ({ title, user, number }) => `* ${title} by @${user.login} in ${core.urls.page(`/pull/${number}`)}`,
  );
  const changes = lines.length === 0 ? [] : ["## What's Changed", ...lines, ''];
  const range = from === undefined ? `commits/${tag}` : `compare/${before}...${tag}`;
  return [...changes, `**Full Changelog**: ${core.urls.page(`/${range}`)}`].join('\n');
}

export const releaseRoutes: Routes = {
  'GET /repos/{owner}/{repo}/releases': (call) => {
    const seen = releasesOf(call.core).filter((one) => !one.draft || mayWrite(call));
    return listAnswer(call, seen, (one) => releaseShape(call.core, one));
  },

  'POST /repos/{owner}/{repo}/releases': async (call) => {
    const { core, body } = call;
    const tagName = textOf(body, 'tag_name') ?? '';
    const targetCommitish = textOf(body, 'target_commitish') ?? core.defaultBranch;
    const notes =
      flagOf(body, 'generate_release_notes') === true
        ? await generatedNotes(call, tagName, targetCommitish, undefined)
        : undefined;
    const release: Release = {
      id: core.nextId(),
      tagName,
      targetCommitish,
      name: textOf(body, 'name') ?? (notes === undefined ? null : tagName),
      body: [textOf(body, 'body'), notes].filter((text) => text !== undefined).join('\n\n') || null,
      draft: flagOf(body, 'draft') ?? false,
      prerelease: flagOf(body, 'prerelease') ?? false,
      latestSince: 0,
      author: call.caller.user,
      createdAt: core.now(),
      publishedAt: null,
      assets: [],
    };
    await publish(call, release);
    core.state.releases.push(release);
    settleLatest(core, release, textOf(body, 'make_latest'));
    return created(releaseShape(core, release));
  },

  'GET /repos/{owner}/{repo}/releases/latest': (call) =>
    ok(releaseShape(call.core, found(latestRelease(call.core)))),

  'GET /repos/{owner}/{repo}/releases/tags/{tag}': (call) =>
    ok(releaseShape(call.core, found(releaseByTag(call.core, param(call, 'tag'))))),

  'GET /repos/{owner}/{repo}/releases/{release_id}': (call) => ok(releaseShape(call.core, releaseOf(call))),

  'PATCH /repos/{owner}/{repo}/releases/{release_id}': async (call) => {
    const { core, body } = call;
    const release = releaseOf(call);
    const wasDraft = release.draft;
    const next: Release = {
      ...release,
      tagName: textOf(body, 'tag_name') ?? release.tagName,
      targetCommitish: textOf(body, 'target_commitish') ?? release.targetCommitish,
      name: textOf(body, 'name') ?? release.name,
      body: textOf(body, 'body') ?? release.body,
      draft: flagOf(body, 'draft') ?? release.draft,
      prerelease: flagOf(body, 'prerelease') ?? release.prerelease,
    };
    const twin = releaseByTag(core, next.tagName);
    if (!next.draft && twin && twin !== release) throw invalid('Release', 'tag_name', 'already_exists');
    if (!next.draft) await ensureTag(core, next, call.caller.user);
    Object.assign(release, next, { publishedAt: next.draft ? null : (release.publishedAt ?? core.now()) });
    const word = textOf(body, 'make_latest');
    if (word !== undefined || (wasDraft && !release.draft)) settleLatest(core, release, word);
    return ok(releaseShape(core, release));
  },

  'DELETE /repos/{owner}/{repo}/releases/{release_id}': (call) => {
    const all = call.core.state.releases;
    // Its tag stays.
    all.splice(all.indexOf(releaseOf(call)), 1);
    return noContent;
  },

  'POST /repos/{owner}/{repo}/releases/generate-notes': async (call) => {
    const tag = textOf(call.body, 'tag_name') ?? '';
    if (tag === '') throw refuse(422, 'Validation Failed');
    const target = textOf(call.body, 'target_commitish') ?? call.core.defaultBranch;
    return ok({
      name: tag,
      body: await generatedNotes(call, tag, target, textOf(call.body, 'previous_tag_name')),
    });
  },
};
