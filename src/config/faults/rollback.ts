import type { WrittenRollback } from '../schema/environment.ts';
import type { WrittenRollout } from '../schema/rollout.ts';
import type { Fault } from './fault.ts';

/** Whether data can return as the file says it does. */
export function rollbackFaults(
  { migrations, run }: WrittenRollback,
  rollout: WrittenRollout | undefined,
): readonly Fault[] {
  const returns = migrations === 'down-script' || migrations === 'restore-backup';
  const faults: Fault[] = [];
  if (returns && run.migrations === undefined) {
    const message = `expected run.migrations, found nothing: migrations: ${migrations} calls it`;
    faults.push({ path: ['run', 'migrations'], message });
  }
  if (migrations === 'restore-backup' && rollout?.run.backup === undefined) {
    const message = 'migrations: restore-backup needs a backup, and rollout.run.backup makes none';
    faults.push({ path: ['migrations'], message });
  }
  return faults;
}
