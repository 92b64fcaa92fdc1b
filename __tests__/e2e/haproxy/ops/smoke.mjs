// Asks the candidate itself, past the traffic. 75 asks to be tried again: another version answers there.
import { sides } from './haproxy.mjs';

const { candidate } = await sides();
if (candidate.version !== process.env.DEPLOY_VERSION) process.exit(75);
const answer = await fetch(`${candidate.url}/healthz`);
if (!answer.ok) throw new Error(`${candidate.url}/healthz answers ${answer.status}`);
