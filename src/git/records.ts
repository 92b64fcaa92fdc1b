/** One commit as git log prints it. Times are seconds since the epoch; text that is no UTF-8 has replacement characters. */
export interface CommitRecord {
  readonly sha: string;
  readonly parents: readonly string[];
  readonly authorName: string;
  readonly authorEmail: string;
  readonly authoredAt: number;
  readonly committedAt: number;
  readonly message: string;
  readonly files?: readonly string[];
}

export interface RecordReader {
  /** For `git log -z --format=`. */
  readonly format: string;
  /** The commits that are complete with this chunk. Throws when the bytes are not what git log writes. */
  readonly take: (chunk: Buffer) => CommitRecord[];
  /** What is left when there is no more. */
  readonly end: () =>
    | { readonly ok: true; readonly commits: CommitRecord[] }
    | { readonly ok: false; readonly reason: string };
}

// Only NUL separates: git lets none into a message, a name or a path, so no text can forge a commit. A record starts with an empty token, which no path can be.
const FIELDS = ['%H', '%P', '%an', '%ae', '%at', '%ct', '%B'];
const START = 0;
const END = FIELDS.length + 1;

/** Reads the bytes of git log. Tokens are cut at NUL bytes before anything looks at their text. */
export function recordReader(files: boolean): RecordReader {
  let left: Buffer[] = [];
  let tokens: string[] = [];

  const complete = (last: boolean): CommitRecord[] => {
    const commits: CommitRecord[] = [];
    let at = 0;
    while (at + END < tokens.length) {
      const next = files ? tokens.indexOf('', at + END + 1) : at + END + 1;
      if (next < 0 && !last) break;
      const until = next < 0 ? tokens.length : next;
      commits.push(recordOf(tokens, at, until, files));
      at = until;
    }
    tokens = tokens.slice(at);
    return commits;
  };

  return {
    format: `%x00${FIELDS.join('%x00')}%x00`,
    take: (chunk) => {
      const cut = chunk.lastIndexOf(0);
      if (cut < 0) {
        left.push(chunk);
        return [];
      }
      const bytes =
        left.length === 0 ? chunk.subarray(0, cut) : Buffer.concat([...left, chunk.subarray(0, cut)]);
      left = cut + 1 < chunk.length ? [chunk.subarray(cut + 1)] : [];
      // Decoding first is the same as cutting first: in UTF-8, and in what is no UTF-8, a NUL byte decodes to itself.
      for (const token of bytes.toString('utf8').split('\0')) tokens.push(token);
      return complete(false);
    },
    end: () => {
      if (left.length > 0) return { ok: false, reason: 'it ends within a record' };
      const commits = complete(true);
      return tokens.length === 0 ? { ok: true, commits } : { ok: false, reason: 'it ends within a record' };
    },
  };
}

function recordOf(tokens: readonly string[], at: number, until: number, files: boolean): CommitRecord {
  const sha = tokens[at + 1] ?? '';
  if (tokens[at + START] !== '' || tokens[at + END] !== '' || !/^[0-9a-f]{40,64}$/u.test(sha)) {
    throw new Error(`git log printed something else than a commit: ${JSON.stringify(sha.slice(0, 80))}`);
  }
  const parents = tokens[at + 2] ?? '';
  const record = {
    sha,
    parents: parents === '' ? [] : parents.split(' '),
    authorName: tokens[at + 3] ?? '',
    authorEmail: tokens[at + 4] ?? '',
    authoredAt: Number(tokens[at + 5]),
    committedAt: Number(tokens[at + 6]),
    message: tokens[at + 7] ?? '',
  };
  if (!files) return record;
  // git writes a line feed between a commit and its first path.
  const paths = tokens
    .slice(at + END + 1, until)
    .map((path, index) => (index === 0 ? path.replace(/^\n/u, '') : path));
  return { ...record, files: paths };
}
