import { showDuration } from '../../schedule/duration.ts';
import type { Batch } from '../config.ts';
import type { Path } from '../problem.ts';
import type { WrittenRollout } from '../schema/rollout.ts';
import { shapeOf, stepTimesOf } from '../schema/rollout.ts';
import type { Fault } from './fault.ts';

/** A rollout of whose judge it matters only whether there is one. */
export type WrittenFrame = Omit<WrittenRollout, 'judge'> & { readonly judge?: unknown };

const percent = (share: number): string => `${String(Math.round(share * 1_000_000) / 10_000)}%`;

function stepFaults({ strategy, steps }: WrittenFrame): readonly Fault[] {
  if (strategy !== 'canary' || steps === undefined) return [];
  const faults = steps.flatMap((share, at): readonly Fault[] => {
    const before = at === 0 ? 0 : (steps[at - 1] ?? 0);
    if (share > before) return [];
    const than = at === 0 ? '0%' : `the step before, ${percent(before)}`;
    return [{ path: ['steps', at], message: `expected more than ${than}, found ${percent(share)}` }];
  });
  const last = steps.at(-1) ?? 0;
  if (last === 1) return faults;
  const message = `expected 100% as the last step, found ${percent(last)}`;
  return [...faults, { path: ['steps', steps.length - 1], message }];
}

/** How far a batch goes, where two of one kind can be compared. */
const sizeOf = (batch: Batch): number => ('count' in batch ? batch.count : batch.share);

function batchFaults({ strategy, batches }: WrittenFrame): readonly Fault[] {
  if (strategy !== 'rolling' || batches === undefined) return [];
  const faults = batches.flatMap((batch, at): readonly Fault[] => {
    const before = at === 0 ? undefined : batches[at - 1];
    if (before === undefined)
      return sizeOf(batch) > 0 ? [] : [{ path: ['batches', at], message: 'a batch of 0% brings nothing' }];
    if ('share' in before && 'count' in batch) {
      return [
        {
          path: ['batches', at],
          message: 'a count after a share cannot be compared with it; put counts first',
        },
      ];
    }
    const comparable = 'share' in before === 'share' in batch;
    return comparable && sizeOf(batch) <= sizeOf(before)
      ? [{ path: ['batches', at], message: 'expected more than the batch before' }]
      : [];
  });
  const last = batches.at(-1);
  if (last !== undefined && 'share' in last && last.share === 1) return faults;
  return [...faults, { path: ['batches', batches.length - 1], message: 'expected 100% as the last batch' }];
}

function timeFaults(rollout: WrittenFrame): readonly Fault[] {
  const time = rollout['step-time'];
  const { steps, batches } = shapeOf(rollout);
  const count = Math.max(steps.length, batches.length);
  if (count === 0) {
    if (time === undefined) return [];
    return [
      { path: ['step-time'], message: `the strategy ${rollout.strategy} has no steps to give time to` },
    ];
  }
  if (typeof time === 'object' && time.length !== count && time.length !== count - 1) {
    const wanted = `${String(count - 1)} or ${String(count)}`;
    const message = `expected one duration for all, or ${wanted} for ${String(count)} steps, found ${String(time.length)}`;
    return [{ path: ['step-time'], message }];
  }
  const least = stepTimesOf(rollout).reduce((sum, part) => sum + part, rollout.bake);
  if (least < rollout.deadline) return [];
  const message = `the steps take at least ${showDuration(least)}, and the deadline is ${showDuration(rollout.deadline)}`;
  return [{ path: ['deadline'], message, remedy: 'Make the deadline longer, or the steps shorter.' }];
}

/** What a strategy cannot go without, by the path it is missing at. */
function missingFaults({ strategy, run, traffic, judge }: WrittenFrame): readonly Fault[] {
  const needs = (present: boolean, path: Path, why: string): readonly Fault[] =>
    present ? [] : [{ path, message: `expected ${path.join('.')}, found nothing: ${why}` }];
  return [
    ...(strategy === 'direct'
      ? []
      : needs(
          run.deploy !== undefined,
          ['run', 'deploy'],
          `the strategy ${strategy} calls it to bring the candidate`,
        )),
    ...(strategy === 'canary' || strategy === 'blue-green'
      ? needs(traffic !== undefined, ['traffic'], `the strategy ${strategy} moves traffic`)
      : []),
    ...(strategy === 'canary'
      ? needs(judge !== undefined, ['judge'], 'a canary that nobody judges is promoted blindly')
      : []),
  ];
}

/** Keys that say something to another strategy only. */
function idleFaults({ strategy, steps, batches }: WrittenFrame): readonly Fault[] {
  const idle = (given: unknown, path: Path, owner: string): readonly Fault[] =>
    given === undefined || strategy === owner
      ? []
      : [{ path, message: `${path.join('.')} is for the strategy ${owner}, and this one is ${strategy}` }];
  return [...idle(steps, ['steps'], 'canary'), ...idle(batches, ['batches'], 'rolling')];
}

/** Everything in a rollout that cannot work together, but for what is within its judge. */
export function rolloutFaults(rollout: WrittenFrame): readonly Fault[] {
  return [
    ...missingFaults(rollout),
    ...idleFaults(rollout),
    ...stepFaults(rollout),
    ...batchFaults(rollout),
    ...timeFaults(rollout),
  ];
}
