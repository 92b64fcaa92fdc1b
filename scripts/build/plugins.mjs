import { relative } from 'node:path';

const OURS = Symbol('resolved by ourselves');

/**
 * An import of a source that is a part itself becomes an import of that part's file, static or dynamic alike. What is
 * imported when needed must be a part: inlined, it would be read every time.
 * @param parts source by part name
 */
export function partsApart(root, parts) {
  const nameOf = new Map(Object.entries(parts).map(([name, source]) => [source, name]));
  return {
    name: 'parts-apart',
    setup(build) {
      build.onResolve({ filter: /^\.{1,2}\// }, async ({ path, importer, kind, resolveDir, pluginData }) => {
        if (pluginData === OURS || kind === 'entry-point') return undefined;
        const found = await build.resolve(path, { importer, kind, resolveDir, pluginData: OURS });
        const part = nameOf.get(relative(root, found.path).replaceAll('\\', '/'));
        if (part !== undefined) return { path: `./${part}.js`, external: true };
        if (kind !== 'dynamic-import' || importer.includes('node_modules')) return undefined;
        return {
          errors: [
            { text: `${path} is imported when needed and is no part; add it to scripts/build/parts.mjs` },
          ],
        };
      });
    },
  };
}

/**
 * The toolkit's packages do nothing when they are loaded, but do not say so, and then all of an HTTP client comes with a
 * function that sets an output.
 */
export const toolkitWithoutSideEffects = {
  name: 'toolkit-without-side-effects',
  setup(build) {
    build.onResolve({ filter: /./ }, async ({ path, importer, kind, resolveDir, pluginData }) => {
      if (pluginData === OURS || kind === 'entry-point') return undefined;
      const fromToolkit = /node_modules\/@actions\/(core|github|http-client|exec|io)\//.test(importer);
      if (!fromToolkit && !/^@actions\/(core|github|http-client|exec|io)(\/|$)/.test(path)) return undefined;
      const found = await build.resolve(path, { importer, kind, resolveDir, pluginData: OURS });
      return found.errors.length > 0 || found.external ? found : { path: found.path, sideEffects: false };
    });
  },
};
