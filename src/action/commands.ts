import { fs } from './fs.ts';

/** A line that the runner obeys instead of showing it: `::error file=deploy.yml,line=3::text`. */
export function commandLine(
  command: string,
  properties: Readonly<Record<string, string | number | undefined>>,
  text: string,
): string {
  const given = Object.entries(properties).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [`${name}=${inProperty(String(value))}`],
  );
  return `::${command}${given.length === 0 ? '' : ` ${given.join(',')}`}::${inText(text)}\n`;
}

const inText = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const inProperty = (text: string): string => inText(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/**
 * A name and a text of any number of lines, as the runner reads them from the files behind GITHUB_OUTPUT and
 * GITHUB_STATE. A line of the text that were the delimiter would end it, and what follows would be read as other outputs:
 * so the delimiter has more underscores in a row than the text.
 */
export function fileEntry(name: string, text: string): string {
  let longest = 0;
  for (const [run] of text.matchAll(/_+/g)) longest = Math.max(longest, run.length);
  const delimiter = `end${'_'.repeat(longest + 1)}`;
  return `${name}<<${delimiter}\n${text}\n${delimiter}\n`;
}

/**
 * Adds an entry to the runner's file; where there is none, there is no runner to tell.
 * @param file the path the runner gave
 */
export function addEntry(file: string | undefined, name: string, text: string): void {
  if (file === undefined || file === '') return;
  fs.appendFileSync(file, fileEntry(name, text));
}
