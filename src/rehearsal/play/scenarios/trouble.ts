import { setTimeout as pause } from 'node:timers/promises';
import type { Moment } from '../../../report/report.ts';
import { WELL } from '../behaviour.ts';
import type { Play } from '../runner/index.ts';
import type { Application } from './application.ts';
import { INCIDENT, INCIDENT_MS } from './scenario.ts';
import type { Scenario } from './scenario.ts';

/** So long has the candidate had its first users when trouble begins. */
const BEFORE_MS = 2000;
const LOOK_MS = 50;

/** From when to when; `to` is missing where it was over at once. */
export interface Trouble {
  readonly from: number;
  readonly to?: number;
}

/**
 * Waits until the candidate has its first users, and then brings what the scenario is about.
 * Resolves with nothing when the play was over before.
 */
export async function makeTrouble(
  scenario: Scenario,
  application: Application,
  play: Play,
  tell: (moment: Omit<Moment, 'at'>) => void,
  over: AbortSignal,
): Promise<Trouble | undefined> {
  if (scenario.event === undefined) return undefined;
  try {
    while (application.production.weight() === 0) await pause(LOOK_MS, undefined, { signal: over });
    await pause(BEFORE_MS, undefined, { signal: over });
  } catch {
    return undefined; // over before its time had come
  }
  const from = Date.now();
  if (scenario.event === 'killed-runner') {
    tell({ kind: 'trouble', text: 'the runner dies: SIGKILL to every process of the job' });
    play.kill();
    return { from };
  }
  tell({ kind: 'trouble', text: 'an incident begins: what both versions depend on fails' });
  for (const service of application.services()) service.behave(INCIDENT);
  await pause(INCIDENT_MS, undefined, { signal: over }).catch(() => undefined);
  for (const service of application.services()) service.behave(WELL);
  tell({ kind: 'info', text: 'the incident is over' });
  return { from, to: Date.now() };
}
