import type { Behaviour } from '../behaviour.ts';
import { WELL } from '../behaviour.ts';
import { startProxy } from '../proxy.ts';
import type { Proxy } from '../proxy.ts';
import { startService } from '../service.ts';
import type { Service } from '../service.ts';
import { NotYet } from './desk.ts';
import type { Answers } from './desk.ts';
import type { ReservedPort } from './ports.ts';

/** The candidate's share of production's users from a moment on, in percent. */
export interface Weight {
  readonly at: number;
  readonly percent: number;
}

/** The sample application: versions of a real service, in staging and in production behind a proxy each. */
export interface Application {
  readonly production: Proxy;
  readonly staging: Proxy;
  /** How the next version behaves with real users; in staging nobody sees it. */
  expect(behaviour: Behaviour): void;
  /** Versions as they run in production, oldest first. */
  services(): readonly Service[];
  /** Version that production's users get, the candidate's aside. */
  live(): string;
  /** The version that was deployed last, where it is not live for everyone. */
  newest(): string | undefined;
  /** Everything the proxy was set to. */
  weights(): readonly Weight[];
  /** How often a version was deployed to production. */
  deployed(version: string): number;
  /** The candidate that has all users becomes what is live. */
  settle(): void;
  /** What its commands can ask for. */
  readonly answers: Answers;
  /** Stops all versions; ports that were never taken stay reserved. */
  close(): Promise<void>;
}

const PODS = 2;

/** Starts the live version; each later one takes two of the ports. */
export async function startApplication(options: {
  readonly version: string;
  readonly token: string;
  readonly ports: readonly ReservedPort[];
}): Promise<Application> {
  const { token } = options;
  const ports = [...options.ports];
  const services = new Map<string, Service>();
  const trials = new Map<string, Service>();
  const deployed = new Map<string, number>();
  const weights: Weight[] = [];
  let live = options.version;
  let candidate: string | undefined;
  let next: Behaviour = WELL;

  const run = async (version: string, behaviour: Behaviour): Promise<Service> => {
    const taken = ports.splice(0, PODS);
    if (taken.length < PODS) throw new Error('the stage has no ports for another version');
    await Promise.all(taken.map((port) => port.free()));
    const at = taken.map(({ port }) => port);
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
  const urls = ({ pods }: Service): readonly string[] => pods.map(({ url }) => url);

  const baseline = await run(live, WELL);
  const production = await startProxy({ stable: urls(baseline), seed: 'rehearsal', token });
  const staging = await startProxy({ stable: urls(baseline), seed: 'staging', token });

  const settle = (): void => {
    const service = services.get(candidate ?? '');
    if (candidate === undefined || service === undefined || production.weight() < 100) return;
    live = candidate;
    candidate = undefined;
    production.point('stable', urls(service));
    setWeight(0);
  };
  const setWeight = (percent: number): void => {
    production.setWeight(percent);
    weights.push({ at: Date.now(), percent });
  };

  const answers: Answers = {
    async deploy({ DEPLOY_ENVIRONMENT: environment = '', DEPLOY_VERSION: version = '' }) {
      if (environment !== 'production') {
        const service =
          trials.get(version) ??
          (await startService({ version, behaviour: WELL, seed: `staging/${version}`, token, ports: [0] }));
        trials.set(version, service);
        staging.point('stable', urls(service));
        return `staging runs ${version}`;
      }
      settle();
      const service = services.get(version) ?? (await run(version, next));
      deployed.set(version, (deployed.get(version) ?? 0) + 1);
      production.point('candidate', urls(service));
      candidate = version;
      return `production runs ${version} beside ${live}, without users yet`;
    },
    async smoke({ DEPLOY_ENVIRONMENT: environment = '', DEPLOY_VERSION: version = '' }) {
      const pods = environment === 'production' ? urlsOf(services.get(version)) : [staging.url];
      for (const pod of pods) await smoke(pod, version);
      return `smoke tests: ${String(pods.length)} of ${String(pods.length)} pass on ${version}`;
    },
    weight({ DEPLOY_WEIGHT: weight = '' }) {
      setWeight(Number(weight));
      return `${weight}% of the users`;
    },
    'read-weight': () => String(production.weight()),
    rollback({ DEPLOY_ROLLBACK_TO: to = '' }) {
      candidate = undefined;
      return `production is back on ${to}`;
    },
  };
  const urlsOf = (service: Service | undefined): readonly string[] => {
    if (service === undefined) throw new Error('that version does not run in production');
    return urls(service);
  };

  return {
    production,
    staging,
    expect(behaviour) {
      next = behaviour;
    },
    services: () => [...services.values()],
    live: () => live,
    newest() {
      const last = [...services.keys()].at(-1);
      return last === live ? undefined : last;
    },
    weights: () => weights,
    deployed: (version) => deployed.get(version) ?? 0,
    settle,
    answers,
    async close() {
      await Promise.all([
        production.close(),
        staging.close(),
        ...[...services.values(), ...trials.values()].map((service) => service.close()),
      ]);
    },
  };
}

/** Throws unless the version answers, as itself. */
async function smoke(url: string, version: string): Promise<void> {
  const answer = await fetch(`${url}/version`, { signal: AbortSignal.timeout(5000) });
  // What the sample service says; a proxy without pods says something else, and then there is no version.
  const { version: said } = (await answer.json()) as { readonly version?: string };
  if (said !== version)
    throw new NotYet(`smoke tests: ${said ?? String(answer.status)} answers, not ${version}`);
}
