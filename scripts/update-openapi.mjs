// Renews GitHub's contract for the embedded GitHub: `npm run update:openapi`, by hand, when GitHub's API has moved.
// Downloads the published descriptions (about 400 MB, into a temporary folder), keeps what is in use and writes
// openapi.json, permissions.json, schema.graphql and LICENSE.openapi. The same versions give the same bytes.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { operationsInUse } from '../src/rehearsal/github/contract/operations.ts';
import { permissionsOf } from './openapi/permissions.mjs';
import { prunedDescription } from './openapi/prune-description.mjs';
import { prunedSchema } from './openapi/prune-schema.mjs';

const SOURCES = {
  openapi: { version: '23.0.2', data: 'generated/api.github.com.json', license: 'LICENSE' },
  'graphql-schema': { version: '15.26.1', data: 'schema.graphql', license: 'LICENSE.md' },
  'app-permissions': { version: '2.1.0', data: 'generated/api.github.com.json', license: 'LICENSE' },
};
const CONTRACT = new URL('../src/rehearsal/github/contract/', import.meta.url);

const specifier = (name) => `@octokit/${name}@${SOURCES[name].version}`;
const folder = mkdtempSync(join(tmpdir(), 'deploy-action-openapi-'));
const textOf = (name, kind) =>
  readFileSync(join(folder, 'node_modules/@octokit', name, SOURCES[name][kind]), 'utf8');

const isSection = (value) =>
  typeof value === 'object' && Object.values(value).some((inner) => typeof inner === 'object');

/** One entry a line: small, and a change of GitHub's shows as a change of its lines. */
function jsonText(entries) {
  const lines = (value, depth) =>
    depth > 0 && isSection(value)
      ? `{\n${Object.entries(value)
          .map(([key, inner]) => `${JSON.stringify(key)}: ${lines(inner, depth - 1)}`)
          .join(',\n')}\n}`
      : JSON.stringify(value);
  return `${lines(entries, 3)}\n`;
}

function write(file, text) {
  writeFileSync(new URL(file, CONTRACT), text);
  console.log(`${file}: ${(Buffer.byteLength(text) / 1024).toFixed(0)} KB`);
}

try {
  const names = Object.keys(SOURCES);
  execFileSync(
    'npm',
    ['install', '--prefix', folder, '--no-audit', '--no-fund', '--ignore-scripts', ...names.map(specifier)],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const description = prunedDescription(JSON.parse(textOf('openapi', 'data')), operationsInUse);
  write('openapi.json', jsonText({ source: specifier('openapi'), ...description }));
  const permissions = permissionsOf(JSON.parse(textOf('app-permissions', 'data')), operationsInUse);
  write('permissions.json', `${JSON.stringify(permissions, null, 1)}\n`);
  const queries = readFileSync(new URL('in-use.graphql', CONTRACT), 'utf8');
  const schema = prunedSchema(textOf('graphql-schema', 'data'), queries);
  write(
    'schema.graphql',
    `# Pruned from ${specifier('graphql-schema')} by npm run update:openapi; see LICENSE.openapi.\n\n${schema}`,
  );
  // The one file here that the format check reads.
  const formatter = fileURLToPath(new URL('../node_modules/.bin/oxfmt', import.meta.url));
  execFileSync(formatter, [fileURLToPath(new URL('schema.graphql', CONTRACT))]);
  write(
    'LICENSE.openapi',
    names.map((name) => `${specifier(name)}\n\n${textOf(name, 'license').trim()}\n`).join('\n---\n\n'),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
