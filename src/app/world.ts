import type { Reads } from '../canary/series.ts';
import type { Fact, Facts, Needs } from '../core/facts.ts';
import type { GitHub } from '../github/port.ts';
import type { ReleasePlan } from '../release/plan.ts';
import type { Report } from '../report/report.ts';
import type { HealthReading } from '../rollout/state.ts';
import type { RunCommand } from '../shell/port.ts';
import type { TrafficDriver } from '../traffic/port.ts';
import type { LedgerStore } from './ledgerStore.ts';
import type { BaselineHistory, Versions } from './mode.ts';

/** Everything impure, as an interface. What a mode has no use for is absent. */
export interface World {
  /** GitHub's clock (ms since the epoch): the runner's may be wrong by minutes. */
  readonly now: () => number;
  /** Resolves after `ms`, or at once when the run is cancelled. */
  readonly sleep: (ms: number) => Promise<void>;
  /** Resolves after `ms`, cancelled or not: between tries of what is to be done in any case. */
  readonly pause: (ms: number) => Promise<void>;
  /** Aborted when the run is to end. `reason` says why. */
  readonly cancelled: AbortSignal;
  readonly github: GitHub;
  /** As whom tags, releases and changelog commits are made. */
  readonly releaser: GitHub;
  readonly ledger: LedgerStore;
  readonly run: RunCommand;
  readonly gather: (needs: Needs) => Promise<Facts>;
  readonly traffic?: TrafficDriver;
  readonly observer?: Observer;
  readonly probe?: () => Promise<readonly HealthReading[]>;
  readonly readRelease?: () => Promise<Fact<ReleasePlan>>;
  /** Unavailable where GitHub's answer does not hold all of them. */
  readonly pathsBetween: (base: string, head: string) => Promise<Fact<readonly string[]>>;
  readonly surfaces: Surfaces;
  readonly runUrl: string;
}

/** Reads counts of candidate and baseline. */
export interface Observer {
  /** Every counter of both versions at one instant. */
  readonly counts: (versions: Versions) => Promise<Reads>;
  readonly history: (versions: Versions) => Promise<BaselineHistory>;
}

/** Where a run is told. */
export interface Surfaces {
  /** The run an earlier attempt saved in the check run, if there is one. */
  readonly snapshot: () => Promise<unknown>;
  /** Shows the report; `final` reports are always shown, others when they say something new and not too often. */
  readonly publish: (
    report: Report,
    kind: { final: boolean; step: string; snapshot?: unknown },
  ) => Promise<void>;
}
