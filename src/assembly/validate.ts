import { readFile } from 'node:fs/promises';
import { parseConfig } from '../config/parse.ts';
import { renderProblems } from '../config/render.ts';

/** Prints every problem of a config file. 0: none, warnings at most; 1: there are problems or no file. */
export async function validateFile(file: string, print: (text: string) => void): Promise<number> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    print(
      `${file}  ${missing ? 'there is no such file' : `it cannot be read: ${error instanceof Error ? error.message : String(error)}`}\n`,
    );
    return 1;
  }
  const reading = parseConfig([{ name: file, text }]);
  if (!reading.ok) {
    print(renderProblems(reading.problems));
    return 1;
  }
  if (reading.warnings.length > 0) print(renderProblems(reading.warnings));
  const { environments, gates } = reading.config;
  print(
    `${file} is right: ${Object.keys(gates).length} gates, environments ${Object.keys(environments).join(', ') || 'none'}\n`,
  );
  return 0;
}
