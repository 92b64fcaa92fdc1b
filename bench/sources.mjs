import { fileURLToPath } from 'node:url';
import { loaded } from '../scripts/build/load.mjs';

export const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

/** The exports of TypeScript sources as they are now, bundled on the fly; files are relative to the repository. */
export const sources = (...files) =>
  loaded(ROOT, files.map((file) => `export * from './${file}';`).join('\n'));
