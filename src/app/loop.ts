import type { Decision, Receipt } from '../core/decision.ts';
import { reportOf } from '../report/report-of.ts';
import type { Report } from '../report/report.ts';
import type { Mode, ModeEvent, Reads } from './mode.ts';
import { perform, rehearsed } from './perform/perform.ts';
import type { World } from './world.ts';

/** What a run came to. */
export interface RunEnd {
  readonly decision: Decision;
  readonly receipts: readonly Receipt[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly report: Report;
}

/**
 * The one loop that runs every mode: read, judge, act, tell, until the mode says it is done.
 * @param dryRun effects are shown and none is performed; the first decision with effects is the last
 */
export async function runMode<S>(
  mode: Mode<S>,
  world: World,
  { dryRun }: { dryRun: boolean },
): Promise<RunEnd> {
  const startedAt = world.now();
  const receipts: Receipt[] = [];
  const deployments = new Map();
  let toldCancelled = false;
  let round = mode.start(startedAt);

  const report = (): Report => reportOf(round.decision, receipts, { startedAt, ...round.extra });
  const tell = (final: boolean): Promise<void> =>
    world.surfaces.publish(report(), {
      final,
      step: `${round.decision.outcome} ${round.extra.progress?.share ?? round.decision.reasonCode}`,
      ...(round.snapshot === undefined ? {} : { snapshot: round.snapshot }),
    });

  for (;;) {
    if (round.decision.effects.length > 0) {
      const now = dryRun
        ? rehearsed(round.decision.effects)
        : await perform(round.decision.effects, { world, deployments });
      // That the lock is still ours is worth saying only when it is not.
      receipts.push(
        ...now.filter(({ effect, state }) => effect.kind !== 'confirm-lock' || state === 'failed'),
      );
      if (dryRun) break;
      round = mode.step(round.state, {
        kind: 'performed',
        at: world.now(),
        receipts: now,
        ...(world.cancelled.aborted ? { cancelled: String(world.cancelled.reason) } : {}),
      });
      // Nothing is known yet while a lock is taken, so there is nothing to tell.
      if (round.decision.findings.length > 0 || round.extra.progress !== undefined) await tell(false);
      continue;
    }
    if (round.done) break;
    if (world.cancelled.aborted && !toldCancelled) {
      toldCancelled = true;
      round = mode.step(round.state, {
        kind: 'cancelled',
        at: world.now(),
        why: String(world.cancelled.reason),
      });
      continue;
    }
    if (round.waitMs > 0) {
      await tell(false);
      await (toldCancelled ? world.pause : world.sleep)(round.waitMs);
      if (world.cancelled.aborted && !toldCancelled) continue;
    }
    round = mode.step(round.state, await read(round.read, world));
  }
  await tell(true);
  return { decision: round.decision, receipts, outputs: round.outputs, report: report() };
}

/** Everything a round asks for, at the same time. */
async function read(reads: Reads, world: World): Promise<ModeEvent> {
  const [facts, ledger, snapshot, history, counts, health, traffic, release, paths] = await Promise.all([
    world.gather(reads),
    reads.ledger ? world.ledger.read() : undefined,
    reads.snapshot ? world.surfaces.snapshot() : undefined,
    reads.history === false ? undefined : world.observer?.history(reads.history),
    reads.counts === false ? undefined : world.observer?.counts(reads.counts),
    reads.health ? world.probe?.() : undefined,
    reads.share === false ? undefined : world.traffic?.read(reads.share),
    reads.release ? world.readRelease?.() : undefined,
    reads.between === false ? undefined : world.pathsBetween(reads.between.base, reads.between.head),
  ]);
  return {
    kind: 'read',
    at: world.now(),
    facts,
    ...(ledger === undefined ? {} : { ledger }),
    ...(snapshot === undefined ? {} : { snapshot }),
    ...(history === undefined ? {} : { history }),
    ...(counts === undefined ? {} : { counts }),
    ...(health === undefined ? {} : { health }),
    ...(traffic === undefined ? {} : { share: traffic }),
    ...(release === undefined ? {} : { release }),
    ...(paths === undefined ? {} : { paths }),
  };
}
