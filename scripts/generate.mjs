// Writes what is said in more than one place from where it is said once: `npm run generate`. With --check it writes
// nothing and fails where a file is not what would be written.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loaded } from './build/load.mjs';
import { schemaText } from './build/schema.mjs';
import { actionBlocks } from './generate/action-blocks.mjs';
import { namesIn, withBlocks } from './generate/marks.mjs';
import { pictureText } from './generate/picture.mjs';
import { gatesOf, registryText } from './generate/registry.mjs';
import { markdownBlocks } from './generate/tables.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const textOf = (file) => readFileSync(join(ROOT, file), 'utf8');

/** Markdown files with generated blocks: README and whatever is in docs/. */
function markdownFiles() {
  const docs = readdirSync(join(ROOT, 'docs'), { recursive: true })
    .map((name) => `docs/${String(name).replaceAll('\\', '/')}`)
    .filter((name) => name.endsWith('.md'));
  return ['README.md', ...docs].filter((file) => namesIn(textOf(file)).length > 0);
}

/** As `npm run format` would leave it, so that the two never undo each other. */
function formatted(file, text) {
  const formatter = join(ROOT, 'node_modules/.bin/oxfmt');
  return execFileSync(formatter, [`--stdin-filepath=${join(ROOT, file)}`], {
    input: text,
    encoding: 'utf8',
    cwd: ROOT,
  });
}

function filledIn(file, blocks) {
  const block = (name) => {
    if (!Object.hasOwn(blocks, name))
      throw new Error(`${file}: there is no block '${name}'; there are ${Object.keys(blocks).join(', ')}`);
    return blocks[name]();
  };
  return formatted(file, withBlocks(file, textOf(file), block));
}

/** Every generated file with the text it is to have. */
async function generated() {
  const sources = await loaded(
    ROOT,
    `export { INPUTS, OUTPUTS, MODES } from './src/action/contract.ts';
     export { OUTCOME_WORDS } from './src/report/words.ts';
     export { judge } from './src/config/schema/judge.ts';
     export { rollout } from './src/config/schema/rollout.ts';
     export { DEFAULT_JUDGE } from './src/canary/options.ts';`,
  );
  const gates = await gatesOf(ROOT);
  const markdown = markdownBlocks(sources, gates);
  const undocumented = gates.filter(({ gate }) => !markdownFiles().includes(`docs/gates/${gate.kind}.md`));
  if (undocumented.length > 0)
    throw new Error(undocumented.map(({ gate }) => `docs/gates/${gate.kind}.md is missing`).join('\n'));
  return [
    ['src/gates/index.ts', formatted('src/gates/index.ts', registryText(gates))],
    ...['action.yml', '.github/self/action.yml'].map((file) => [file, filledIn(file, actionBlocks(sources))]),
    ...markdownFiles().map((file) => [file, filledIn(file, markdown)]),
    ['docs/check-run.svg', await pictureText(ROOT)],
    ['dist/config.schema.json', await schemaText(ROOT)],
  ];
}

const currentOf = (file) => {
  try {
    return textOf(file);
  } catch {
    return undefined;
  }
};

try {
  const stale = (await generated()).filter(([file, text]) => currentOf(file) !== text);
  if (!process.argv.includes('--check')) {
    for (const [file, text] of stale) writeFileSync(join(ROOT, file), text);
    console.log(
      stale.length === 0
        ? 'everything was as generated'
        : `written: ${stale.map(([file]) => file).join(', ')}`,
    );
  } else if (stale.length > 0) {
    for (const [file] of stale)
      console.error(`${file} is not as generated; run npm run generate and commit it.`);
    process.exitCode = 1;
  } else console.log('every generated file is as generated');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
