/**
 * The names and values in a file such as GITHUB_OUTPUT: `name=value` lines, or `name<<DELIMITER`, lines, `DELIMITER`.
 * Throws at a line that is neither, as the runner does, which fails the step.
 */
export function pairsIn(text: string): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  const lines = text.split(/\r?\n/);
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line === '') continue;
    const equals = line.indexOf('=');
    const heredoc = line.indexOf('<<');
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      pairs.set(named(line.slice(0, equals), line), line.slice(equals + 1));
      continue;
    }
    if (heredoc < 0) throw new Error(`Invalid format '${line}'`);
    const delimiter = line.slice(heredoc + 2);
    const end = lines.indexOf(delimiter, at + 1);
    if (delimiter === '' || end < 0)
      throw new Error(`Invalid value. Matching delimiter not found '${delimiter}'`);
    pairs.set(named(line.slice(0, heredoc), line), lines.slice(at + 1, end).join('\n'));
    at = end;
  }
  return pairs;
}

/** The directories in GITHUB_PATH, the last one first: it comes first on PATH. */
export function pathsIn(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .toReversed();
}

function named(name: string, line: string): string {
  if (name === '') throw new Error(`Invalid format '${line}'. Name must not be empty`);
  return name;
}
