import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { startEmbeddedGitHub } from '../../github/index.ts';
import type { EmbeddedGitHub } from '../../github/index.ts';
import { startLoad } from '../load.ts';
import type { Load } from '../load.ts';
import { startMetrics } from '../prometheus-real.ts';
import { startApplication } from './application.ts';
import type { Application } from './application.ts';
import { openDesk } from './desk.ts';
import { dress } from './dressing.ts';
import type { People } from './dressing.ts';
import { firstScrape } from './first-scrape.ts';
import { originOf } from './origin.ts';
import { pastOf } from './past.ts';
import type { Past } from './past.ts';
import { reservePorts } from './ports.ts';
import { startRecorder } from './recorder.ts';
import type { Recorder } from './recorder.ts';

const REQUESTS_PER_SECOND = 400;
/** Longer than all scenarios together. */
const LOAD_SECONDS = 1800;
const SCRAPE_MS = 500;

/** Where the pods of later versions listen, for a Prometheus that is set up beforehand; any port will do for ours. */
export const POD_PORTS = [19_400, 19_401, 19_402, 19_403, 19_404, 19_405, 19_406, 19_407] as const;
const OWN_SCRAPE_WITHIN_MS = 20_000;
const THEIR_SCRAPE_WITHIN_MS = 60_000;

export interface StageOptions {
  /** The git repository to copy; the one of the current folder without it. */
  readonly repo?: string | undefined;
  /** Address of a Prometheus, or `auto`; the rehearsal's own without it. */
  readonly prometheus?: string | undefined;
  /** An empty folder for everything that is made. */
  readonly folder: string;
  /** Tells people what is being waited for. */
  readonly say: (text: string) => void;
  readonly stopped: AbortSignal;
}

/** Everything a rehearsal happens on, all of it on loopback. */
export interface Stage {
  readonly github: EmbeddedGitHub;
  /** What is played with, in words. */
  readonly said: string;
  readonly past: Past;
  readonly application: Application;
  readonly load: Load;
  /** How many requests users send. */
  readonly perSecond: number;
  readonly recorder: Recorder;
  readonly people: People;
  /** What the runner's machine gives to commands: these variables and no others of ours. */
  readonly machine: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** Sets the stage: a copy of the repository, the service in production, its users. What was started is stopped where it fails. */
export async function setStage(options: StageOptions): Promise<Stage> {
  const undo: (() => Promise<unknown> | void)[] = [];
  /** The last one first; all of them, even when one fails. */
  const close = async (): Promise<void> => {
    const failures: unknown[] = [];
    for (const step of undo.splice(0).toReversed()) {
      try {
        await step();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  };
  try {
    return { ...(await setUp(options, (step) => undo.push(step))), close };
  } catch (error) {
    // Why it failed is said below; what else fails while it is undone is a consequence.
    await close().catch(() => undefined);
    throw error;
  }
}

async function setUp(
  { repo, prometheus, folder, say, stopped }: StageOptions,
  undo: (step: () => Promise<unknown> | void) => void,
): Promise<Omit<Stage, 'close'>> {
  const room = join(folder, 'original');
  await mkdir(room);
  const origin = await originOf(repo, room);
  stopped.throwIfAborted();
  const { source, name: repository, branch, said } = origin;
  const github = await startEmbeddedGitHub({
    source,
    repository,
    ...(branch === undefined ? {} : { defaultBranch: branch }),
  });
  undo(() => github.close());
  stopped.throwIfAborted();
  const past = await pastOf(github);

  const isTheirs = prometheus !== undefined && prometheus !== 'auto';
  const ports = await reservePorts(isTheirs ? POD_PORTS : POD_PORTS.map(() => 0));
  undo(() => Promise.all(ports.map((port) => port.free())));
  const token = randomBytes(16).toString('hex');
  const { version } = past.live;
  const application = await startApplication({ version, token, ports });
  undo(() => application.close());
  const targets = ports.map(({ port }) => ({
    url: `http://127.0.0.1:${String(port)}/metrics`,
    job: 'rehearsal',
  }));
  const metrics = await startMetrics(prometheus, { scrapeMs: SCRAPE_MS, targets });
  undo(() => metrics.close());
  const recorder = startRecorder(() => application.services());
  undo(() => recorder.stop());
  const load = startLoad({
    url: application.production.url,
    perSecond: REQUESTS_PER_SECOND,
    seconds: LOAD_SECONDS,
  });
  undo(() => load.stop());
  const desk = await openDesk(token, application.answers);
  undo(() => desk.close());

  const people = {
    author: github.world.addUser({ login: 'you', permission: 'write' }),
    reviewer: github.world.addUser({ login: 'reviewer', permission: 'maintain' }),
  };
  await dress(github, past, people, {
    prometheus: metrics.url,
    production: application.production.url,
    staging: application.staging.url,
  });
  if (prometheus !== undefined) {
    const where = isTheirs
      ? `it must scrape 127.0.0.1:${String(POD_PORTS[0])} to ${String(POD_PORTS.at(-1))} at least every second`
      : 'about 6 seconds';
    say(`Waiting for the first scrape of Prometheus at ${metrics.url} (${where}).\n`);
    await firstScrape(
      metrics.url,
      version,
      isTheirs ? THEIR_SCRAPE_WITHIN_MS : OWN_SCRAPE_WITHIN_MS,
      stopped,
    );
  }
  return {
    github,
    said,
    past,
    application,
    load,
    perSecond: REQUESTS_PER_SECOND,
    recorder,
    people,
    machine: { REHEARSAL_URL: desk.url, REHEARSAL_TOKEN: token, GIT_CONFIG_NOSYSTEM: '1' },
  };
}
