import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runStep } from './stage.ts';
import type { Stage, StepEnd, StepOptions } from './stage.ts';

/** When a step's process is ended by SIGKILL: at its nth request to GitHub, or at the nth moment of its commands. */
export type Moment =
  | { readonly kind: 'request'; readonly n: number; readonly side: 'before' | 'after' }
  | { readonly kind: 'command'; readonly n: number };

export interface Killed {
  /** What it was killed at; `undefined` when the step ended before that moment came. */
  readonly at: string | undefined;
  readonly end: StepEnd;
}

/**
 * Runs a step and kills it at the moment. Before a request: it is as if it was never sent. After it: it was carried out and
 * its answer was never seen.
 * @param from only requests from here on are counted
 */
export async function killedAt(
  stage: Stage,
  options: StepOptions,
  moment: Moment,
  from: (stage: Stage) => boolean = () => true,
): Promise<Killed> {
  let child: ChildProcess | undefined;
  let at: string | undefined;
  let seen = 0;
  const counted = new Map<number, number>();
  const kill = async (where: string): Promise<void> => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    at = where;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  };
  const take =
    moment.kind === 'command'
      ? () => {}
      : stage.github.onRequest({
          async before(n, { operation }) {
            if (at !== undefined) return 'drop';
            if (!from(stage)) return undefined;
            counted.set(n, (seen += 1));
            if (moment.side !== 'before' || seen !== moment.n) return undefined;
            await kill(`before ${operation}`);
            return 'drop';
          },
          async after(n, { operation }) {
            if (moment.side === 'after' && counted.get(n) === moment.n) await kill(`after ${operation}`);
          },
        });
  const killAt = join(stage.workspace, 'kill-at');
  rmSync(join(stage.workspace, 'moments'), { force: true });
  if (moment.kind === 'command') writeFileSync(killAt, String(moment.n));
  const end = await runStep(stage, { ...options, started: (started) => (child = started) });
  take();
  rmSync(killAt, { force: true });
  if (moment.kind === 'command' && end.signal === 'SIGKILL')
    at = `${moment.n % 2 === 1 ? 'before' : 'after'} ${stage.log().at(-1)?.split(' ')[0] ?? 'a command'}`;
  return { at, end };
}

/** Every moment there may be, requests first: whoever plays them stops at the first that never came. */
export function* requests(): Generator<Moment> {
  for (let n = 1; ; n += 1) {
    yield { kind: 'request', n, side: 'before' };
    yield { kind: 'request', n, side: 'after' };
  }
}

export function* commands(): Generator<Moment> {
  for (let n = 1; ; n += 1) yield { kind: 'command', n };
}

/** What a moment came to, to be the same for all of them. */
export interface Played<T> {
  readonly at: string | undefined;
  readonly left: T;
}

/**
 * Killed at the moment, then run again as the next attempt of the same workflow run; the stage is closed afterwards.
 * @param left reads what is left in the world, with the last attempt's exit code and decision
 */
export async function killedAndRunAgain<T>(
  stage: Stage,
  options: StepOptions,
  moment: Moment,
  left: (stage: Stage, decision: string) => Promise<T>,
  from?: (stage: Stage) => boolean,
): Promise<Played<T>> {
  try {
    const { at, end } = await killedAt(stage, options, moment, from);
    let last = end;
    if (at !== undefined) {
      stage.github.world.rerun(end.run);
      last = await runStep(stage, { ...options, run: end.run });
    }
    return { at, left: await left(stage, `${String(last.code)} ${last.outputs['decision'] ?? last.output}`) };
  } finally {
    await stage.close();
  }
}

/** The moments after which something else was left than should be. */
export function differing<T>(
  found: readonly (readonly [string, T])[],
  end: T,
): readonly (readonly [string, T])[] {
  return found.filter(([, left]) => JSON.stringify(left) !== JSON.stringify(end));
}

/** Plays moment after moment, two at a time, until one never comes. Each is played in a world of its own. */
export async function everyMoment<T>(
  moments: Generator<Moment>,
  play: (moment: Moment) => Promise<Played<T>>,
): Promise<readonly (readonly [string, T])[]> {
  const found: (readonly [string, T])[] = [];
  let over = false;
  const worker = async (): Promise<void> => {
    while (!over) {
      const { value, done } = moments.next();
      if (done === true) return;
      const { at, left } = await play(value);
      if (at === undefined) over = true;
      else found.push([`${value.n} ${at}`, left]);
    }
  };
  await Promise.all([worker(), worker()]);
  return found;
}
