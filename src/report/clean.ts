// Text from outside (titles, branches, labels, a command's output) before any renderer escapes it for its own surface.

/* eslint-disable no-control-regex -- escape sequences begin with a control character, and finding it is the point */
/** Terminal escape sequences: colours and cursor moves, window titles and links. */
const ESCAPE_SEQUENCES = /\u001B(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001B]*(?:\u0007|\u001B\\)?|[@-Z\\^_])/gu;
/* eslint-enable no-control-regex */

/**
 * Characters nobody sees that change what is read: direction controls (the "trojan source" family), zero-width spaces,
 * soft hyphens, tags. Joiners stay: words and emoji are written with them.
 */
const INVISIBLE =
  /[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\u{E0000}-\u{E007F}]/gu;

const LONE_SURROGATE = /\p{Surrogate}/gu;

/** One line without controls; runs of white space become one space. */
export function cleanLine(text: string): string {
  return text
    .replace(ESCAPE_SEQUENCES, '')
    .replace(INVISIBLE, '')
    .replace(/[\s\u0085]+/gu, ' ')
    .replace(/\p{Control}/gu, '')
    .replace(/ {2,}/gu, ' ')
    .replace(LONE_SURROGATE, '\uFFFD')
    .trim();
}

/** Several lines without controls; tabs become two spaces. */
export function cleanLines(text: string): string[] {
  return text
    .replace(ESCAPE_SEQUENCES, '')
    .split(/\r\n|[\n\r\u0085\u2028\u2029]/u)
    .map((line) =>
      line
        .replaceAll('\t', '  ')
        .replace(/\p{Control}/gu, '')
        .replace(INVISIBLE, '')
        .replace(LONE_SURROGATE, '\uFFFD'),
    );
}

/** At most `most` code points; what was cut is counted, so that nothing is dropped silently. */
export function clip(text: string, most: number): string {
  const points = Array.from(text);
  if (points.length <= most) return text;
  return `${points.slice(0, most).join('').trimEnd()}… (${points.length - most} more characters)`;
}

/** The address if it is one that may be linked: http or https, without user info that disguises the host. */
export function webAddress(url: string | undefined): string | undefined {
  if (url === undefined || url.length > 2000) return undefined;
  const authority = /^https?:\/\/(?<authority>[^/?#]+)/iu.exec(url)?.groups?.authority;
  if (authority === undefined || authority.includes('@')) return undefined;
  // Anything beyond visible ASCII has no business in an address that was not encoded.
  return /^[!-~]+$/u.test(url) && !/[\\"'`<>{}^|]/u.test(url) ? url : undefined;
}
