import { textOf } from './expression-data.ts';
import type { Spot } from './source.ts';
import { below, problemAt } from './source.ts';

/** The action that the runner plays itself, in any version. */
export const CHECKOUT = 'actions/checkout';

/** What the played checkout is told; as text, because expressions may still be in it. */
export interface CheckoutInputs {
  readonly repository: string;
  readonly ref: string;
  readonly token: string;
  readonly path: string;
  readonly 'persist-credentials': string;
  readonly 'fetch-depth': string;
  readonly 'fetch-tags': string;
  /** A clone into a new workspace is clean either way. */
  readonly clean: string;
}

/** What checkout does when it is told nothing; an empty text is GitHub's own choice. */
const DEFAULTS: CheckoutInputs = {
  repository: '',
  ref: '',
  token: '',
  path: '.',
  'persist-credentials': 'true',
  'fetch-depth': '1',
  'fetch-tags': 'false',
  clean: 'true',
};

/** Throws a WorkflowProblem for inputs of checkout that are not played. */
export function checkoutInputs(at: Spot, given: Readonly<Record<string, unknown>>): CheckoutInputs {
  for (const name of Object.keys(given))
    if (!Object.hasOwn(DEFAULTS, name))
      throw problemAt(below(at, name), `the runner does not know checkout's '${name}'`);
  const texts = Object.entries(given).map(([name, value]) => [name, textOf(value)] as const);
  return { ...DEFAULTS, ...Object.fromEntries(texts.filter(([, text]) => text !== '')) };
}
