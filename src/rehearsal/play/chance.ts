/** Draws uniform numbers in [0, 1). */
export type Chance = () => number;

/** A repeatable source of chance: the same seed gives the same numbers (mulberry32 over an FNV-1a hash of the seed). */
export function seeded(seed: string): Chance {
  let state = hashOf(seed);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * Numbers in [0, 1) that fill the interval evenly from the first draw on (additive recurrence with the golden ratio):
 * the share of draws below w is off by O(log n / n), where independent chance is off by O(1 / √n).
 */
export function evenly(seed: string): Chance {
  let at = hashOf(seed) / 2 ** 32;
  return () => {
    at = (at + GOLDEN) % 1;
    return at;
  };
}

/** One draw from the standard normal distribution (Box–Muller). */
export function normal(chance: Chance): number {
  return Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
