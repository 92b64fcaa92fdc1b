// How often the judge is wrong and how soon it is right, beside the rules others use.
//   node bench/judge.mjs [--seed N] [--runs N] [--json] [--only null|alternatives|late|promotion|tick]
import { parseArgs } from 'node:util';
import { judgeSources } from './judge/sources.mjs';
import { print } from './judge/table.mjs';
import { tickTime } from './judge/tick.mjs';
import { lateTrial, MINUTES, promotion, RULES, trial } from './judge/trials.mjs';
import { NOISES } from './judge/world.mjs';

const SHARES = [0.05, 0.1, 0.5];
const RATES = [0.0075, 0.01, 0.02, 0.05, 0.2];

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    runs: { type: 'string', default: '2000' },
    json: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
});
const seed = Number(values.seed);
const runs = Number(values.runs);
const wanted = (part) => values.only === undefined || values.only === part;

const judge = await judgeSources();
const options = judge.judgeOptions();

/** A seed of its own for every run of every cell. */
let started = 0;
const seedsOf = () => {
  started += 1;
  const cell = started;
  return (run) => (seed * 1_000_003 + cell * 7919 + run * 104_729) >>> 0;
};

/** The upper end of the one-sided 95 % interval of a share (Clopper and Pearson, by bisection). */
function upper95(hits, trials) {
  if (hits >= trials) return 1;
  let low = hits / trials;
  let high = 1;
  for (let i = 0; i < 50; i += 1) {
    const p = (low + high) / 2;
    let term = Math.exp(trials * Math.log1p(-p));
    let sum = term;
    for (let k = 1; k <= hits; k += 1) {
      term *= ((trials - k + 1) / k) * (p / (1 - p));
      sum += term;
    }
    if (sum > 0.05) low = p;
    else high = p;
  }
  return high;
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)];

function nullCells() {
  const harmless = SHARES.map((share) => ({
    noise: 'independent',
    share,
    rate: 0.0055,
    name: 'harmless +10%',
  }));
  return [
    ...NOISES.flatMap((noise) => SHARES.map((share) => ({ noise, share, rate: 0.005, name: noise }))),
    ...harmless,
  ].flatMap(({ name, ...cell }) => {
    const seeds = seedsOf();
    const hits = Object.fromEntries(RULES.map((rule) => [rule, 0]));
    for (let run = 0; run < runs; run += 1) {
      const { found } = trial(judge, options, cell, seeds(run));
      for (const rule of Object.keys(found)) hits[rule] += 1;
    }
    return RULES.map((rule) => ({
      noise: name,
      share: cell.share,
      rule,
      falseRollback: hits[rule] / runs,
      upper95: upper95(hits[rule], runs),
    }));
  });
}

function alternativeCells() {
  return NOISES.filter((noise) => noise !== 'shared-drift').flatMap((noise) =>
    SHARES.flatMap((share) =>
      RATES.flatMap((rate) => {
        const seeds = seedsOf();
        const trials = Array.from({ length: runs }, (_, run) =>
          trial(judge, options, { noise, share, rate }, seeds(run)),
        );
        return RULES.map((rule) => {
          const found = trials.map((each) => each.found[rule]);
          const seconds = median(found.map((hit) => hit?.seconds ?? Infinity));
          return {
            noise,
            share,
            rate,
            rule,
            detected: found.filter((hit) => hit !== undefined).length / runs,
            medianSeconds: Number.isFinite(seconds) ? seconds : null,
            medianBadRequests: median(trials.map((each) => each.found[rule]?.bad ?? each.bad)),
          };
        });
      }),
    ),
  );
}

/** Candidates that serve well for an hour and then turn bad. */
function lateCells() {
  return SHARES.flatMap((share) =>
    [0.02, 0.05].map((rate) => {
      const seeds = seedsOf();
      const cell = { noise: 'independent', share, rate, from: 3600 };
      // An hour longer than other cells: a tenth of the runs says enough.
      const count = Math.max(20, Math.round(runs / 10));
      const times = Array.from({ length: count }, (_, run) => lateTrial(judge, options, cell, seeds(run)));
      const seconds = median(times.map((time) => time ?? Infinity));
      return {
        noise: cell.noise,
        share,
        rate,
        from: cell.from,
        runs: count,
        detected: times.filter((time) => time !== null && time > 0).length / count,
        medianSeconds: Number.isFinite(seconds) ? seconds : null,
      };
    }),
  );
}

function promotionCells() {
  return [0, 0.005, 0.0075, 0.02].map((rate) => {
    const seeds = seedsOf();
    // A service without errors has none on either side.
    const cell = { noise: 'independent', share: 0.05, rate, base: rate === 0 ? 0 : 0.005 };
    const times = Array.from({ length: runs }, (_, run) => promotion(judge, options, cell, seeds(run)));
    const seconds = median(times.map((time) => time ?? Infinity));
    return {
      noise: cell.noise,
      share: cell.share,
      rate,
      promoted: times.filter((time) => time !== null).length / runs,
      medianSeconds: Number.isFinite(seconds) ? seconds : null,
    };
  });
}

const result = {
  seed,
  runs,
  minutes: MINUTES,
  ...(wanted('null') ? { null: nullCells() } : {}),
  ...(wanted('alternatives') ? { alternatives: alternativeCells() } : {}),
  ...(wanted('late') ? { late: lateCells() } : {}),
  ...(wanted('promotion') ? { promotion: promotionCells() } : {}),
  ...(wanted('tick') ? { tick: tickTime(judge) } : {}),
};

if (values.json) console.log(JSON.stringify(result));
else print(result);
