import { historyOf } from '../canary/history.ts';
import type { HistoryBin } from '../canary/observation.ts';
import type { JudgeConfig } from '../config/config.ts';
import type { BaselineHistory, Versions } from '../app/mode.ts';
import type { Observer } from '../app/world.ts';
import { command } from '../metrics/command.ts';
import { isUnavailable } from '../metrics/port.ts';
import type { MetricsProvider } from '../metrics/port.ts';
import { prometheus } from '../metrics/prometheus.ts';
import { readsAt, readsBetween } from '../metrics/reads.ts';
import type { MetricQueries } from '../metrics/reads.ts';
import { countingOf } from '../rollout/counting.ts';
import type { RunCommand } from '../shell/port.ts';

/** How much of the baseline's past is asked for, and in which blocks: over-dispersion is learned at minutes. */
const HISTORY_SECONDS = 3 * 3600;
const COMMAND_TIMEOUT_MS = 30_000;

export interface ObserverAccess {
  readonly judge: JudgeConfig;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly run: RunCommand;
  /** Seconds since the epoch, where the provider has no clock of its own. */
  readonly clock: () => number;
  /** What the judge has to do without, for people. */
  readonly note: (message: string) => void;
}

/** Reads the judge's counters from the provider of the config. */
export function observerOf({ judge, env, run, clock, note }: ObserverAccess): Observer {
  const { provider } = judge;
  const queries = queriesOf(provider);
  const tick = Math.max(5, Math.min(30, judge.everyMs / 1000));
  // A reading ends by its own timeout and as a value; a cancelled run ends after it, not in the middle of it.
  const { signal } = new AbortController();
  const timeoutMs = Math.min(30_000, Math.max(3000, judge.everyMs));

  const providerOf = (versions: Versions): MetricsProvider =>
    provider.kind === 'prometheus'
      ? prometheus({
          url: provider.url,
          timeoutMs,
          ...(provider.tokenEnv === undefined ? {} : { token: () => env[provider.tokenEnv ?? ''] }),
        })
      : command({
          command: provider.command,
          candidate: versions.candidate,
          baseline: versions.baseline ?? null,
          clock,
          run: (text, variables, over) =>
            run(
              { title: 'counts', command: text, env: variables, timeoutMs: COMMAND_TIMEOUT_MS, live: false },
              over,
            ).then((end) =>
              end.state === 'exited' ? { ...end, state: 'exited' as const } : { ...end, state: end.state },
            ),
        });
  // One provider a pair of versions: the command's remembers the lines of an instant.
  const providers = new Map<string, MetricsProvider>();
  const shared = (versions: Versions): MetricsProvider => {
    const key = JSON.stringify(versions);
    const found = providers.get(key) ?? providerOf(versions);
    providers.set(key, found);
    return found;
  };

  return {
    async counts(versions) {
      const source = shared(versions);
      const at = await source.now(signal);
      const now = typeof at === 'number' ? at : clock();
      return readsAt(
        source,
        queries,
        { candidate: versions.candidate, baseline: versions.baseline ?? null },
        now,
        signal,
      );
    },

    async history(versions): Promise<BaselineHistory> {
      if (versions.baseline === undefined) return {};
      const source = shared(versions);
      const at = await source.now(signal);
      const to = typeof at === 'number' ? at : clock();
      const past = await readsBetween(
        source,
        queries,
        versions.baseline,
        { from: to - HISTORY_SECONDS, to, step: tick },
        signal,
      );
      const counting = countingOf(provider);
      const bins: Record<string, readonly HistoryBin[]> = {};
      for (const [name, instants] of Object.entries(past)) {
        if ('noData' in instants && isUnavailable(instants)) {
          note(
            `the baseline's past of '${name}' cannot be read, so it is judged as if errors came alone: ${instants.reason}`,
          );
          continue;
        }
        bins[name] = historyOf(instants, counting[name] ?? 'events');
      }
      return bins;
    },
  };
}

function queriesOf(provider: JudgeConfig['provider']): Readonly<Record<string, MetricQueries>> {
  if (provider.kind === 'command') {
    return {
      errors: { requests: 'requests', events: 'errors' },
      slow: { requests: 'requests', events: 'slow' },
    };
  }
  return {
    errors: { requests: provider.requests, events: provider.errors },
    ...(provider.slow === undefined
      ? {}
      : { slow: { requests: provider.requests, events: provider.slow.query } }),
  };
}
