import { distance } from 'fastest-levenshtein';

/** Longer than any name; comparing takes time in proportion to the product of lengths. */
const MOST = 100;

/** Nobody reads further in a list of names, and a hostile file may have any number of them. */
const MOST_KNOWN = 1000;

/** The known word that somebody who wrote `word` most likely meant; `undefined` where none is near. */
export function nearestOf(word: string, known: Iterable<string>): string | undefined {
  if (word.length > MOST) return undefined;
  const meant = word.trim().toLowerCase();
  let best: string | undefined;
  let looked = 0;
  // One slip in three characters, and at least two, so that `smok` is near `smoke` and `ci` near `cd`.
  let least = Math.max(2, Math.floor(meant.length / 3)) + 1;
  for (const candidate of known) {
    if (++looked > MOST_KNOWN) break;
    if (candidate === word || Math.abs(candidate.length - meant.length) >= least) continue;
    const apart = distance(meant, candidate.toLowerCase());
    // As many slips as there are characters would make any two words near.
    if (apart < least && apart < Math.max(meant.length, candidate.length)) [best, least] = [candidate, apart];
  }
  return best;
}

/** `; did you mean 'coverage'?`, or nothing. */
export function didYouMean(word: string, known: Iterable<string>): string {
  const meant = nearestOf(word, known);
  return meant === undefined ? '' : `; did you mean '${meant}'?`;
}
