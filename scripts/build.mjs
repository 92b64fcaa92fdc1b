// Writes dist/: `npm run build`. With --check it writes nothing and fails where dist/ is not what the sources build.
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from './build/bundle.mjs';
import { become, differences, filesBelow } from './build/files.mjs';
import { licensesText } from './build/licenses.mjs';
import { DATA, PARTS, WITHOUT } from './build/parts.mjs';
import { schemaText } from './build/schema.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');
const DIST = join(ROOT, 'dist');

async function buildInto(folder) {
  const metafile = await bundle(ROOT, PARTS, WITHOUT, folder);
  const used = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.keys(inputs));
  writeFileSync(join(folder, 'licenses.txt'), licensesText(ROOT, used));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
  writeFileSync(join(folder, 'config.schema.json'), await schemaText(ROOT));
  mkdirSync(join(folder, DATA.to), { recursive: true });
  for (const file of DATA.files) copyFileSync(join(ROOT, DATA.from, file), join(folder, DATA.to, file));
}

const folder = mkdtempSync(join(tmpdir(), 'deploy-action-dist-'));
try {
  await buildInto(folder);
  const made = filesBelow(folder);
  if (process.argv.includes('--check')) {
    const found = differences(made, filesBelow(DIST));
    for (const difference of found) console.error(`dist/${difference}`);
    if (found.length > 0) {
      console.error('dist/ is not what the sources build; run npm run build and commit dist/.');
      process.exitCode = 1;
    } else console.log(`dist/ is what the sources build (${made.size} files)`);
  } else {
    become(DIST, made);
    for (const [name, bytes] of made)
      console.log(`${String(Math.ceil(bytes.length / 1024)).padStart(6)} KB  dist/${name}`);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
