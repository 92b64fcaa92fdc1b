/** The baseline's past, from a range of readings: what its bursts are learned from. */
import { armAfter } from './counters.ts';
import type { ArmMemory } from './counters.ts';
import { isCounts } from './observation.ts';
import type { HistoryBin } from './observation.ts';
import type { ArmReading, Counting } from './series.ts';

/** One instant of a range. */
export interface ArmInstant extends ArmReading {
  readonly at: number;
}

/** Bins between neighbouring readings, oldest first; where a reading is missing the bin is left out, not joined. */
export function historyOf(
  instants: readonly ArmInstant[],
  counting: Counting = 'events',
): readonly HistoryBin[] {
  const bins: HistoryBin[] = [];
  let memory: ArmMemory | null = null;
  let previous: number | null = null;
  for (const instant of instants) {
    const next = armAfter(memory, instant, instant.at, counting);
    const usable = next.memory !== memory;
    if (usable && previous !== null && isCounts(next.reading)) {
      const { requests, events } = next.reading;
      bins.push({ at: instant.at, seconds: instant.at - previous, requests, events });
    }
    memory = next.memory;
    previous = usable ? instant.at : null;
  }
  return bins;
}
