import type * as Fs from 'node:fs';
import { createRequire } from 'node:module';

/**
 * node:fs without its streams. Start-up time: an `import` reads every export to bind it, and behind `fs.ReadStream` stand
 * all of node's streams, which a refused input does not need and which take longer than the rest of refusing it.
 */
// What `require` gives has no type.
export const fs: typeof Fs = createRequire(import.meta.url)('node:fs');
