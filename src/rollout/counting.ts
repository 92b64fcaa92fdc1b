import type { Counting } from '../canary/series.ts';
import type { ProviderConfig } from '../config/config.ts';

/** What each metric's second counter counts: a Prometheus bucket holds the answers that were in time, so the slow ones are the others. */
export function countingOf(provider: ProviderConfig | undefined): Readonly<Record<string, Counting>> {
  return provider?.kind === 'prometheus'
    ? { errors: 'events', slow: 'others' }
    : { errors: 'events', slow: 'events' };
}
