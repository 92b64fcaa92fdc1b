import type { Client } from './client.ts';
import { answered, failed, mapAnswer, orNull } from './failure.ts';
import type { GitHub } from './port.ts';

type Group = 'compare' | 'readFile' | 'createFileCommit' | 'commitFile';

// GitHub lists no more files of a comparison, whatever the page.
const MOST_FILES = 300;

const COMMIT_FILE = `mutation CommitFile($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}`;

const STANDINGS: ReadonlySet<string> = new Set(['ahead', 'behind', 'identical', 'diverged']);
type Standing = 'ahead' | 'behind' | 'identical' | 'diverged';
const isStanding = (word: string): word is Standing => STANDINGS.has(word);

export function commits(client: Client): Pick<GitHub, Group> {
  return {
    async compare(base, head) {
      // The files come with the first page whatever its size; of the commits none is wanted.
      const parameters = { basehead: `${base}...${head}`, per_page: 1 };
      const answer = await client.read('GET /repos/{owner}/{repo}/compare/{basehead}', parameters);
      if (!answer.ok) return answer;
      const { files = [] } = answer.value;
      // GitHub's description lists these four; what it says may be one more.
      const status: string = answer.value.status;
      if (!isStanding(status))
        return failed({ kind: 'invalid', message: `GitHub says '${status}' of ${base}...${head}` });
      const paths = files.flatMap(({ filename, previous_filename: previous }) =>
        previous === undefined ? [filename] : [previous, filename],
      );
      return answered({ status, paths: [...new Set(paths)], complete: files.length < MOST_FILES });
    },

    async readFile(path, sha) {
      const found = orNull(
        await client.read('GET /repos/{owner}/{repo}/contents/{path}', { path, ref: sha }),
      );
      if (!found.ok) return found;
      const file = found.value;
      if (file === null) return answered(null);
      if (Array.isArray(file) || file.type !== 'file') {
        return failed({ kind: 'invalid', message: `${path} is not a file` });
      }
      // Past 1 MB GitHub leaves the content out and says so in the encoding.
      if (!('encoding' in file) || file.encoding !== 'base64') {
        return failed({ kind: 'invalid', message: `${path} is too large to be read: ${file.size} bytes` });
      }
      return answered(Buffer.from(file.content, 'base64').toString('utf8'));
    },

    async createFileCommit({ path, content, message, parents }) {
      const tree = await client.write('POST /repos/{owner}/{repo}/git/trees', {
        tree: [{ path, mode: '100644', type: 'blob', content }],
      });
      if (!tree.ok) return tree;
      const commit = { message, tree: tree.value.sha, parents: [...parents] };
      return mapAnswer(
        await client.write('POST /repos/{owner}/{repo}/git/commits', commit),
        ({ sha }) => sha,
      );
    },

    async commitFile({ branch, expectedHead, path, content, message }) {
      const [headline = '', ...body] = message.split('\n');
      const input = {
        branch: { repositoryNameWithOwner: `${client.owner}/${client.repo}`, branchName: branch },
        expectedHeadOid: expectedHead,
        message: { headline, body: body.join('\n').trim() },
        fileChanges: { additions: [{ path, contents: Buffer.from(content, 'utf8').toString('base64') }] },
      };
      type Answered = {
        readonly createCommitOnBranch: { readonly commit: { readonly oid: string } | null } | null;
      };
      const answer = await client.mutate<Answered>(COMMIT_FILE, { input }, 'contents: write');
      if (!answer.ok) return answer;
      const oid = answer.value.createCommitOnBranch?.commit?.oid;
      return oid === undefined
        ? failed({ kind: 'lost', message: 'the answer names no commit' })
        : answered(oid);
    },
  };
}
