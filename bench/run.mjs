// What the product promises about time and requests, measured on this machine: `npm run bench`.
//   node bench/run.mjs [--json] [--only sizes,start,steps,history,judge,waiting] [--turns N]
import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { longHistory } from './history.mjs';
import { judgeSources } from './judge/sources.mjs';
import { tickTime } from './judge/tick.mjs';
import { row, tableOf } from './rows.mjs';
import { wholeSteps, whileWaiting } from './runs.mjs';
import { sizes } from './sizes.mjs';
import { NODE } from './stage.mjs';
import { coldStarts } from './start.mjs';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string' },
    turns: { type: 'string', default: '25' },
  },
});
const turns = Number(values.turns);
if (!Number.isInteger(turns) || turns < 1)
  throw new Error(`--turns is '${values.turns}', a number from 1 is wanted`);

// One after the other: what is timed has the machine to itself.
const SECTIONS = {
  sizes: () => sizes(),
  start: () => coldStarts({ node: NODE, turns }),
  steps: () => wholeSteps(5),
  history: () => longHistory(),
  async judge() {
    const { metrics, medianMs, p99Ms } = tickTime(await judgeSources());
    return [
      row(`the judge, one tick of ${metrics} metrics`, medianMs, 'ms'),
      row(`the judge, one tick of ${metrics} metrics, the slowest in a hundred`, p99Ms, 'ms'),
    ];
  },
  waiting: () => whileWaiting(),
};

const names = values.only?.split(',') ?? Object.keys(SECTIONS);
const rows = [];
for (const name of names) {
  if (!Object.hasOwn(SECTIONS, name))
    throw new Error(`there is no section '${name}'; there are ${Object.keys(SECTIONS).join(', ')}`);
  const from = performance.now();
  rows.push(...(await SECTIONS[name]()));
  process.stderr.write(`${name}: ${((performance.now() - from) / 1000).toFixed(0)} s\n`);
}

const version = execFileSync(NODE, ['--version'], { encoding: 'utf8' }).trim();
const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${process.platform}, node ${version}`;
if (values.json) console.log(JSON.stringify({ machine, rows }));
else console.log(`${machine}\n\n${tableOf(rows)}`);
const broken = rows.filter(({ kept }) => kept === false);
if (broken.length > 0) {
  process.stderr.write(`not kept: ${broken.map(({ what }) => what).join('; ')}\n`);
  process.exitCode = 1;
}
