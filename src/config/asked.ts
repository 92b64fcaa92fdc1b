import type { Asked } from '../gates/evaluate.ts';
import { freezeGate } from '../gates/freeze.ts';
import type { Config } from './config.ts';

/** What must hold before merging; nothing is required where the file has no `merge`. */
export function askedToMerge({ merge, gates }: Config): Asked {
  return merge === undefined ? { warn: [], gates } : { requirement: merge.require, warn: merge.warn, gates };
}

/**
 * What must hold before a commit goes to an environment, its freezes included; `undefined` where the config has no such
 * environment.
 * @param key the environment's canonical name
 */
export function askedToDeploy({ environments, gates, freezes }: Config, key: string): Asked | undefined {
  const environment = Object.hasOwn(environments, key) ? environments[key] : undefined;
  if (environment === undefined) return undefined;
  const freeze = freezeGate(freezes, key);
  return {
    ...(environment.require === undefined ? {} : { requirement: environment.require }),
    warn: environment.warn,
    gates,
    implied: freeze === undefined ? [] : [freeze],
  };
}
