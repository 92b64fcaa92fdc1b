import type { DeploymentReading } from '../core/facts.ts';
import { loginOf, timeOf } from './actors.ts';
import type { Actor } from './actors.ts';
import type { Client } from './client.ts';
import { answered, failed, mapAnswer } from './failure.ts';
import type { Connection } from './pages.ts';
import { payloadOf } from './payload.ts';
import type { Answer, GitHub } from './port.ts';

interface StatusNode {
  readonly id: string;
  readonly state: string;
  readonly description: string | null;
  readonly createdAt: string;
  readonly logUrl: string | null;
}

interface DeploymentNode {
  readonly databaseId: number;
  readonly commitOid: string;
  readonly environment: string | null;
  readonly task: string | null;
  readonly createdAt: string;
  readonly creator: Actor | null;
  readonly ref: { readonly name: string } | null;
  readonly payload: string | null;
  readonly latestStatus: { readonly id: string } | null;
  readonly statuses: Connection<StatusNode> | null;
}

const QUERY = `query Deployments($owner: String!, $name: String!, $environment: String!, $first: Int!, $after: String) {
  repository(owner: $owner, name: $name) {
    deployments(environments: [$environment], first: $first, after: $after, orderBy: { field: CREATED_AT, direction: DESC }) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes {
        databaseId commitOid environment task createdAt payload
        creator { kind: __typename login } ref { name } latestStatus { id }
        statuses(first: 100) { totalCount pageInfo { hasNextPage endCursor } nodes { id state description createdAt logUrl } }
      }
    }
  }
}`;

type Answered = { readonly repository: { readonly deployments: Connection<DeploymentNode> } | null };

const PER_QUERY = 50;
// A deployment of ours is looked for among this many.
const LOOKED_THROUGH = 100;

/** Reading deployments. */
export function deployments(client: Client): Pick<GitHub, 'readDeployments' | 'findDeployment'> {
  return {
    readDeployments: (environment, limit) => newestFirst(client, environment, limit),

    async findDeployment(environment, key) {
      const isWanted = (reading: DeploymentReading) => reading.payload?.key === key;
      const found = await newestFirst(client, environment, LOOKED_THROUGH, isWanted);
      return mapAnswer(found, (list) => list.find(isWanted) ?? null);
    },
  };
}

/** Reads on until `limit`, the end, or the deployment that was looked for. */
async function newestFirst(
  client: Client,
  environment: string,
  limit: number,
  wanted: (reading: DeploymentReading) => boolean = () => false,
): Promise<Answer<readonly DeploymentReading[]>> {
  const readings: DeploymentReading[] = [];
  let after: string | null = null;
  while (readings.length < limit) {
    const first = Math.min(PER_QUERY, limit - readings.length);
    const answer: Answer<Answered> = await client.query<Answered>(
      QUERY,
      { environment, first, after },
      'deployments: read',
    );
    if (!answer.ok) return answer;
    const page: Connection<DeploymentNode> | undefined = answer.value.repository?.deployments;
    if (page === undefined)
      return failed({ kind: 'not-found', message: `there is no ${client.owner}/${client.repo}` });
    for (const node of page.nodes) {
      const reading = await readingOf(client, node, environment);
      if (!reading.ok) return reading;
      readings.push(reading.value);
    }
    after = page.pageInfo.endCursor;
    if (!page.pageInfo.hasNextPage || readings.some(wanted)) break;
  }
  // Two of one second come in no order; the later one has the greater number.
  return answered(readings.toSorted((a, b) => b.createdAt - a.createdAt || b.id - a.id));
}

async function readingOf(
  client: Client,
  node: DeploymentNode,
  environment: string,
): Promise<Answer<DeploymentReading>> {
  const statuses =
    node.statuses?.pageInfo.hasNextPage === true
      ? await allStatuses(client, node.databaseId)
      : answered(oldestFirst(node.statuses?.nodes ?? [], node.latestStatus?.id));
  if (!statuses.ok) return statuses;
  const payload = payloadOf(node.payload);
  return answered({
    id: node.databaseId,
    sha: node.commitOid,
    environment: node.environment ?? environment,
    task: node.task ?? 'deploy',
    createdAt: timeOf(node.createdAt),
    creator: loginOf(node.creator),
    ref: node.ref?.name ?? null,
    ...(payload === undefined ? {} : { payload }),
    statuses: statuses.value,
  });
}

type Status = DeploymentReading['statuses'][number];

function statusOf(
  state: string,
  description: string | null,
  createdAt: string,
  url: string | null | undefined,
): Status {
  const status = { state: state.toLowerCase(), description: description ?? '', createdAt: timeOf(createdAt) };
  return url ? { ...status, url } : status;
}

// The order is not documented and times have whole seconds: where the latest one stands tells which way it goes.
function oldestFirst(nodes: readonly StatusNode[], latest: string | undefined): readonly Status[] {
  const ordered = nodes[0]?.id === latest ? nodes.toReversed() : nodes;
  return ordered
    .map((node) => statusOf(node.state, node.description, node.createdAt, node.logUrl))
    .toSorted((a, b) => a.createdAt - b.createdAt);
}

/** A deployment with more than 100 statuses: one REST request per 100. */
async function allStatuses(client: Client, deploymentId: number): Promise<Answer<readonly Status[]>> {
  const newestFirstList: Status[] = [];
  for (let page = 1; ; page += 1) {
    const parameters = { deployment_id: deploymentId, per_page: 100, page };
    const answer = await client.read(
      'GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses',
      parameters,
    );
    if (!answer.ok) return answer;
    for (const one of answer.value) {
      newestFirstList.push(statusOf(one.state, one.description, one.created_at, one.log_url));
    }
    if (answer.value.length < 100) return answered(newestFirstList.toReversed());
  }
}
