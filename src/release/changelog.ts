const TITLE = '# Changelog';
// `## [1.2.3](…) (date)`, `## v1.2.3`, `# api 1.2.3`, `## <small>1.2.3 (date)</small>`: a heading whose first or second word is a version.
const VERSION_HEADING =
  /^#{1,4}[ \t]+(?:<small>)?\[?(?:(?<name>[^\s[\]()]+?)(?:[ \t]+\[?|@))?v?(?<version>\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?)\]?(?=$|[\s(\]<])/u;
const FENCE = /^ {0,3}(?:`{3,}|~{3,})/u;

export interface Changelog {
  readonly text: string;
  /** False where the section is there already. */
  readonly changed: boolean;
}

/**
 * Puts the section of a version above the first one of a changelog, below whatever its keeper wrote on top. Everything else stays byte for
 * byte, line ends included. A version that has a section already gets no second one. `existing` is `null` where there is no file.
 */
export function prependChangelog(
  existing: string | null,
  section: string,
  version: string,
  component?: string,
): Changelog {
  if (existing === null || existing.trim() === '') {
    return {
      text: `${existing?.startsWith(BOM) === true ? BOM : ''}${TITLE}\n\n${section.trim()}\n`,
      changed: true,
    };
  }
  const headings = versionHeadings(existing);
  if (
    headings.some((one) => one.version === version && (component === undefined || one.name === component))
  ) {
    return { text: existing, changed: false };
  }
  const end = lineEnd(existing);
  const added = section.trim().replaceAll(/\r?\n/gu, end);
  const first = headings[0];
  if (first !== undefined) {
    const [before, after] = [existing.slice(0, first.at), existing.slice(first.at)];
    return { text: `${before}${added}${end}${end}${after}`, changed: true };
  }
  const gap = existing.endsWith(end + end) ? '' : existing.endsWith('\n') ? end : end + end;
  return { text: `${existing}${gap}${added}${end}`, changed: true };
}

const BOM = '\uFEFF';

/** What most lines of the file end with. */
function lineEnd(text: string): string {
  const all = text.split('\n').length - 1;
  const windows = text.split('\r\n').length - 1;
  return windows * 2 > all ? '\r\n' : '\n';
}

interface Heading {
  /** Offset of the heading's line. */
  readonly at: number;
  readonly version: string;
  readonly name: string | undefined;
}

function versionHeadings(text: string): Heading[] {
  const headings: Heading[] = [];
  let at = 0;
  let fenced = false;
  for (const line of text.split('\n')) {
    if (FENCE.test(line)) fenced = !fenced;
    const { version, name } =
      (fenced ? undefined : VERSION_HEADING.exec(line.replace(/\r$/u, ''))?.groups) ?? {};
    if (version !== undefined) headings.push({ at, version, name });
    at += line.length + 1;
  }
  return headings;
}
