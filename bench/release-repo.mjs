// A repository with as many commits as asked, the same bytes for the same seed: for measuring what reading history costs.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

const COMPONENTS = [
  'core',
  'api',
  'web',
  'cli',
  'docs',
  'auth',
  'store',
  'mail',
  'jobs',
  'ui',
  'sdk',
  'infra',
];
const TYPES = [
  'feat',
  'fix',
  'fix',
  'fix',
  'chore',
  'chore',
  'docs',
  'refactor',
  'test',
  'perf',
  'build',
  'ci',
];
const WORDS =
  'add keep read move split cache retry limit parse write close guard token queue index batch timer frame label'.split(
    ' ',
  );
const PEOPLE = [
  'Ada Lovelace',
  'Grace Hopper',
  'Alan Turing',
  'Edsger Dijkstra',
  'Barbara Liskov',
  'Zoë Größe',
];
const START = Date.UTC(2015, 0, 1) / 1000;
const BODIES = 0.35;
const TRAILERS = 0.25;
const BREAKING = 0.004;

/**
 * Makes a bare repository in `dir` with a straight history on main: `commits` of them, `tags` version tags spread evenly and ending before
 * the last commit, conventional messages of `COMPONENTS.length` components.
 * @param {string} dir a directory that does not exist or is empty
 * @param {{ commits: number, tags?: number, seed?: number }} options
 * @returns {Promise<{ dir: string, lastTag: string, sinceLastTag: number }>}
 */
export async function makeRepository(dir, { commits, tags = 200, seed = 1 }) {
  await mkdir(dir, { recursive: true });
  await git(dir, ['init', '--quiet', '--bare', '--initial-branch=main']);
  const importer = spawn('git', ['fast-import', '--quiet', '--done'], {
    cwd: dir,
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  const ended = once(importer, 'close');
  const every = Math.max(1, Math.floor(commits / (tags + 1)));
  const chance = chanceFrom(seed);
  const state = { version: [1, 0, 0], bump: 0, lastTag: '', taggedAt: 0 };
  for (let number = 1; number <= commits; number += 1) {
    const { text, bump } = commitOf(number, chance);
    state.bump = Math.max(state.bump, bump);
    if (number % every === 0 && number / every <= tags && number < commits) {
      state.version = next(state.version, Math.max(1, state.bump));
      state.bump = 0;
      state.lastTag = `v${state.version.join('.')}`;
      state.taggedAt = number;
      if (!importer.stdin.write(`${text}reset refs/tags/${state.lastTag}\nfrom :${number}\n\n`))
        await once(importer.stdin, 'drain');
    } else if (!importer.stdin.write(text)) await once(importer.stdin, 'drain');
  }
  importer.stdin.end('done\n');
  const [code] = await ended;
  if (code !== 0) throw new Error(`git fast-import ended with ${code}`);
  // As a clone has them: one file, not one a tag.
  await git(dir, ['pack-refs', '--all']);
  return { dir, lastTag: state.lastTag, sinceLastTag: commits - state.taggedAt };
}

/** One commit as git fast-import reads it. */
function commitOf(number, chance) {
  const pick = (list) => list[Math.floor(chance() * list.length)];
  const component = pick(COMPONENTS);
  const type = pick(TYPES);
  const breaking = chance() < BREAKING;
  const marked = breaking && chance() < 0.5;
  const words = Array.from({ length: 3 + Math.floor(chance() * 5) }, () => pick(WORDS)).join(' ');
  const lines = [`${type}(${component})${marked ? '!' : ''}: ${words} (#${number})`];
  if (chance() < BODIES) {
    const body = Array.from({ length: 1 + Math.floor(chance() * 6) }, () =>
      Array.from({ length: 10 }, () => pick(WORDS)).join(' '),
    );
    lines.push('', ...body);
  }
  const trailers = [];
  if (breaking && !marked) trailers.push(`BREAKING CHANGE: ${words} is gone`);
  if (chance() < TRAILERS) {
    trailers.push(`Refs: #${Math.max(1, number - 7)}`);
    if (chance() < 0.4) trailers.push(`Co-authored-by: ${pick(PEOPLE)} <someone@example.com>`);
  }
  if (trailers.length > 0) lines.push('', ...trailers);
  const message = `${lines.join('\n')}\n`;
  const who = pick(PEOPLE);
  const person = `${who} <${who.split(' ')[0].toLowerCase()}@example.com> ${START + number * 600} +0000`;
  const path = `packages/${component}/src/${pick(WORDS)}.ts`;
  const content = `export const at = ${number};\n`;
  const text =
    `commit refs/heads/main\nmark :${number}\nauthor ${person}\ncommitter ${person}\n${data(message)}` +
    `M 100644 inline ${path}\n${data(content)}\n`;
  return { text, bump: breaking ? 3 : type === 'feat' ? 2 : type === 'fix' || type === 'perf' ? 1 : 0 };
}

function data(text) {
  return `data ${Buffer.byteLength(text)}\n${text}`;
}

function next([major, minor, patch], bump) {
  if (bump === 1) return [major, minor, patch + 1];
  return bump === 2 || major === 0 ? [major, minor + 1, 0] : [major + 1, 0, 0];
}

/** A chance that is the same for the same seed: mulberry32. */
function chanceFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

async function git(dir, args) {
  const child = spawn('git', args, { cwd: dir, stdio: ['ignore', 'inherit', 'inherit'] });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`git ${args[0]} ended with ${code}`);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [dir, commits = '10000', tags = '200', seed = '1'] = process.argv.slice(2);
  if (dir === undefined) throw new Error('usage: node bench/release-repo.mjs DIR [COMMITS] [TAGS] [SEED]');
  console.log(
    JSON.stringify(
      await makeRepository(dir, { commits: Number(commits), tags: Number(tags), seed: Number(seed) }),
    ),
  );
}
