import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startEmbeddedGitHub } from '../../github/index.ts';
import type { EmbeddedGitHub, User } from '../../github/index.ts';
import type { Behaviour } from '../behaviour.ts';
import { WELL } from '../behaviour.ts';
import { startLoad } from '../load.ts';
import type { Load } from '../load.ts';
import { startMetrics } from '../prometheus-real.ts';
import type { Metrics } from '../prometheus.ts';
import { startProxy } from '../proxy.ts';
import type { Proxy } from '../proxy.ts';
import { startService } from '../service.ts';
import type { Service } from '../service.ts';
import { CALLER, COMMANDS, COVERAGE, rehearsalConfig, WORKFLOW } from './files.ts';
import { originOf, pastOf } from './repository.ts';
import type { Past } from './repository.ts';
import { freePorts } from './ports.ts';

const REQUESTS_PER_SECOND = 400;
/** Longer than all scenarios together. */
const LOAD_SECONDS = 1200;
const SCRAPE_MS = 500;

/** Everything a rehearsal happens on, all of it on loopback. */
export interface Stage {
  readonly github: EmbeddedGitHub;
  readonly said: string;
  readonly past: Past;
  readonly proxy: Proxy;
  readonly load: Load;
  /** Who releases and who reviews. */
  readonly people: { readonly author: User; readonly reviewer: User };
  /** What the runner's machine gives to commands. */
  readonly machine: Readonly<Record<string, string>>;
  /** How the next version deployed to production behaves. */
  next: Behaviour;
  /** Versions by name, as they run. */
  readonly services: ReadonlyMap<string, Service>;
  /** Version that production's users get now, the candidate aside. */
  live(): string;
  close(): Promise<void>;
}

/** Sets the stage: a copy of the repository, the service in production, its users. */
export async function setStage(options: {
  readonly repo?: string;
  readonly prometheus?: string;
}): Promise<Stage> {
  const origin = await originOf(options.repo);
  const token = randomBytes(16).toString('hex');
  const ports = await freePorts(8);
  const [one = 0, two = 0, ...later] = ports;
  const github = await startEmbeddedGitHub({ source: origin.source, repository: origin.name });
  const past = await pastOf(github);
  const services = new Map<string, Service>();
  const start = async (version: string, behaviour: Behaviour, at: readonly number[]): Promise<Service> => {
    const service = await startService({
      version,
      behaviour,
      seed: `rehearsal/${version}`,
      token,
      ports: at,
    });
    services.set(version, service);
    return service;
  };
  const baseline = await start(past.live.version, WELL, [one, two]);
  const proxy = await startProxy({ stable: baseline.pods.map(({ url }) => url), seed: 'rehearsal', token });
  const metrics: Metrics = await startMetrics(options.prometheus, {
    scrapeMs: SCRAPE_MS,
    targets: ports.map((port) => ({ url: `http://127.0.0.1:${port}/metrics`, job: 'rehearsal' })),
  });
  const load = startLoad({ url: proxy.url, perSecond: REQUESTS_PER_SECOND, seconds: LOAD_SECONDS });

  let live = past.live.version;
  let candidate: string | undefined;
  const stage: Omit<Stage, 'machine' | 'close'> & { next: Behaviour } = {
    github,
    said: origin.said,
    past,
    proxy,
    load,
    people: {
      author: github.world.addUser({ login: 'you', permission: 'write' }),
      reviewer: github.world.addUser({ login: 'reviewer', permission: 'maintain' }),
    },
    next: WELL,
    services,
    live: () => live,
  };

  /** What the application's commands ask of the stage. */
  const answers: Readonly<
    Record<string, (told: Readonly<Record<string, string>>) => Promise<string> | string>
  > = {
    async deploy({ DEPLOY_ENVIRONMENT: environment = '', DEPLOY_VERSION: version = '' }) {
      if (environment !== 'production') return `staging runs ${version}`;
      if (proxy.weight() >= 100 && candidate !== undefined) promoted();
      const service = services.get(version) ?? (await start(version, stage.next, later.splice(0, 2)));
      proxy.point(
        'candidate',
        service.pods.map(({ url }) => url),
      );
      candidate = version;
      return `production runs ${version} beside ${live}, without users yet`;
    },
    async smoke({ DEPLOY_ENVIRONMENT: environment = '', DEPLOY_VERSION: version = '' }) {
      const pod = services.get(version)?.pods[0];
      if (pod === undefined || environment !== 'production') return `smoke tests: 1 of 1 pass on ${version}`;
      const answered = await fetch(`${pod.url}/version`);
      const text = (await answered.text()).trim();
      if (!text.includes(version)) throw new Conflict(`smoke tests: ${text} answers, not ${version}`);
      return `smoke tests: 1 of 1 pass on ${version}`;
    },
    weight({ DEPLOY_WEIGHT: weight = '' }) {
      proxy.setWeight(Number(weight));
      return `${weight}% of the users`;
    },
    'read-weight': () => String(proxy.weight()),
    rollback({ DEPLOY_ROLLBACK_TO: to = '' }) {
      candidate = undefined;
      return `production is back on ${to}`;
    },
  };
  function promoted(): void {
    const service = services.get(candidate ?? '');
    if (candidate === undefined || service === undefined) return;
    live = candidate;
    proxy.point(
      'stable',
      service.pods.map(({ url }) => url),
    );
    proxy.setWeight(0);
    candidate = undefined;
  }

  const desk = await openDesk(token, answers);
  await dress(stage, {
    prometheus: metrics.url,
    production: proxy.url,
    staging: baseline.pods[0]?.url ?? proxy.url,
  });
  return Object.assign(stage, {
    machine: { REHEARSAL_URL: desk.url, REHEARSAL_TOKEN: token },
    async close() {
      await load.stop();
      desk.server.close();
      desk.server.closeAllConnections();
      await Promise.all([
        proxy.close(),
        metrics.close(),
        ...[...services.values()].map((service) => service.close()),
      ]);
      await github.close();
    },
  });
}

