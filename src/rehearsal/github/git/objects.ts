// Git's object formats, read and written. https://git-scm.com/book/en/v2/Git-Internals-Git-Objects

export interface Signature {
  readonly name: string;
  readonly email: string;
  /** Milliseconds since 1970, whole seconds. */
  readonly at: number;
}

export interface Commit {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Signature;
  readonly committer: Signature;
  readonly message: string;
}

export interface Tag {
  readonly sha: string;
  readonly object: string;
  readonly type: string;
  readonly tag: string;
  readonly tagger: Signature | null;
  readonly message: string;
}

export interface TreeEntry {
  /** Six digits, e.g. `100644`. */
  readonly mode: string;
  readonly name: string;
  readonly sha: string;
}

export const typeOfMode = (mode: string): 'blob' | 'tree' | 'commit' =>
  mode === '040000' ? 'tree' : mode === '160000' ? 'commit' : 'blob';

function signatureOf(text: string): Signature {
  const [, name = '', email = '', seconds = '0'] = /^(.*?) ?<([^>]*)> (-?\d+)/u.exec(text) ?? [];
  return { name, email, at: Number(seconds) * 1000 };
}

const signatureText = ({ name, email, at }: Signature): string =>
  `${name.replaceAll(/[<>\n]/gu, '')} <${email.replaceAll(/[<>\n]/gu, '')}> ${Math.floor(at / 1000)} +0000`;

/** Header lines by name (a repeated name keeps all values) and the text after the first empty line. */
function headersOf(content: Buffer): { headers: Map<string, string[]>; message: string } {
  const text = content.toString();
  const end = text.indexOf('\n\n');
  const headers = new Map<string, string[]>();
  // A line that begins with a space continues the one before (signatures); nothing here needs those.
  for (const line of text.slice(0, end < 0 ? text.length : end).split('\n')) {
    const space = line.indexOf(' ');
    if (space <= 0) continue;
    const name = line.slice(0, space);
    headers.set(name, [...(headers.get(name) ?? []), line.slice(space + 1)]);
  }
  return { headers, message: end < 0 ? '' : text.slice(end + 2) };
}

export function commitOf(sha: string, content: Buffer): Commit {
  const { headers, message } = headersOf(content);
  return {
    sha,
    tree: headers.get('tree')?.[0] ?? '',
    parents: headers.get('parent') ?? [],
    author: signatureOf(headers.get('author')?.[0] ?? ''),
    committer: signatureOf(headers.get('committer')?.[0] ?? ''),
    message: message.replace(/\n$/u, ''),
  };
}

export function commitContent(commit: Omit<Commit, 'sha'>): Buffer {
  const lines = [
    `tree ${commit.tree}`,
    ...commit.parents.map((parent) => `parent ${parent}`),
    `author ${signatureText(commit.author)}`,
    `committer ${signatureText(commit.committer)}`,
  ];
  return Buffer.from(`${lines.join('\n')}\n\n${commit.message.replace(/\n?$/u, '\n')}`);
}

export function tagOf(sha: string, content: Buffer): Tag {
  const { headers, message } = headersOf(content);
  const tagger = headers.get('tagger')?.[0];
  return {
    sha,
    object: headers.get('object')?.[0] ?? '',
    type: headers.get('type')?.[0] ?? 'commit',
    tag: headers.get('tag')?.[0] ?? '',
    tagger: tagger === undefined ? null : signatureOf(tagger),
    message: message.replace(/\n$/u, ''),
  };
}

export function tagContent(tag: Omit<Tag, 'sha'> & { readonly tagger: Signature }): Buffer {
  const head = `object ${tag.object}\ntype ${tag.type}\ntag ${tag.tag}\ntagger ${signatureText(tag.tagger)}`;
  return Buffer.from(`${head}\n\n${tag.message.replace(/\n?$/u, '\n')}`);
}

export function treeOf(content: Buffer): readonly TreeEntry[] {
  const entries: TreeEntry[] = [];
  for (let at = 0; at < content.length;) {
    const nul = content.indexOf(0, at);
    const [mode = '', ...name] = content.subarray(at, nul).toString().split(' ');
    const sha = content.subarray(nul + 1, nul + 21).toString('hex');
    entries.push({ mode: mode.padStart(6, '0'), name: name.join(' '), sha });
    at = nul + 21;
  }
  return entries;
}

/** Git sorts entries by their bytes, a folder as if its name ended with a slash. */
const sortKey = (entry: TreeEntry): Buffer =>
  Buffer.from(entry.mode === '040000' ? `${entry.name}/` : entry.name);

export function treeContent(entries: readonly TreeEntry[]): Buffer {
  const sorted = entries.toSorted((a, b) => Buffer.compare(sortKey(a), sortKey(b)));
  return Buffer.concat(
    sorted.flatMap(({ mode, name, sha }) => [
      Buffer.from(`${mode.replace(/^0/u, '')} ${name}\0`),
      Buffer.from(sha, 'hex'),
    ]),
  );
}
