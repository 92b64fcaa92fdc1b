/** The addresses GitHub's answers are full of. */
export interface Urls {
  /** Of the API, e.g. `http://127.0.0.1:4000`. */
  readonly api: string;
  readonly graphql: string;
  readonly uploads: string;
  /** Of the site. */
  readonly html: string;
  /** Below the repository in the API, e.g. `repo('/commits/abc')`. */
  repo(path?: string): string;
  /** Below the repository on the site. */
  page(path?: string): string;
}

export const urlsOf = (server: string, fullName: string): Urls => ({
  api: server,
  graphql: `${server}/graphql`,
  uploads: `${server}/uploads`,
  html: server,
  repo: (path = '') => `${server}/repos/${fullName}${path}`,
  page: (path = '') => `${server}/${fullName}${path}`,
});

/** GitHub's opaque ids: a kind and the number, so that `node(id:)` can find the thing again. */
export const nodeId = (kind: string, id: number | string): string =>
  `${kind}_${Buffer.from(String(id)).toString('base64url')}`;

/** `['PR', '12']` of a node id; undefined when it is none. */
export function partsOfNodeId(text: string): readonly [kind: string, id: string] | undefined {
  const cut = text.indexOf('_');
  return cut <= 0
    ? undefined
    : [text.slice(0, cut), Buffer.from(text.slice(cut + 1), 'base64url').toString()];
}
