import type { Fact, FilesReading } from '../core/facts.ts';
import { known, unavailable } from '../core/facts.ts';
import { LIMITS, listFiles } from './files/list.ts';
import type { Limits } from './files/list.ts';
import { readText } from './files/text.ts';

/**
 * Text of the files in the checkout that fit the globs. A glob that fits nothing has an empty list; a file that fits
 * and cannot be read makes the whole fact unavailable, because half of the evidence is none.
 * @param workspace directory of the checkout
 * @param globs relative to it
 */
export async function gatherFiles(
  workspace: string,
  globs: readonly string[],
  limits: Limits = LIMITS,
): Promise<Fact<FilesReading>> {
  const source = `files ${globs.join(', ')}`;
  const texts = new Map<string, string>();
  const byGlob: Record<string, { path: string; text: string }[]> = {};
  let left = limits.totalBytes;
  for (const glob of globs) {
    const paths = await listFiles(workspace, glob, limits);
    if (paths.state === 'unavailable') return unavailable(paths.reason, source);
    const found: { path: string; text: string }[] = [];
    for (const path of paths.value) {
      const file = texts.has(path) ? undefined : await readText(workspace, path, limits.fileBytes);
      if (file?.state === 'unavailable') return unavailable(file.reason, source);
      left -= file?.value.bytes ?? 0;
      if (left < 0) return unavailable(`the files hold more than ${limits.totalBytes} bytes`, source);
      const text = file?.value.text ?? texts.get(path) ?? '';
      texts.set(path, text);
      found.push({ path, text });
    }
    byGlob[glob] = found;
  }
  return known({ byGlob }, source);
}
