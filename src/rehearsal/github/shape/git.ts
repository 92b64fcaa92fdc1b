import type { Core } from '../core.ts';
import type { Commit, Signature, Tag } from '../git/objects.ts';
import type { Ref } from '../git/refs.ts';
import type { ChangedFile } from '../git/changes.ts';
import type { JsonObject } from '../json.ts';
import { timestamp } from '../state/clock.ts';
import type { User } from '../state/records.ts';
import { nodeId } from './urls.ts';
import { userShape } from './users.ts';

const signatureShape = ({ name, email, at }: Signature): JsonObject => ({ name, email, date: timestamp(at) });

// Nothing here is signed; GitHub says so in just these words.
const unsigned: JsonObject = {
  verified: false,
  reason: 'unsigned',
  signature: null,
  payload: null,
  verified_at: null,
};

/** The account behind a commit's e-mail address, if anyone here has it. */
export const userOfEmail = (core: Core, email: string): User | undefined => {
  const wanted = email.toLowerCase();
  const noreply = /^(?:\d+\+)?([^@]+)@users\.noreply\.github\.com$/u.exec(wanted)?.[1];
  return [...core.state.users.values()].find(
    (user) => user.email.toLowerCase() === wanted || user.login.toLowerCase() === noreply,
  );
};

/** `git-commit`: what the git database API answers. */
export const gitCommitShape = (core: Core, commit: Commit): JsonObject => ({
  sha: commit.sha,
  node_id: nodeId('C', commit.sha),
  url: core.urls.repo(`/git/commits/${commit.sha}`),
  html_url: core.urls.page(`/commit/${commit.sha}`),
  author: signatureShape(commit.author),
  committer: signatureShape(commit.committer),
  tree: { sha: commit.tree, url: core.urls.repo(`/git/trees/${commit.tree}`) },
  message: commit.message,
  parents: commit.parents.map((sha) => ({
    sha,
    url: core.urls.repo(`/git/commits/${sha}`),
    html_url: core.urls.page(`/commit/${sha}`),
  })),
  verification: unsigned,
});

const accountShape = (core: Core, email: string): JsonObject | null => {
  const user = userOfEmail(core, email);
  return user === undefined ? null : userShape(core, user);
};

/** `commit`: what the commits API answers. */
export const commitShape = (core: Core, commit: Commit): JsonObject => ({
  sha: commit.sha,
  node_id: nodeId('C', commit.sha),
  url: core.urls.repo(`/commits/${commit.sha}`),
  html_url: core.urls.page(`/commit/${commit.sha}`),
  comments_url: core.urls.repo(`/commits/${commit.sha}/comments`),
  commit: {
    url: core.urls.repo(`/git/commits/${commit.sha}`),
    author: signatureShape(commit.author),
    committer: signatureShape(commit.committer),
    message: commit.message,
    comment_count: 0,
    tree: { sha: commit.tree, url: core.urls.repo(`/git/trees/${commit.tree}`) },
    verification: unsigned,
  },
  author: accountShape(core, commit.author.email),
  committer: accountShape(core, commit.committer.email),
  parents: commit.parents.map((sha) => ({
    sha,
    url: core.urls.repo(`/commits/${sha}`),
    html_url: core.urls.page(`/commit/${sha}`),
  })),
});

/** `simple-commit`: the head commit inside of a run or a suite. */
export const simpleCommitShape = (commit: Commit): JsonObject => ({
  id: commit.sha,
  tree_id: commit.tree,
  message: commit.message,
  timestamp: timestamp(commit.committer.at),
  author: addressShape(commit.author),
  committer: addressShape(commit.committer),
});

/** The description wants a mail address with a domain; a commit may hold anything (`me@localhost`). */
const addressShape = ({ name, email }: Signature): JsonObject | null =>
  /^[\w.!#$%&'*+/=?^`{|}~-]+@([a-z\d-]+\.)+[a-z\d-]+$/iu.test(email) ? { name, email } : null;

export function fileShape(core: Core, file: ChangedFile, at: string, patch: string | undefined): JsonObject {
  const path = file.path.split('/').map(encodeURIComponent).join('/');
  return {
    sha: file.sha,
    filename: file.path,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    blob_url: core.urls.page(`/blob/${at}/${path}`),
    raw_url: core.urls.page(`/raw/${at}/${path}`),
    contents_url: core.urls.repo(`/contents/${path}?ref=${at}`),
    patch,
    previous_filename: file.previousPath,
  };
}

export const tagShape = (core: Core, tag: Tag): JsonObject => {
  const collection = tag.type === 'tag' ? 'tags' : `${tag.type}s`;
  const nobody = { name: '', email: '', at: 0 };
  return {
    node_id: nodeId('TA', tag.sha),
    sha: tag.sha,
    url: core.urls.repo(`/git/tags/${tag.sha}`),
    tag: tag.tag,
    message: tag.message,
    tagger: signatureShape(tag.tagger ?? nobody),
    object: { sha: tag.object, type: tag.type, url: core.urls.repo(`/git/${collection}/${tag.object}`) },
    verification: unsigned,
  };
};

/** A ref and what it points at; `type` is that object's. */
export const refShape = (core: Core, ref: Ref, type: string): JsonObject => ({
  ref: ref.name,
  node_id: nodeId('REF', ref.name),
  url: core.urls.repo(`/git/${ref.name}`),
  object: { sha: ref.sha, type, url: core.urls.repo(`/git/${type}s/${ref.sha}`) },
});
