// HAProxy's runtime API: https://docs.haproxy.org/2.6/management.html#9.3
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const BACKEND = 'app';
/** `srv_op_state` of a server whose checks pass. */
export const RUNNING = '2';

/** Says one command on a connection of its own, which is how the socket works, and gives the answer. */
export async function ask(command) {
  const socket = connect(process.env.HAPROXY_SOCKET ?? '');
  let answer = '';
  socket.setEncoding('utf8').on('data', (text) => (answer += text));
  socket.end(`${command}\n`);
  await once(socket, 'close');
  return answer.trim();
}

/** Says a command that answers nothing when it is done; anything else is why not. */
export async function order(command) {
  const answer = await ask(command);
  if (answer !== '') throw new Error(`${command}: ${answer}`);
}

/** The backend's servers, each with the version that answers there; without one where nothing answers. */
export async function servers() {
  const [, header = '', ...rows] = (await ask(`show servers state ${BACKEND}`)).split('\n');
  const names = header.replace(/^# /, '').split(' ');
  return Promise.all(
    rows.map(async (row) => {
      const values = row.split(' ');
      const of = (name) => values[names.indexOf(name)];
      const url = `http://${of('srv_addr')}:${of('srv_port')}`;
      return {
        name: `${BACKEND}/${of('srv_name')}`,
        slot: of('srv_name'),
        url,
        state: of('srv_op_state'),
        weight: Number(of('srv_uweight')),
        version: await versionAt(url),
      };
    }),
  );
}

export async function versionAt(url) {
  try {
    const answer = await fetch(`${url}/version`, { signal: AbortSignal.timeout(2000) });
    return (await answer.json()).version;
  } catch {
    return undefined; // nothing runs there, which is what an empty place looks like
  }
}

/** The candidate's server and the other one. A candidate that does not answer is wherever the stable version is not. */
export async function sides() {
  const all = await servers();
  const { DEPLOY_CANDIDATE_VERSION: candidate, DEPLOY_STABLE_VERSION: stable } = process.env;
  const here =
    all.find(({ version }) => version === candidate) ??
    all.find(({ version, weight }) => (stable ? version !== stable : weight === 0));
  const other = all.find((server) => server !== here);
  if (here === undefined || other === undefined) throw new Error('there is no place for the candidate');
  return { candidate: here, other };
}

/** Resolves when no request is under way at a server any more; throws when some still are after ten seconds. */
export async function drained(name) {
  for (const until = Date.now() + 10_000; ; await sleep(50)) {
    const [header = '', ...rows] = (await ask('show stat')).split('\n').map((line) => line.split(','));
    const row = rows.find((values) => `${values[0]}/${values[1]}` === name);
    const sessions = row?.[header.indexOf('scur')];
    if (sessions === '0') return;
    if (Date.now() > until) throw new Error(`${name} still has ${sessions} sessions`);
  }
}
