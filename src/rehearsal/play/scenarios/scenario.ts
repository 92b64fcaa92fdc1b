import { nearestOf } from '../../../core/nearest.ts';
import type { Behaviour } from '../behaviour.ts';
import { WELL } from '../behaviour.ts';

/** What a scenario is about and how it must end. */
export interface Scenario {
  readonly name: string;
  /** One line for people, before it begins. */
  readonly about: string;
  /** How the candidate behaves in production. */
  readonly candidate: Behaviour;
  /** Something that happens while the candidate has its first share of the traffic. */
  readonly event?: 'incident' | 'killed-runner';
  /** The commit's own tests fail. */
  readonly testsFail?: boolean;
  readonly ends: 'promoted' | 'rolled-back' | 'refused';
}

const FAILING: Behaviour = { ...WELL, errorRate: 0.05 };
const SLOW: Behaviour = { ...WELL, medianMs: 700, spread: 0.2 };

/** What hits both versions in the scenario `shared-incident`: a dependency is gone. */
export const INCIDENT: Partial<Behaviour> = { errorRate: 0.3 };
/** How long it lasts, in milliseconds. */
export const INCIDENT_MS = 6000;

export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'healthy',
    about: 'a good version goes all the way to production',
    candidate: WELL,
    ends: 'promoted',
  },
  {
    name: 'bad-canary',
    about: 'a version that fails one request in twenty meets its first users',
    candidate: FAILING,
    ends: 'rolled-back',
  },
  {
    name: 'slow-canary',
    about: 'a version that answers, but far too slowly',
    candidate: SLOW,
    ends: 'rolled-back',
  },
  {
    name: 'shared-incident',
    about: 'something both versions depend on fails for a while: no reason to roll back',
    candidate: WELL,
    event: 'incident',
    ends: 'promoted',
  },
  {
    name: 'gate-fails',
    about: 'a commit whose tests fail asks to be deployed',
    candidate: WELL,
    testsFail: true,
    ends: 'refused',
  },
  {
    name: 'killed-runner',
    about: 'the runner dies in the middle of the canary, and the job is run again',
    candidate: WELL,
    event: 'killed-runner',
    ends: 'promoted',
  },
];

/** What is played when nothing is asked for. */
export const DEFAULT_SCENARIOS: readonly string[] = ['healthy', 'bad-canary'];

/** The scenarios of a name, or what to say where there is none of it. */
export function scenariosOf(
  name: string | undefined,
):
  | { readonly ok: true; readonly scenarios: readonly Scenario[] }
  | { readonly ok: false; readonly problem: string } {
  const names = name === undefined || name === 'default' ? DEFAULT_SCENARIOS : [name];
  const scenarios = SCENARIOS.filter((scenario) => names.includes(scenario.name));
  if (scenarios.length === names.length) return { ok: true, scenarios };
  const known = [...SCENARIOS.map((scenario) => scenario.name), 'default'];
  const asked = name ?? '';
  const begun = known.filter((each) => asked !== '' && each.startsWith(asked.toLowerCase()));
  const near = begun.length === 1 ? begun[0] : nearestOf(asked, known);
  const meant = near === undefined ? '' : `did you mean '${near}'? `;
  return { ok: false, problem: `there is no scenario '${asked}'; ${meant}there are ${known.join(', ')}` };
}
