import type { Core } from '../core.ts';
import type { JsonObject } from '../json.ts';
import { timestamp } from '../state/clock.ts';
import { nodeId } from './urls.ts';
import { userShape } from './users.ts';

const LINKS: Readonly<Record<string, string>> = {
  archive_url: '/{archive_format}{/ref}',
  assignees_url: '/assignees{/user}',
  blobs_url: '/git/blobs{/sha}',
  branches_url: '/branches{/branch}',
  collaborators_url: '/collaborators{/collaborator}',
  comments_url: '/comments{/number}',
  commits_url: '/commits{/sha}',
  compare_url: '/compare/{base}...{head}',
  contents_url: '/contents/{+path}',
  contributors_url: '/contributors',
  deployments_url: '/deployments',
  downloads_url: '/downloads',
  events_url: '/events',
  forks_url: '/forks',
  git_commits_url: '/git/commits{/sha}',
  git_refs_url: '/git/refs{/sha}',
  git_tags_url: '/git/tags{/sha}',
  hooks_url: '/hooks',
  issue_comment_url: '/issues/comments{/number}',
  issue_events_url: '/issues/events{/number}',
  issues_url: '/issues{/number}',
  keys_url: '/keys{/key_id}',
  labels_url: '/labels{/name}',
  languages_url: '/languages',
  merges_url: '/merges',
  milestones_url: '/milestones{/number}',
  notifications_url: '/notifications{?since,all,participating}',
  pulls_url: '/pulls{/number}',
  releases_url: '/releases{/id}',
  stargazers_url: '/stargazers',
  statuses_url: '/statuses/{sha}',
  subscribers_url: '/subscribers',
  subscription_url: '/subscription',
  tags_url: '/tags',
  teams_url: '/teams',
  trees_url: '/git/trees{/sha}',
};

/** The repository where it is named inside of something else. */
export function minimalRepository(core: Core): JsonObject {
  const links = Object.entries(LINKS).map(([name, path]) => [name, core.urls.repo(path)] as const);
  return {
    id: core.id,
    node_id: nodeId('R', core.id),
    name: core.name,
    full_name: core.fullName,
    private: core.private,
    owner: userShape(core, core.owner),
    html_url: core.urls.page(),
    description: null,
    fork: false,
    url: core.urls.repo(),
    ...Object.fromEntries(links),
  };
}

/** The repository with all there is to say; also what the head and base of a pull request hold. */
export function fullRepository(core: Core): JsonObject {
  const open = core.state.issues.filter((issue) => issue.state === 'open').length;
  const last = core.state.activities.at(-1)?.at ?? core.createdAt;
  return {
    ...minimalRepository(core),
    git_url: `git:${core.urls.page('.git').replace(/^https?:/u, '')}`,
    ssh_url: `git@127.0.0.1:${core.fullName}.git`,
    clone_url: core.urls.page('.git'),
    svn_url: core.urls.page(),
    mirror_url: null,
    homepage: null,
    language: null,
    license: null,
    size: 0,
    default_branch: core.defaultBranch,
    visibility: core.private ? 'private' : 'public',
    forks: 0,
    forks_count: 0,
    stargazers_count: 0,
    watchers: 0,
    watchers_count: 0,
    network_count: 0,
    subscribers_count: 0,
    open_issues: open,
    open_issues_count: open,
    topics: [],
    is_template: false,
    has_issues: true,
    has_projects: true,
    has_wiki: false,
    has_pages: false,
    has_downloads: true,
    has_discussions: false,
    archived: false,
    disabled: false,
    allow_forking: true,
    allow_squash_merge: true,
    allow_merge_commit: true,
    allow_rebase_merge: true,
    allow_auto_merge: false,
    delete_branch_on_merge: false,
    web_commit_signoff_required: false,
    pushed_at: timestamp(last),
    created_at: timestamp(core.createdAt),
    updated_at: timestamp(last),
  };
}
