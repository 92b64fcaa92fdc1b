// `set` gives the candidate DEPLOY_WEIGHT per cent of the traffic, `read` prints what it has.
import { order, sides } from './haproxy.mjs';

// A server's weight is 0 to 256, and its share is its part of the sum: so both are set, and the sum is as fine as it gets.
const WHOLE = 256;

const { candidate, other } = await sides();
if (process.argv[2] === 'set') {
  const weight = Math.round((Number(process.env.DEPLOY_WEIGHT) / 100) * WHOLE);
  if (!(weight >= 0 && weight <= WHOLE)) throw new Error(`DEPLOY_WEIGHT is '${process.env.DEPLOY_WEIGHT}'`);
  await order(
    `set server ${candidate.name} weight ${weight}; set server ${other.name} weight ${WHOLE - weight}`,
  );
} else {
  const sum = candidate.weight + other.weight;
  if (sum === 0) throw new Error('neither server has a weight');
  console.log(Math.round((candidate.weight / sum) * 10_000) / 100);
}
