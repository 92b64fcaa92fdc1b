import { constants } from 'node:fs';
import { open, realpath } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Fact } from '../../core/facts.ts';
import { known, unavailable } from '../../core/facts.ts';
import { codeOf } from './list.ts';

/**
 * A file's text and size. Unavailable for what is no text file of the checkout: too large, binary, a directory, or
 * reached by a link that leads out of it.
 */
export async function readText(
  root: string,
  path: string,
  mostBytes: number,
): Promise<Fact<{ readonly text: string; readonly bytes: number }>> {
  try {
    const real = await realpath(join(root, path));
    if (relative(await realpath(root), real).split(sep)[0] === '..') {
      return unavailable(`${path} is a link out of the checkout`, path);
    }
    // The last step is no link any more, and a pipe must not hold us.
    const file = await open(real, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      const stat = await file.stat();
      if (!stat.isFile()) return unavailable(`${path} is not a file`, path);
      if (stat.size > mostBytes) {
        return unavailable(`${path} has ${stat.size} bytes, and more than ${mostBytes} are not read`, path);
      }
      const content = await file.readFile();
      if (content.includes(0)) return unavailable(`${path} is binary`, path);
      const text = content.toString('utf8');
      return known({ text: text.startsWith('\uFEFF') ? text.slice(1) : text, bytes: content.length }, path);
    } finally {
      await file.close();
    }
  } catch (error) {
    return unavailable(`${path} cannot be read: ${codeOf(error)}`, path);
  }
}
