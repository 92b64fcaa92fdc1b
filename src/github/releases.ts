import type { Client } from './client.ts';
import { answered, mapAnswer, orNull } from './failure.ts';
import type { Answer, GitHub } from './port.ts';

type Group = 'findRelease' | 'createRelease' | 'publishRelease';

interface Release {
  readonly id: number | bigint;
  readonly html_url: string;
  readonly draft: boolean;
  readonly body?: string | null;
  readonly tag_name: string;
}

const PER_PAGE = 100;
const MOST_PAGES = 10;

export function releases(client: Client): Pick<GitHub, Group> {
  return {
    async findRelease(tag) {
      const byTag = orNull(await client.read('GET /repos/{owner}/{repo}/releases/tags/{tag}', { tag }));
      if (!byTag.ok) return byTag;
      // GitHub does not find drafts by their tag.
      return byTag.value === null ? findDraft(client, tag) : answered(foundOf(byTag.value));
    },

    async createRelease({ tag, name, body, prerelease, latest }) {
      // A draft first: people and workflows hear of it when it is whole.
      const release = { tag_name: tag, name, body, prerelease, draft: true };
      const draft = await client.write('POST /repos/{owner}/{repo}/releases', release);
      if (!draft.ok) return draft;
      const id = draft.value.id;
      return mapAnswer(await publish(client, id, latest && !prerelease), ({ url }) => ({ id, url }));
    },

    publishRelease: (id, latest) => publish(client, id, latest),
  };
}

async function publish(client: Client, id: number, latest: boolean): Promise<Answer<{ url: string }>> {
  const change = {
    release_id: id,
    draft: false,
    make_latest: latest ? ('true' as const) : ('false' as const),
  };
  const answer = await client.write('PATCH /repos/{owner}/{repo}/releases/{release_id}', change);
  return mapAnswer(answer, (release) => ({ url: release.html_url }));
}

async function findDraft(client: Client, tag: string): ReturnType<GitHub['findRelease']> {
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const answer = await client.read('GET /repos/{owner}/{repo}/releases', { per_page: PER_PAGE, page });
    if (!answer.ok) return answer;
    const found = answer.value.find((release) => release.tag_name === tag);
    if (found !== undefined) return answered(foundOf(found));
    if (answer.value.length < PER_PAGE) break;
  }
  return answered(null);
}

function foundOf(release: Release) {
  return { id: Number(release.id), url: release.html_url, draft: release.draft, body: release.body ?? '' };
}
