import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../parts.ts';

/**
 * What GitHub knows and act does not: it refuses the last two as errors of the schema and looks for `$` as a repository.
 * Everything else runs as it is committed.
 */
export const LOWERED: readonly { readonly what: string; readonly from: RegExp; readonly to: string }[] = [
  {
    what: 'uses: $/… (the file’s own repository)',
    from: /uses: \$\/\.github\/self$/gm,
    to: 'uses: org/deploy-action@v1',
  },
  { what: 'environment.deployment', from: /^ +deployment: false.*\n/gm, to: '' },
  { what: 'concurrency.queue', from: /^ +queue: max.*\n/gm, to: '' },
];

/** A workflow file as act can read it. Throws where something is lowered that is not there: then the table is wrong. */
export function lowered(file: string, what: typeof LOWERED = LOWERED): string {
  return what.reduce(
    (text, { what: name, from, to }) => {
      const next = text.replaceAll(from, to);
      if (next === text) throw new Error(`${file} has no ${name} to lower`);
      return next;
    },
    readFileSync(join(ROOT, file), 'utf8'),
  );
}
