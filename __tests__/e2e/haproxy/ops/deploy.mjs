// Starts DEPLOY_VERSION where the stable version is not, and waits until HAProxy finds it well. A second run finds it done.
import { setTimeout as sleep } from 'node:timers/promises';
import { RUNNING, sides } from './haproxy.mjs';

const { DEPLOY_VERSION: version, HOST_URL: host } = process.env;
const { candidate } = await sides();
if (candidate.version !== version) {
  if (candidate.weight > 0) throw new Error(`${candidate.name} serves ${candidate.version}`);
  const answer = await fetch(`${host}/${candidate.slot}?version=${version}`, { method: 'PUT' });
  if (!answer.ok) throw new Error(await answer.text());
}
// Until its first check has passed it is down for HAProxy, and requests sent there end as 503.
for (const until = Date.now() + 10_000; ; await sleep(100)) {
  const found = (await sides()).candidate;
  if (found.version === version && found.state === RUNNING) break;
  if (Date.now() > until) throw new Error(`${found.name} is in state ${found.state} with ${found.version}`);
}
console.log(`${version} runs at ${candidate.name}`);
