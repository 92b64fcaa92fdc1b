import type { Inputs } from '../action/inputs.ts';
import type { Decision } from '../core/decision.ts';

const QUESTION: Readonly<Record<Inputs['mode'], Decision['question']>> = {
  gate: 'deploy',
  release: 'release',
  deploy: 'deploy',
  canary: 'canary',
  rollback: 'rollback',
  'release-hold': 'release-hold',
};

/** What a run decides. A gate without an environment asks whether a pull request may merge. */
export function questionOf({
  mode,
  environment,
}: Pick<Inputs, 'mode' | 'environment'>): Decision['question'] {
  return mode === 'gate' && environment === undefined ? 'merge' : QUESTION[mode];
}
