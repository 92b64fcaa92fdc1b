import type { Reference } from './references.ts';

/** A repository on a server that shows it as GitHub does. */
export interface RepositoryLinks {
  /** e.g. `https://github.com`, without a slash at the end. */
  readonly host: string;
  readonly owner: string;
  readonly name: string;
}

const REMOTE =
  /^(?:(?<scheme>https?|ssh|git):\/\/)?(?:[^@/\s]+@)?(?<host>[\w.-]+(?::\d+)?)[/:](?<owner>[\w.-]+)\/(?<name>[\w.-]+?)(?:\.git)?\/?$/u;

/** Reads a remote's URL (https, ssh or git@host:owner/name); `null` where it names no repository on a server. */
export function linksOf(remoteUrl: string): RepositoryLinks | null {
  const { scheme, host, owner, name } = REMOTE.exec(remoteUrl.trim())?.groups ?? {};
  if (host === undefined || owner === undefined || name === undefined) return null;
  const web = scheme === 'http' ? 'http' : 'https';
  // The port of an ssh URL is not the web's.
  const server = scheme === 'http' || scheme === 'https' ? host : host.replace(/:\d+$/u, '');
  return { host: `${web}://${server}`, owner, name };
}

export function repositoryUrl({ host, owner, name }: RepositoryLinks): string {
  return `${host}/${owner}/${name}`;
}

export function commitUrl(links: RepositoryLinks, sha: string): string {
  return `${repositoryUrl(links)}/commit/${sha}`;
}

export function issueUrl(links: RepositoryLinks, { owner, repository, number }: Reference): string {
  return `${links.host}/${owner ?? links.owner}/${repository ?? links.name}/issues/${number}`;
}

/** Tags may hold `@`, `/` and `#`. */
export function compareUrl(links: RepositoryLinks, from: string, to: string): string {
  return `${repositoryUrl(links)}/compare/${encodeURIComponent(from)}...${encodeURIComponent(to)}`;
}
