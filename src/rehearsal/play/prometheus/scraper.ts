import { isLoopback } from '../loopback.ts';
import type { Labels, Sample } from './exposition.ts';
import { samplesIn } from './exposition.ts';
import type { History } from './history.ts';
import { seriesKey } from './history.ts';

/** A server whose `/metrics` is read, whatever path `url` has; on loopback. */
export interface Target {
  readonly url: string;
  readonly job: string;
}

export interface Scraper {
  /** What is scraped from the next round on; the series of a target that is left out go stale. */
  setTargets(targets: readonly Target[]): void;
  /** Reads all targets now; resolves when their samples are in the history. */
  scrape(): Promise<void>;
  close(): void;
}

/** Reads every target each `everyMs` into the history, with `job`, `instance` and `up` as Prometheus adds them. */
export function startScraper(history: History, everyMs: number): Scraper {
  let targets: readonly Target[] = [];
  /** What the last scrape of each target held, by the target's URL. */
  const seen = new Map<string, readonly Labels[]>();

  const forget = (url: string, at: number, except: readonly Sample[] = []): void => {
    const kept = new Set(except.map(({ labels }) => seriesKey(labels)));
    const gone = (seen.get(url) ?? []).filter((labels) => !kept.has(seriesKey(labels)));
    history.markStale(at, gone);
    seen.set(
      url,
      except.map(({ labels }) => labels),
    );
  };

  const scrapeOne = async (target: Target): Promise<void> => {
    const at = Date.now();
    const own = { job: target.job, instance: new URL(target.url).host };
    const samples = await read(new URL('/metrics', target.url), everyMs).then(
      (found) => found.map(({ labels, value }) => ({ labels: attached(labels, own), value })),
      () => [], // a target that cannot be read is down, and says so by `up`
    );
    if (!targets.includes(target)) return; // taken off while it was being read
    const up = { labels: attached({ __name__: 'up' }, own), value: samples.length > 0 ? 1 : 0 };
    forget(target.url, at, [...samples, up]);
    history.add(at, [...samples, up]);
  };

  const scrape = async (): Promise<void> => {
    await Promise.all(targets.map(scrapeOne));
  };
  const timer = setInterval(() => void scrape(), everyMs);

  return {
    setTargets(next) {
      const foreign = next.find(({ url }) => !isLoopback(url));
      if (foreign !== undefined) throw new Error(`${foreign.url} is not on loopback`);
      const urls = new Set(next.map(({ url }) => url));
      for (const url of seen.keys()) if (!urls.has(url)) forget(url, Date.now());
      targets = [...next];
    },
    scrape,
    close: () => clearInterval(timer),
  };
}

async function read(url: URL, withinMs: number): Promise<readonly Sample[]> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(withinMs) });
  if (!answer.ok) throw new Error(`${url.href} answered ${answer.status}`);
  return samplesIn(await answer.text());
}

/** The target's labels win; a label of the same name in the scrape is kept as `exported_…`. */
function attached(labels: Labels, own: Labels): Labels {
  const scraped = Object.entries(labels).map(([name, value]): [string, string] => [
    name in own ? `exported_${name}` : name,
    value,
  ]);
  const all = [...scraped, ...Object.entries(own)];
  return Object.fromEntries(all.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
