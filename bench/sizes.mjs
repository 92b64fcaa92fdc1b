import { readdirSync, statSync } from 'node:fs';
import { row } from './rows.mjs';
import { ROOT } from './sources.mjs';

const KB = 1024;

/** What the bundle weighs, part by part: a step loads main, run, github, modes and summary, the others when needed. */
export function sizes() {
  const parts = readdirSync(`${ROOT}/dist`)
    .filter((name) => name.endsWith('.js'))
    .map((name) => ({ name, bytes: statSync(`${ROOT}/dist/${name}`).size }));
  const all = parts.reduce((sum, { bytes }) => sum + bytes, 0);
  return [
    ...parts.map(({ name, bytes }) => row(`dist/${name}`, Math.ceil(bytes / KB), 'KB')),
    row('all parts', Math.ceil(all / KB), 'KB'),
  ];
}
