/** GitHub refuses a release's body beyond 125,000 characters; this leaves room for what others add. */
export const LONGEST_BODY = 120_000;

/**
 * The notes within `longest` bytes, cut where an entry begins, with how many entries are missing and where they are. `more` is an address, or
 * `null` where there is none.
 */
export function cutNotes(notes: string, more: string | null, longest = LONGEST_BODY): string {
  if (bytes(notes) <= longest) return notes;
  const entries = splitEntries(notes);
  const total = entries.filter(isEntry).length;
  const kept: string[] = [];
  let size = bytes(ending(total, more));
  for (const entry of entries) {
    size += bytes(entry);
    if (size > longest) break;
    kept.push(entry);
  }
  // A heading without what it announces says nothing.
  while (kept.length > 0 && !isEntry(kept.at(-1) ?? '')) kept.pop();
  const missing = total - kept.filter(isEntry).length;
  return `${kept.join('').trimEnd()}${ending(missing, more)}`;
}

function ending(missing: number, more: string | null): string {
  const text = `… and ${missing} more`;
  return `\n\n${more === null ? text : `[${text}](${more})`}\n`;
}

/** Pieces that begin at an entry or a heading and together are the whole text. */
function splitEntries(notes: string): string[] {
  return notes.split(/(?=^(?:[*-] |#{1,6} ))/mu);
}

function isEntry(piece: string): boolean {
  return /^[*-] /u.test(piece);
}

function bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}
