import type { RunCommand } from '../shell/port.ts';
import type { TrafficAnswer, TrafficDriver } from './port.ts';

/** A `set` that ends with this code asks to be tried again (EX_TEMPFAIL of sysexits.h). */
const TRY_LATER = 75;
const TRIES = 3;
const TIMEOUT_MS = 60_000;

/**
 * The `command` driver: the user's own commands set the weight and print it back.
 * `set` gets DEPLOY_WEIGHT, the candidate's share in per cent; `read` prints it as a number from 0 to 100.
 */
export function commandTraffic(
  commands: { readonly set: string; readonly read: string },
  run: RunCommand,
  sleep: (ms: number) => Promise<void>,
): TrafficDriver {
  const read: TrafficDriver['read'] = async (env, signal) => {
    const end = await run(
      { title: 'traffic read', command: commands.read, env, timeoutMs: TIMEOUT_MS, live: false },
      signal,
    );
    if (end.state !== 'exited' || end.code !== 0) {
      return { ok: false, reason: `reading the weight ${ending(end)}` };
    }
    const printed = end.stdout.trim();
    // Strict: an empty line or a word must never read as no traffic.
    const percent = /^\d{1,3}(\.\d+)?$/.test(printed) ? Number(printed) : Number.NaN;
    if (!(percent >= 0 && percent <= 100)) {
      return {
        ok: false,
        reason: `reading the weight printed '${printed.slice(0, 80)}', a number from 0 to 100 is wanted`,
      };
    }
    return { ok: true, share: percent / 100, already: false };
  };

  return {
    read,
    async set(share, env, signal) {
      const before = await read(env, signal);
      if (before.ok && same(before.share, share)) return { ...before, already: true };
      let failed = '';
      let last: TrafficAnswer = before;
      for (let attempt = 1; attempt <= TRIES; attempt += 1) {
        const end = await run(
          {
            title: `traffic to ${percentOf(share)}`,
            command: commands.set,
            env,
            timeoutMs: TIMEOUT_MS,
            live: true,
          },
          signal,
        );
        if (end.state !== 'exited' || (end.code !== 0 && end.code !== TRY_LATER)) {
          return { ok: false, reason: `setting the weight ${ending(end)}` };
        }
        last = await read(env, signal);
        if (end.code === 0 && last.ok && same(last.share, share)) return { ...last, already: false };
        failed = last.ok
          ? `it reads back as ${percentOf(last.share)} where ${percentOf(share)} was set`
          : last.reason;
        if (attempt < TRIES) await sleep(attempt * 1000);
      }
      return {
        ok: false,
        reason: `the weight is not what was set after ${TRIES} tries: ${failed}`,
        ...(last.ok ? { share: last.share } : {}),
      };
    },
  };
}

/** Data planes round weights: half a per cent is the same. */
function same(one: number, other: number): boolean {
  if (one === 0 || other === 0 || one === 1 || other === 1) return one === other;
  return Math.abs(one - other) <= 0.005;
}

function percentOf(share: number): string {
  return `${Math.round(share * 1000) / 10}%`;
}

function ending(end: Awaited<ReturnType<RunCommand>>): string {
  const last = end.lastLines.at(-1);
  const how: Record<typeof end.state, string> = {
    exited: `ended with code ${end.code}`,
    'timed-out': 'took too long and was ended',
    cancelled: 'was cancelled',
    'not-started': 'could not be started',
  };
  return last === undefined ? how[end.state] : `${how[end.state]}: ${last}`;
}
