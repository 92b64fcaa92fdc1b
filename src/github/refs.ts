import type { Client } from './client.ts';
import { answered, failed, mapAnswer, orNull } from './failure.ts';
import type { Answer, GitHub } from './port.ts';

const NO_OBJECT = '0'.repeat(40);
// A tag may point at a tag; more than this is a joke or a loop.
const MOST_TAGS = 5;

const SWAP = `mutation SwapRefs($repositoryId: ID!, $refUpdates: [RefUpdate!]!) {
  updateRefs(input: { repositoryId: $repositoryId, refUpdates: $refUpdates }) { clientMutationId }
}`;

const IDENTITY = `query Identity($owner: String!, $name: String!) { repository(owner: $owner, name: $name) { id } }`;

export function refs(client: Client): Pick<GitHub, 'readRef' | 'listTags' | 'createTag' | 'swapRefs'> {
  return {
    async readRef(ref) {
      const found = orNull(await client.read('GET /repos/{owner}/{repo}/git/ref/{ref}', { ref }));
      if (!found.ok) return found;
      if (found.value === null) return answered(null);
      const { object } = found.value;
      return object.type === 'tag' ? peeled(client, object.sha) : answered({ sha: object.sha });
    },

    async listTags(prefix) {
      const route = 'GET /repos/{owner}/{repo}/git/matching-refs/{ref}';
      const answer = await client.read(route, { ref: `tags/${prefix}` });
      return mapAnswer(answer, (found) =>
        found.map(({ ref, object }) => ({ name: ref.replace('refs/tags/', ''), object: object.sha })),
      );
    },

    async createTag({ name, sha, message }) {
      const tag = { tag: name, message, object: sha, type: 'commit' as const };
      const object = await client.write('POST /repos/{owner}/{repo}/git/tags', tag);
      if (!object.ok) return object;
      const ref = { ref: `refs/tags/${name}`, sha: object.value.sha };
      return mapAnswer(await client.write('POST /repos/{owner}/{repo}/git/refs', ref), () => undefined);
    },

    async swapRefs(swaps) {
      const id = await repositoryId(client);
      if (!id.ok) return id;
      const refUpdates = swaps.map(({ ref, from, to }) => ({
        name: ref,
        beforeOid: from ?? NO_OBJECT,
        afterOid: to,
        // What it moves from is compared exactly, so it may also move back or aside.
        force: true,
      }));
      const answer = await client.mutate<object>(
        SWAP,
        { repositoryId: id.value, refUpdates },
        'contents: write',
      );
      if (answer.ok) return answered(undefined);
      // GitHub has no error type for a ref that moved. Whoever asked looks at the refs again, and sees which it was.
      const { failure } = answer;
      return failed(
        failure.kind === 'invalid' && !isRule(failure.message)
          ? { ...failure, kind: 'conflict' }
          : answer.failure,
      );
    },
  };
}

/** A ruleset or a protection refuses for ever; looking again would not help. */
function isRule(message: string): boolean {
  return /\brules?\b|rule violations|protected/iu.test(message);
}

async function peeled(client: Client, object: string): ReturnType<GitHub['readRef']> {
  let sha = object;
  let tag: { message: string; object: string } | undefined;
  for (let depth = 0; depth < MOST_TAGS; depth += 1) {
    const answer = await client.read('GET /repos/{owner}/{repo}/git/tags/{tag_sha}', { tag_sha: sha });
    if (!answer.ok) return answer;
    tag ??= { message: answer.value.message, object };
    sha = answer.value.object.sha;
    if (answer.value.object.type !== 'tag') return answered({ sha, tag });
  }
  return failed({ kind: 'invalid', message: `the tag ${object} leads to more than ${MOST_TAGS} other tags` });
}

async function repositoryId(client: Client): Promise<Answer<string>> {
  const { repositoryId: learnt } = client.learnt;
  if (learnt !== undefined) return answered(learnt);
  type Answered = { readonly repository: { readonly id: string } | null };
  const answer = await client.query<Answered>(IDENTITY, {}, 'metadata: read');
  if (!answer.ok) return answer;
  const id = answer.value.repository?.id;
  if (id === undefined)
    return failed({ kind: 'not-found', message: `there is no ${client.owner}/${client.repo}` });
  client.learnt.repositoryId = id;
  return answered(id);
}
