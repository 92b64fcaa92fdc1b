import { sources } from '../sources.mjs';

/** The judge as it is in src/. */
export const judgeSources = () =>
  sources(...['judge', 'verdict', 'options', 'dispersion'].map((name) => `src/canary/${name}.ts`));
