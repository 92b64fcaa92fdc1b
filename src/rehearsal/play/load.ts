import { Agent, request as send } from 'node:http';
import { isLoopback } from './loopback.ts';

export interface LoadOptions {
  /** Where requests go; throws unless on loopback. */
  readonly url: string;
  /** Requests a second, at most 5,000. */
  readonly perSecond: number;
  /** After this long no more are sent, at most an hour. */
  readonly seconds: number;
  /** More than these in flight are not sent but counted as held back. Default 512. */
  readonly maxInFlight?: number;
}

/** Every request is in exactly one of answered, failed (5xx) and broken (no answer), or still in flight. */
export interface LoadCounts {
  readonly sent: number;
  readonly answered: number;
  readonly failed: number;
  readonly broken: number;
  readonly heldBack: number;
}

export interface Load {
  counts(): LoadCounts;
  /** Requests a second from now on. */
  setRate(perSecond: number): void;
  /** Sends no more and resolves when the last answer is in. */
  stop(): Promise<LoadCounts>;
  /** Resolves when the time is over or `stop` was called, and the last answer is in. */
  readonly done: Promise<LoadCounts>;
}

const TICK_MS = 10;
const ANSWER_WITHIN_MS = 15_000;

/** Sends GET requests at an even rate, whether or not answers come (an open loop, as users are). */
export function startLoad(options: LoadOptions): Load {
  const { url, seconds, maxInFlight = 512 } = options;
  if (!isLoopback(url)) throw new Error(`load is only ever sent to loopback, not to ${url}`);
  if (!(seconds > 0 && seconds <= 3600)) throw new Error(`load lasts up to 3600 seconds, not ${seconds}`);
  let perSecond = rateOf(options.perSecond);
  const agent = new Agent({ keepAlive: true, maxSockets: maxInFlight });
  const counts = { sent: 0, answered: 0, failed: 0, broken: 0, heldBack: 0 };
  let inFlight = 0;
  let over = false;
  let owed = 0;
  let last = performance.now();
  const until = last + seconds * 1000;
  let settle: ((counts: LoadCounts) => void) | undefined;
  const done = new Promise<LoadCounts>((resolve) => {
    settle = resolve;
  });

  const finishWhenIdle = (): void => {
    if (!over || inFlight > 0) return;
    agent.destroy();
    settle?.({ ...counts });
  };
  const stop = (): void => {
    over = true;
    clearInterval(timer);
    finishWhenIdle();
  };

  const sendOne = (): void => {
    counts.sent += 1;
    inFlight += 1;
    const landed = (kind: 'answered' | 'failed' | 'broken'): void => {
      counts[kind] += 1;
      inFlight -= 1;
      finishWhenIdle();
    };
    let isSettled = false;
    const once = (kind: 'answered' | 'failed' | 'broken'): void => {
      if (isSettled) return;
      isSettled = true;
      landed(kind);
    };
    const request = send(url, { agent, timeout: ANSWER_WITHIN_MS }, (answer) => {
      answer.resume();
      answer.on('end', () => once((answer.statusCode ?? 0) < 500 ? 'answered' : 'failed'));
      answer.on('close', () => once('broken'));
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => once('broken'));
    request.end();
  };

  const timer = setInterval(() => {
    const now = performance.now();
    // A second that the machine lost (a busy loop, a suspended laptop) is not made up for by a burst.
    owed += (Math.min(now - last, 1000) / 1000) * perSecond;
    last = now;
    if (now >= until) return stop();
    for (; owed >= 1; owed -= 1) {
      if (inFlight < maxInFlight) sendOne();
      else counts.heldBack += 1;
    }
  }, TICK_MS);

  return {
    counts: () => ({ ...counts }),
    setRate(rate) {
      perSecond = rateOf(rate);
    },
    stop() {
      stop();
      return done;
    },
    done,
  };
}

function rateOf(perSecond: number): number {
  if (!(perSecond > 0 && perSecond <= 5000))
    throw new Error(`load is up to 5000 requests a second, not ${perSecond}`);
  return perSecond;
}
