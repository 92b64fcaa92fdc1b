// Ends the version that was rolled back. Its traffic was taken away before; what is under way comes to its end first.
import { drained, servers } from './haproxy.mjs';

const left = (await servers()).find(({ version }) => version === process.env.DEPLOY_ROLLBACK_FROM);
if (left !== undefined) {
  if (left.weight > 0) throw new Error(`${left.name} still has traffic`);
  await drained(left.name);
  const answer = await fetch(`${process.env.HOST_URL}/${left.slot}`, { method: 'DELETE' });
  if (!answer.ok) throw new Error(await answer.text());
}
