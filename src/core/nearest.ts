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
  // One slip in three characters, and at least two, so that `smok` is near `smoke` and `ci` near `cd`.
  let least = Math.max(2, Math.floor(meant.length / 3)) + 1;
  let looked = 0;
  for (const candidate of known) {
    if (++looked > MOST_KNOWN) break;
    const longer = Math.abs(candidate.length - meant.length);
    if (candidate === word || longer >= least) continue;
    const apart = distance(meant, candidate.toLowerCase());
    // As many slips as there are characters would make any two words near.
    if (apart >= Math.max(meant.length, candidate.length)) continue;
    // Of words equally far off, one of the same length: letters are swapped more often than left out.
    const score = apart + longer / MOST;
    if (score < least) [best, least] = [candidate, score];
  }
  return best;
}

/** `; did you mean 'coverage'?`, or nothing. */
export function didYouMean(word: string, known: Iterable<string>): string {
  const meant = nearestOf(word, known);
  return meant === undefined ? '' : `; did you mean '${meant}'?`;
}
