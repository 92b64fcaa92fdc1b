import { setTimeout as pause } from 'node:timers/promises';

const EVERY_MS = 250;

/**
 * Waits until a Prometheus shows the live version's requests: judged before, a canary would be held for want of data.
 * @throws when it does not within `withinMs`, or the signal aborts
 */
export async function firstScrape(
  url: string,
  version: string,
  withinMs: number,
  stopped: AbortSignal,
): Promise<void> {
  const query = `sum(http_requests_total{version=${JSON.stringify(version)}})`;
  const deadline = Date.now() + withinMs;
  while (!(await shows(url, query))) {
    if (Date.now() > deadline)
      throw new Error(
        `${url} shows nothing of the sample service after ${String(Math.round(withinMs / 1000))} s: does it scrape these targets?`,
      );
    await pause(EVERY_MS, undefined, { signal: stopped });
  }
}

async function shows(url: string, query: string): Promise<boolean> {
  const address = `${url}/api/v1/query?query=${encodeURIComponent(query)}`;
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(2000) });
    // Prometheus' API: https://prometheus.io/docs/prometheus/latest/querying/api/
    const { data } = (await answer.json()) as { readonly data?: { readonly result?: readonly unknown[] } };
    return (data?.result ?? []).length > 0;
  } catch {
    return false; // not there yet; the deadline says when that is too late
  }
}