/** The other version answered: a smoke test says "try again" with it. */
class Conflict extends Error {}

async function openDesk(
  token: string,
  answers: Readonly<Record<string, (told: Readonly<Record<string, string>>) => Promise<string> | string>>,
): Promise<{ server: Server; url: string }> {
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      const say = (code: number, text: string): void => void response.writeHead(code).end(text);
      if (request.headers.authorization !== `Bearer ${token}`)
        return say(401, 'this desk is the rehearsal’s own');
      // Written by the commands the rehearsal itself put into the copy.
      const { what, told } = JSON.parse(body) as { what: string; told: Record<string, string> };
      const answer = answers[what];
      if (answer === undefined) return say(404, `the stage does not know '${what}'`);
      Promise.resolve()
        .then(() => answer(told))
        .then(
          (text) => say(200, text),
          (error: unknown) =>
            say(
              error instanceof Conflict ? 409 : 500,
              error instanceof Error ? error.message : String(error),
            ),
        );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address with one.
  const { port } = server.address() as AddressInfo;
  return { server, url: `http://127.0.0.1:${port}` };
}

/** The copy gets the rehearsal's files, the environments their reviewers, and the ledger the version that is live. */
async function dress(
  { github, past, people }: Pick<Stage, 'github' | 'past' | 'people'>,
  addresses: { prometheus: string; production: string; staging: string },
): Promise<void> {
  const { world, defaultBranch } = github;
  await world.commit({
    branch: defaultBranch,
    message: 'chore: set the stage of the rehearsal',
    author: people.author,
    files: {
      '.github/deploy.yml': rehearsalConfig(defaultBranch, past.tag, addresses),
      [WORKFLOW]: CALLER,
      'rehearsal/stage.mjs': COMMANDS,
      'rehearsal/lcov.info': COVERAGE,
    },
  });
  world.createEnvironment('staging');
  world.createEnvironment('production', { reviewers: [people.reviewer] });
  const verified = [
    { sha: past.live.sha, version: past.live.version, key: 'before-the-rehearsal', at: Date.now() },
  ];
  const ledger = {
    schemaVersion: 1,
    fence: 0,
    locks: {},
    holds: {},
    quarantine: [],
    verified: { production: verified, staging: verified },
  };
  const commit = await world.commit({
    message: `${past.live.version} was live before the rehearsal`,
    parents: [],
    files: { 'ledger.json': `${JSON.stringify(ledger, null, 2)}\n` },
  });
  await world.setRef('refs/deploy-action/ledger', commit);
}
