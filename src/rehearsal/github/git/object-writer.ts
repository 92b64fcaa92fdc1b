import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import type { ObjectType } from './object-reader.ts';

/**
 * Writes a loose object the way `git hash-object -w` does and returns its SHA. Writing the file here costs a
 * fraction of a millisecond; starting git for it would cost several.
 */
export function writeObject(gitDir: string, type: ObjectType, content: Uint8Array): string {
  const store = Buffer.concat([Buffer.from(`${type} ${content.length}\0`), content]);
  const sha = createHash('sha1').update(store).digest('hex');
  const folder = join(gitDir, 'objects', sha.slice(0, 2));
  const file = join(folder, sha.slice(2));
  if (existsSync(file)) return sha;
  mkdirSync(folder, { recursive: true });
  const draft = join(folder, `tmp_obj_${randomBytes(6).toString('hex')}`);
  writeFileSync(draft, deflateSync(store, { level: 1 }), { mode: 0o444 });
  renameSync(draft, file);
  return sha;
}
