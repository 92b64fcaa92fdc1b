import type { Client } from './client.ts';
import { failed, mapAnswer } from './failure.ts';
import type { Answer, CheckRunContent, CheckRunFound, Failure, GitHub } from './port.ts';

type Group = 'findCheckRun' | 'createCheckRun' | 'updateCheckRun';

interface CheckRun {
  readonly id: number | bigint;
  readonly html_url: string | null;
  readonly status: string;
  readonly conclusion: string | null;
  readonly output: { readonly text: string | null };
}

const MOST_TEXT = 65_535;
const ANNOTATIONS_PER_REQUEST = 50;

export function checkRuns(client: Client): Pick<GitHub, Group> {
  return {
    async findCheckRun(sha, name, externalId) {
      const answer = await client.read('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', {
        ref: sha,
        check_name: name,
        // The latest of a suite may be another run's of the same name.
        filter: 'all',
        per_page: 100,
      });
      return mapAnswer(answer, ({ check_runs: runs }) => {
        const same = runs.filter((run) => run.name === name && run.external_id === externalId);
        const ours = same.filter((run) => run.app?.slug === client.app);
        // With another App's token its runs are the ones to go on with, and there are none of `client.app`.
        const newest = (ours.length > 0 ? ours : same).toSorted((a, b) => Number(b.id) - Number(a.id))[0];
        return newest === undefined ? null : foundOf(newest);
      });
    },

    async createCheckRun(content) {
      const refused = refusal(content);
      if (refused !== undefined) return failed(refused);
      const { first, later } = requestsOf(content);
      const answer = await client.write('POST /repos/{owner}/{repo}/check-runs', {
        ...first,
        head_sha: content.sha,
      });
      return annotated(client, mapAnswer(answer, foundOf), later);
    },

    async updateCheckRun(id, content) {
      const refused = refusal(content);
      if (refused !== undefined) return failed(refused);
      const { first, later } = requestsOf(content);
      return annotated(client, await update(client, id, first), later);
    },
  };
}

function refusal({ summary, text = '', status, conclusion }: CheckRunContent): Failure | undefined {
  for (const [name, value] of Object.entries({ summary, text })) {
    if (value.length > MOST_TEXT) {
      const message = `the check run's ${name} has ${value.length} characters, and GitHub takes ${MOST_TEXT}`;
      return { kind: 'invalid', message };
    }
  }
  if ((status === 'completed') !== (conclusion !== undefined)) {
    return { kind: 'invalid', message: 'a check run has a conclusion when it is completed, and only then' };
  }
  return undefined;
}

/** GitHub takes 50 annotations a request and appends those of the next. */
function requestsOf(content: CheckRunContent) {
  const annotations = (content.annotations ?? []).map(({ path, line, level, title, message }) => ({
    path,
    start_line: line,
    end_line: line,
    annotation_level: level,
    title,
    message,
  }));
  const output = {
    title: content.title,
    summary: content.summary,
    ...(content.text === undefined ? {} : { text: content.text }),
  };
  const first = {
    name: content.name,
    external_id: content.externalId,
    status: content.status,
    ...(content.conclusion === undefined ? {} : { conclusion: content.conclusion }),
    ...(content.detailsUrl === undefined ? {} : { details_url: content.detailsUrl }),
    output: { ...output, annotations: annotations.slice(0, ANNOTATIONS_PER_REQUEST) },
  };
  const later: { output: typeof first.output }[] = [];
  for (let at = ANNOTATIONS_PER_REQUEST; at < annotations.length; at += ANNOTATIONS_PER_REQUEST) {
    later.push({ output: { ...output, annotations: annotations.slice(at, at + ANNOTATIONS_PER_REQUEST) } });
  }
  return { first, later };
}

type Change = Partial<ReturnType<typeof requestsOf>['first']>;

async function update(client: Client, id: number, change: Change): Promise<Answer<CheckRunFound>> {
  const answer = await client.write('PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', {
    check_run_id: id,
    ...change,
  });
  return mapAnswer(answer, foundOf);
}

/** Sends what annotations are left; the first that is not taken is the failure. */
async function annotated(
  client: Client,
  answer: Answer<CheckRunFound>,
  later: readonly Change[],
): Promise<Answer<CheckRunFound>> {
  let last = answer;
  for (const change of later) {
    if (!last.ok) return last;
    last = await update(client, last.value.id, change);
  }
  return last;
}

function foundOf(run: CheckRun): CheckRunFound {
  return {
    id: Number(run.id),
    url: run.html_url ?? '',
    status: run.status,
    conclusion: run.conclusion,
    text: run.output.text,
  };
}
