import esbuild from 'esbuild';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { partsApart, toolkitWithoutSideEffects } from './plugins.mjs';

// Some packages are CommonJS and call require() for node's own modules. Start-up time: only their parts get one.
const REQUIRE =
  "import { createRequire as __createRequire } from 'node:module';\nconst require = __createRequire(import.meta.url);\n";
const withRequire = (text) =>
  text.includes('var __require = ') ? text.replace(/^(?:#!.*\n)?/, `$&${REQUIRE}`) : text;

/**
 * Bundles each part into `outdir/<name>.js`; the same sources give the same bytes.
 * Throws where a part has no source or carries a package that it must be without.
 * @returns esbuild's metafile
 */
export async function bundle(root, parts, without, outdir) {
  const missing = Object.entries(parts).filter(([, source]) => !existsSync(join(root, source)));
  if (missing.length > 0) {
    throw new Error(
      missing.map(([name, source]) => `part '${name}' has no source: ${source} is missing`).join('\n'),
    );
  }
  const { metafile, outputFiles } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: parts,
    outdir,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    charset: 'utf8',
    legalComments: 'none',
    minify: false,
    metafile: true,
    // Start-up time: packages ask a browser for its name, and node loads one to answer. Without it they name node.
    define: { navigator: 'undefined' },
    write: false,
    logLevel: 'warning',
    plugins: [toolkitWithoutSideEffects, partsApart(root, parts)],
  });
  const heavy = Object.entries(without).flatMap(([name, refused]) =>
    packagesOf(metafile, name)
      .filter((held) => refused.some((each) => matches(each, held)))
      .map((held) => `${name} carries ${held}`),
  );
  if (heavy.length > 0)
    throw new Error(`${heavy.join('\n')}\n(scripts/build/parts.mjs says which part is without what)`);
  mkdirSync(outdir, { recursive: true });
  for (const { path, text } of outputFiles) writeFileSync(path, withRequire(text));
  return metafile;
}

/** Names of the packages whose code is in a part, or in any. */
export function packagesOf(metafile, part) {
  const outputs = Object.entries(metafile.outputs).filter(
    ([file]) => part === undefined || file.endsWith(`/${part}.js`),
  );
  const names = outputs.flatMap(([, { inputs }]) =>
    Object.entries(inputs)
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      .flatMap(([file]) => /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []),
  );
  return [...new Set(names)].toSorted();
}

const matches = (pattern, name) =>
  pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
