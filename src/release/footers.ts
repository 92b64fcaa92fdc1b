/** `token: value` or `token #value` at the end of a message. */
export interface Footer {
  readonly token: string;
  readonly value: string;
  /** 1 is the message's first line. */
  readonly line: number;
}

/** One line of a message's body. */
export interface BodyLine {
  readonly text: string;
  readonly line: number;
  /** Inside a closed ``` or ~~~ fence: code is quoted, never read. */
  readonly quoted: boolean;
}

export interface Body {
  readonly lines: readonly BodyLine[];
  /** Without breaking changes. */
  readonly footers: readonly Footer[];
  /** In the order written; the value may be empty. */
  readonly breaking: readonly Footer[];
  /** Lines that belong to a footer: headers are not looked for there. */
  readonly footerLines: ReadonlySet<number>;
}

// Upper case and at the very start of the line (points 12, 15 and 16); every tool accepts it without the space, and reading less would hide it.
const BREAKING = /^BREAKING[ -]CHANGE:(?<value>.*)$/su;
// `see #4 for why` is a sentence: behind ` #` only references make a footer.
const FOOTER = /^(?<token>[A-Za-z][A-Za-z0-9-]*)(?:: (?<text>.*)| (?<issues>#\d+(?:[\s,]+#\d+)*)\s*)$/su;
const FENCE = /^ {0,3}(?<mark>`{3,}|~{3,})/u;

const EMPTY: Body = { lines: [], footers: [], breaking: [], footerLines: new Set() };

/**
 * Reads what stands below the header. A breaking change counts wherever its line starts with it, also right below the body; any other footer
 * counts after a blank line, another footer or the header itself. `firstLine` is the number of the first of `lines`; where `startsAnother`
 * holds, another commit of a squash begins and the footers of this one end.
 */
export function readBody(
  lines: readonly string[],
  firstLine: number,
  startsAnother: (line: string) => boolean = () => false,
): Body {
  if (lines.length === 0) return EMPTY;
  const quoted = quotedLines(lines);
  const found: OpenFooter[] = [];
  const footerLines = new Set<number>();
  let open: OpenFooter | undefined;
  let mayStart = true;
  for (const [index, text] of lines.entries()) {
    const blank = text.trim() === '';
    const started: OpenFooter | undefined = quoted.has(index)
      ? undefined
      : startedBy(text, firstLine + index, mayStart);
    if (started !== undefined) {
      found.push(started);
      open = started;
    } else if ((blank && open?.breaking === false) || startsAnother(text)) {
      // Only the description of a breaking change goes on after a blank line; what follows a trailer is text again.
      open = undefined;
    } else {
      open?.value.push(text);
    }
    if (open !== undefined) footerLines.add(firstLine + index);
    mayStart = blank || open !== undefined;
  }
  const footers = found.map(({ token, value, line, breaking }) => ({
    footer: { token, value: trimmedValue(value), line },
    breaking,
  }));
  return {
    lines: lines.map((text, index) => ({ text, line: firstLine + index, quoted: quoted.has(index) })),
    footers: footers.filter((one) => !one.breaking).map((one) => one.footer),
    breaking: footers.filter((one) => one.breaking).map((one) => one.footer),
    footerLines,
  };
}

interface OpenFooter {
  readonly token: string;
  readonly value: string[];
  readonly line: number;
  readonly breaking: boolean;
}

function startedBy(text: string, line: number, mayStart: boolean): OpenFooter | undefined {
  const change = BREAKING.exec(text)?.groups?.['value'];
  if (change !== undefined) return { token: 'BREAKING CHANGE', value: [change], line, breaking: true };
  const groups = (mayStart ? FOOTER.exec(text)?.groups : undefined) ?? {};
  const { token } = groups;
  if (token === undefined) return undefined;
  return { token, value: [groups['text'] ?? groups['issues'] ?? ''], line, breaking: false };
}

// GitHub draws a line of dashes between a squash's messages and the co-authors.
function trimmedValue(lines: readonly string[]): string {
  return lines
    .join('\n')
    .replace(/\n-{3,}\s*$/u, '')
    .trim();
}

/** A fence that is never closed quotes nothing: otherwise one stray ``` would hide every breaking change below it. */
function quotedLines(lines: readonly string[]): ReadonlySet<number> {
  const quoted = new Set<number>();
  let start = -1;
  let mark = '';
  for (const [index, text] of lines.entries()) {
    const found = FENCE.exec(text)?.groups?.['mark'];
    if (found === undefined) continue;
    if (start < 0) {
      start = index;
      mark = found;
    } else if (found[0] === mark[0] && found.length >= mark.length && text.trim() === found) {
      for (let inside = start; inside <= index; inside += 1) quoted.add(inside);
      start = -1;
    }
  }
  return quoted;
}
