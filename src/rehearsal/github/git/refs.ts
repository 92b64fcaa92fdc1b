import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface Ref {
  /** Full name, e.g. `refs/heads/main`. */
  readonly name: string;
  readonly sha: string;
}

/** Refs as they are on disk this moment, so that a push, the API and a plain `git` in the folder always agree. */
export interface Refs {
  get(name: string): string | undefined;
  /** Sorted by name; `prefix` matches any beginning, e.g. `refs/tags/v1`. */
  list(prefix: string): readonly Ref[];
}

const SHA = /^[0-9a-f]{40}$/u;

/** https://git-scm.com/docs/git-check-ref-format; one level below `refs/` is refused as GitHub does. */
export const isRefName = (name: string): boolean =>
  /^refs\/[^/]+\/./u.test(name) &&
  // eslint-disable-next-line no-control-regex -- control characters are what this looks for
  !/[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\/\/|\/$|\.$|\/\.|\.lock(\/|$)/u.test(name);

export function openRefs(gitDir: string): Refs {
  let packed: { readonly stamp: string; readonly refs: ReadonlyMap<string, string> } = {
    stamp: '',
    refs: new Map(),
  };

  const packedRefs = (): ReadonlyMap<string, string> => {
    const file = join(gitDir, 'packed-refs');
    const stat = statSync(file, { throwIfNoEntry: false });
    const stamp = stat ? `${stat.ino} ${stat.mtimeMs} ${stat.size}` : '';
    if (stamp !== packed.stamp) {
      const lines = stat ? readFileSync(file, 'utf8').split('\n') : [];
      // `#` begins the header, `^` the peeled value of the tag above.
      const refs = lines
        .filter((line) => SHA.test(line.slice(0, 40)))
        .map((line) => [line.slice(41), line.slice(0, 40)] as const);
      packed = { stamp, refs: new Map(refs) };
    }
    return packed.refs;
  };

  const loose = (name: string): string | undefined => {
    try {
      const text = readFileSync(join(gitDir, name), 'utf8').trim();
      return SHA.test(text) ? text : undefined;
    } catch {
      // No such file, or a folder of that name: no loose ref either way.
      return undefined;
    }
  };

  const looseBelow = (folder: string): string[] => {
    try {
      return readdirSync(join(gitDir, folder), { withFileTypes: true }).flatMap((entry) =>
        entry.isDirectory() ? looseBelow(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`],
      );
    } catch {
      return [];
    }
  };

  const get = (name: string): string | undefined =>
    isRefName(name) ? (loose(name) ?? packedRefs().get(name)) : undefined;

  return {
    get,
    list: (prefix) => {
      const folder = prefix.includes('/') ? prefix.slice(0, prefix.lastIndexOf('/')) : 'refs';
      const names = new Set(
        [...looseBelow(folder), ...packedRefs().keys()].filter((name) => name.startsWith(prefix)),
      );
      return [...names].toSorted().flatMap((name) => {
        const sha = get(name);
        return sha === undefined ? [] : [{ name, sha }];
      });
    },
  };
}
