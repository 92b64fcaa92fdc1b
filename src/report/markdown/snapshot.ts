import { bytes } from './fit.ts';

/** GitHub's limit for a check run's summary and text, each. */
export const CHECK_RUN_LIMIT = 65_535;

const OPENS = '<!-- deploy-action:snapshot\n';
const CLOSES = '\n-->';

/**
 * A text with a machine-readable value hidden at its end, so that whoever finds the check run can go on from it.
 * `fitted` is false, and the text unchanged, where both together are longer than `limit` bytes.
 * `value` is what JSON can carry.
 */
export function withSnapshot(
  text: string,
  value: unknown,
  limit: number = CHECK_RUN_LIMIT,
): { readonly text: string; readonly fitted: boolean } {
  const block = snapshotBlock(value);
  if (block === undefined) return { text, fitted: false };
  const joined = `${text.trimEnd()}${text.trim() === '' ? '' : '\n\n'}${block}\n`;
  return bytes(joined) <= limit ? { text: joined, fitted: true } : { text, fitted: false };
}

function snapshotBlock(value: unknown): string | undefined {
  // JSON.stringify answers undefined for undefined and functions, which its declared type leaves out.
  const json = JSON.stringify(value) as string | undefined;
  if (json === undefined) return undefined;
  // Inside a comment nothing may end it; in JSON these characters occur in strings only (a minus never twice).
  const hidden = json
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('@', '\\u0040')
    .replaceAll('--', '-\\u002d');
  return `${OPENS}${hidden}${CLOSES}`;
}

/** The value hidden at the end of a text; `undefined` where there is none or it cannot be read. The shape is the reader's to parse. */
export function snapshotIn(text: string | null | undefined): unknown {
  // GitHub may answer with other line ends than it was given.
  const trimmed = (text ?? '').replaceAll('\r\n', '\n').trimEnd();
  if (!trimmed.endsWith(CLOSES)) return undefined;
  const at = trimmed.lastIndexOf(OPENS);
  if (at < 0) return undefined;
  try {
    return JSON.parse(trimmed.slice(at + OPENS.length, -CLOSES.length));
  } catch {
    return undefined;
  }
}

/** Markdown made elsewhere, unable to pass for a snapshot or a mark of ours. */
export function withoutMarks(markdown: string): string {
  return markdown.replaceAll('<!-- deploy-action:', '&lt;!-- deploy-action:');
}
