// TypeScript for Jest: esbuild strips the types, `npm run check` checks them.
import { createHash } from 'node:crypto';
import esbuild from 'esbuild';

const options = { loader: 'ts', format: 'esm', target: 'node20', sourcemap: 'inline', sourcesContent: true };
const salt = createHash('sha1')
  .update(esbuild.version + JSON.stringify(options))
  .digest('hex');

export default {
  getCacheKey: (source, filename, { instrument }) =>
    createHash('sha1')
      .update([salt, filename, source, String(instrument)].join('\0'))
      .digest('hex'),
  process: (source, filename) => esbuild.transformSync(source, { ...options, sourcefile: filename }),
};
