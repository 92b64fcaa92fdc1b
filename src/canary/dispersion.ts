/**
 * How far the baseline's events come in bursts: the ratio of their variance to that of independent events (1).
 * A sequential test that takes a burst of ten errors for ten independent witnesses rolls back healthy candidates, so its
 * log likelihood is divided by phi, learned from what the baseline did before the canary.
 */
import type { HistoryBin } from './observation.ts';

export interface Dispersion {
  /** What log likelihoods are divided by, 1 to 30. */
  readonly phi: number;
  /** Seconds of history behind it. */
  readonly seconds: number;
  /** The scales it was measured at, in seconds, with the index found at each. */
  readonly scales: readonly { readonly seconds: number; readonly index: number }[];
  /** A plain sentence: from how much history, and what that means. */
  readonly reason: string;
}

/** Bursts that last a minute fool the one-minute scale, so five minutes are looked at as well. */
const SCALES = [60, 300];
const FULL_HISTORY = 3 * 3600;
/** Below this the index is taken for chance. */
const INDEPENDENT = 1.6;
const MARGIN = 1.25;
const MOST = 30;
const FEWEST_BLOCKS = 5;

/**
 * phi from the baseline's past, oldest first. With three hours: 1 when the index is at most 1.6, else 1.25 times the index,
 * never above 30. With less: 1.25 times the index and never below 1.25, and the reason says so.
 */
export function dispersionOf(history: readonly HistoryBin[]): Dispersion {
  const seconds = history.reduce((sum, bin) => sum + bin.seconds, 0);
  const rate = pooledRate(history);
  const scales = SCALES.flatMap((scale) => {
    const blocks = blocksOf(history, scale);
    const index = indexOf(blocks, rate);
    return blocks.length >= FEWEST_BLOCKS && index !== undefined ? [{ seconds: scale, index }] : [];
  });
  const index = Math.max(1, ...scales.map((scale) => scale.index));
  const whole = seconds >= FULL_HISTORY * 0.95 && scales.length > 0;
  const phi = whole && index <= INDEPENDENT ? 1 : Math.min(MOST, MARGIN * index);
  return { phi, seconds, scales, reason: reasonOf(seconds, whole, phi, scales.length > 0) };
}

function reasonOf(seconds: number, whole: boolean, phi: number, measured: boolean): string {
  const past = `${Math.round(seconds / 60)} minutes of the baseline's history`;
  if (!measured) {
    return `too little to learn from (${past}) whether events come in bursts; evidence is divided by ${phi.toFixed(2)}, and bursts longer than that could mislead`;
  }
  const bursts =
    phi === 1
      ? 'events are independent'
      : `evidence is divided by ${phi.toFixed(2)} because events come in bursts`;
  return whole
    ? `${bursts}, learned from ${past}`
    : `evidence is divided by ${phi.toFixed(2)}, learned from only ${past}`;
}

/**
 * D = sum (a_i - a_{i-1})^2 / sum (mu_i + mu_{i-1}) with a = x - n p: differences of neighbours, so that a slow drift of
 * the rate is not taken for bursts. Undefined when there are no events to learn from.
 */
function indexOf(blocks: readonly Block[], rate: number): number | undefined {
  let squares = 0;
  let variance = 0;
  for (let i = 1; i < blocks.length; i += 1) {
    const previous = blocks[i - 1]!;
    const block = blocks[i]!;
    const jump = block.events - block.requests * rate - (previous.events - previous.requests * rate);
    squares += jump * jump;
    variance += (block.requests + previous.requests) * rate;
  }
  return variance > 0 ? squares / variance : undefined;
}

interface Block {
  readonly requests: number;
  readonly events: number;
}

/** Whole blocks of `scale` seconds on the clock, so that a gap in the history splits blocks instead of joining its two sides. */
function blocksOf(history: readonly HistoryBin[], scale: number): readonly Block[] {
  const blocks = new Map<number, { requests: number; events: number; seconds: number }>();
  for (const bin of history) {
    const key = Math.ceil(bin.at / scale - 1e-9);
    const block = blocks.get(key) ?? { requests: 0, events: 0, seconds: 0 };
    block.requests += bin.requests;
    block.events += bin.events;
    block.seconds += bin.seconds;
    blocks.set(key, block);
  }
  return [...blocks.values()].filter((block) => block.seconds >= scale * 0.99);
}

function pooledRate(history: readonly HistoryBin[]): number {
  const requests = history.reduce((sum, bin) => sum + bin.requests, 0);
  return requests > 0 ? history.reduce((sum, bin) => sum + bin.events, 0) / requests : 0;
}
