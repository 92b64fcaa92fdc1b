/**
 * Whether `text` fits `pattern`, in which `*` stands for any characters, `/` and brackets too: the names of checks hold
 * `caller / callee` and `test (a, b)`. Never compiled to a regular expression, so no pattern takes more time than
 * the product of both lengths.
 */
export function fitsWildcard(pattern: string, text: string): boolean {
  let inPattern = 0;
  let inText = 0;
  let star = -1;
  let starText = 0;
  while (inText < text.length) {
    if (pattern[inPattern] === '*') {
      star = inPattern++;
      starText = inText;
    } else if (pattern[inPattern] === text[inText]) {
      inPattern++;
      inText++;
    } else if (star >= 0) {
      // The last star takes one character more.
      inPattern = star + 1;
      inText = ++starText;
    } else {
      return false;
    }
  }
  while (pattern[inPattern] === '*') inPattern++;
  return inPattern === pattern.length;
}

export function hasWildcard(pattern: string): boolean {
  return pattern.includes('*');
}
