import * as z from 'zod';
import { PHRASE } from './scalars.ts';

const A_GLOB = 'a path or glob inside the repository, such as src/billing/** or **/lcov.info';
const LONGEST = 200;
/** Each further `*` of a segment (or `**` of a path) multiplies the time a regular expression may take by the length of the text. */
const MOST_STARS = 3;

function isTame(glob: string): boolean {
  const segments = glob.split('/');
  return (
    segments.filter((segment) => segment === '**').length <= MOST_STARS &&
    segments.every((segment) => segment === '**' || segment.split(/\*+/).length - 1 <= MOST_STARS)
  );
}

/** A glob over paths from the repository's root with `*`, `**`, `?`, `[abc]` and `{a,b}`. */
export const glob = z
  .string({ error: A_GLOB })
  .min(1, { error: A_GLOB })
  .max(LONGEST, { error: `${A_GLOB}, of at most ${String(LONGEST)} characters` })
  .regex(/^[^\p{Cc}()|!\\]+$/u, { error: `${A_GLOB}, without ( ) | ! and \\` })
  .refine((text) => !text.startsWith('/') && !text.split('/').includes('..'), {
    error: A_GLOB,
    params: PHRASE,
  })
  .refine(isTame, {
    error: `${A_GLOB}, with at most ${String(MOST_STARS)} * in a segment and ${String(MOST_STARS)} ** in all`,
    params: PHRASE,
  })
  .meta({ description: A_GLOB });
