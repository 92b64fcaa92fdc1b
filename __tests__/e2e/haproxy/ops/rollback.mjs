// Ends the version that was rolled back; its traffic was taken away before.
import { servers } from './haproxy.mjs';

const left = (await servers()).find(({ version }) => version === process.env.DEPLOY_ROLLBACK_FROM);
if (left !== undefined) {
  if (left.weight > 0) throw new Error(`${left.name} still has traffic`);
  const answer = await fetch(`${process.env.HOST_URL}/${left.slot}`, { method: 'DELETE' });
  if (!answer.ok) throw new Error(await answer.text());
}
