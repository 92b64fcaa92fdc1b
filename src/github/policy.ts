import type { Client } from './client.ts';
import { answered, failed, mapAnswer } from './failure.ts';
import type { Answer, GitHub } from './port.ts';

interface Tip {
  readonly name: string;
  readonly target: {
    readonly oid: string;
    readonly file: {
      readonly object: {
        readonly text?: string | null;
        readonly isTruncated?: boolean;
        readonly byteSize?: number;
      } | null;
    } | null;
  } | null;
}

const TIP = `name target { oid ... on Commit { file(path: $path) { object { ... on Blob { text isTruncated byteSize } } } } }`;

const ON_DEFAULT = `query Policy($owner: String!, $name: String!, $path: String!) {
  repository(owner: $owner, name: $name) { id tip: defaultBranchRef { ${TIP} } }
}`;

const ON_BRANCH = `query PolicyOfBranch($owner: String!, $name: String!, $path: String!, $ref: String!) {
  repository(owner: $owner, name: $name) { id tip: ref(qualifiedName: $ref) { ${TIP} } }
}`;

type Answered = { readonly repository: { readonly id: string; readonly tip: Tip | null } | null };

export function policy(client: Client): Pick<GitHub, 'readPolicy'> {
  return {
    async readPolicy(path, branch) {
      const document = branch === undefined ? ON_DEFAULT : ON_BRANCH;
      const variables = branch === undefined ? { path } : { path, ref: `refs/heads/${branch}` };
      const answer = await client.query<Answered>(document, variables, 'contents: read');
      if (!answer.ok) return answer;
      const { repository } = answer.value;
      if (repository !== null) client.learnt.repositoryId = repository.id;
      const tip = repository?.tip;
      if (tip?.target == null) return noBranch(client, branch);
      return mapAnswer(textOf(path, tip), (text) => ({ branch: tip.name, sha: tip.target?.oid ?? '', text }));
    },
  };
}

function noBranch(client: Client, branch: string | undefined): Answer<never> {
  const what = branch === undefined ? 'default branch' : `branch ${branch}`;
  return failed({ kind: 'not-found', message: `${client.owner}/${client.repo} has no ${what}` });
}

function textOf(path: string, tip: Tip): Answer<string | null> {
  const file = tip.target?.file;
  if (file == null) return answered(null);
  const blob = file.object;
  // A directory or a submodule has no text, a binary file has none either, and a cut one must not be taken for whole.
  if (typeof blob?.text !== 'string')
    return failed({ kind: 'invalid', message: `${path} is not a text file` });
  if (blob.isTruncated === true) {
    return failed({
      kind: 'invalid',
      message: `${path} is too large to be read: ${blob.byteSize ?? '?'} bytes`,
    });
  }
  return answered(blob.text);
}
