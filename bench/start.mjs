// Cold starts of the bundle beside bare node, in turns: what else the machine does falls on all of them alike.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, row } from './rows.mjs';
import { ROOT } from './sources.mjs';

const WARM_UP = 3;
const MAIN = `${ROOT}/dist/main.js`;

/** @param {{ node: string, turns: number }} options */
export async function coldStarts({ node, turns }) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-start-'));
  const empty = join(folder, 'empty.mjs');
  writeFileSync(empty, '');
  const server = createServer((request) => request.socket.destroy()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const job = environment(folder, `http://127.0.0.1:${server.address().port}`);
  const { INPUT_MODE: _missing, ...withoutMode } = job;
  const times = { bare: [], refusal: [], request: [] };
  try {
    for (let turn = -WARM_UP; turn < turns; turn += 1) {
      const one = {
        bare: await toExit(node, empty, job),
        refusal: await toExit(node, MAIN, withoutMode),
        request: await toRequest(node, MAIN, job, server),
      };
      if (turn >= 0) for (const [name, ms] of Object.entries(one)) times[name].push(ms);
    }
  } finally {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
  const against = (name) => median(times[name].map((ms, turn) => ms / times.bare[turn]));
  return [
    row('bare node, to its end', median(times.bare), 'ms'),
    row('a missing input, to the end', median(times.refusal), 'ms', { ratio: against('refusal'), most: 1.3 }),
    row('a gate, to its first request', median(times.request), 'ms', { ratio: against('request'), most: 2 }),
  ];
}

/** A step's variables and files, as the runner sets them. */
function environment(folder, url) {
  const file = (name, text = '') => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  return {
    PATH: process.env.PATH,
    HOME: folder,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_REPOSITORY: 'acme/app',
    GITHUB_API_URL: url,
    GITHUB_GRAPHQL_URL: `${url}/graphql`,
    GITHUB_SERVER_URL: url,
    GITHUB_EVENT_NAME: 'push',
    GITHUB_EVENT_PATH: file('event.json', '{}'),
    GITHUB_SHA: 'a'.repeat(40),
    GITHUB_REF: 'refs/heads/main',
    GITHUB_RUN_ID: '1',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_ACTOR: 'acme',
    GITHUB_JOB: 'gate',
    GITHUB_WORKSPACE: folder,
    GITHUB_OUTPUT: file('output'),
    GITHUB_STATE: file('state'),
    GITHUB_STEP_SUMMARY: file('summary'),
    RUNNER_TEMP: folder,
    INPUT_MODE: 'gate',
    INPUT_ENVIRONMENT: 'staging',
    INPUT_TOKEN: 'ghs_none_of_anybody',
  };
}

/** A process whose output is a pipe that is read, as on the runner. */
function started(node, file, env) {
  const child = spawn(node, [file], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.resume();
  child.stderr.resume();
  return child;
}

async function toExit(node, file, env) {
  const from = performance.now();
  await once(started(node, file, env), 'exit');
  return performance.now() - from;
}

async function toRequest(node, file, env, server) {
  const from = performance.now();
  const child = started(node, file, env);
  const ended = once(child, 'exit');
  const outcome = await Promise.race([once(server, 'request').then(() => performance.now() - from), ended]);
  if (typeof outcome !== 'number')
    throw new Error(`the gate ended with ${outcome[0]} before it asked anything`);
  child.kill('SIGKILL');
  await ended;
  return outcome;
}
