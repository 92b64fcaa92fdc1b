// Runs canaries and says which rule would have rolled back, and when.
import { chance } from './chance.mjs';
import { mannWhitney, minuteThreshold } from './rules.mjs';
import { TICK, world } from './world.mjs';

export const MINUTES = 60;
const TICKS = (MINUTES * 60) / TICK;

/** The rules of others. */
const OTHERS = {
  'minute-threshold': () => minuteThreshold(),
  'mann-whitney-15m': () => mannWhitney({ every: 900 }),
  'mann-whitney-5m': () => mannWhitney({ every: 300 }),
};

/** The judge proves a regression; it rolls back when that is beyond a limit too. Both are told. */
const JUDGE = ['judge', 'judge-rollback'];

export const RULES = [...JUDGE, ...Object.keys(OTHERS)];

/** One canary: by rule, when it was found and how many bad requests the candidate had answered; absent when it was not. */
export function trial(judge, options, cell, seed, rules = RULES) {
  const random = chance(seed);
  const service = world(random, cell);
  let state = judge.startJudge(options, { history: { errors: service.past }, weight: cell.share, at: 0 });
  const others = Object.entries(OTHERS)
    .filter(([name]) => rules.includes(name))
    .map(([name, start]) => ({ name, rule: start() }));
  const found = {};
  let bad = 0;
  for (let i = 0; i < TICKS; i += 1) {
    const { at, candidate, baseline } = service.tick();
    bad += candidate.events;
    const open = (name) => rules.includes(name) && found[name] === undefined;
    if (open('judge') || open('judge-rollback')) {
      state = judge.observe(state, { at, weight: cell.share, metrics: { errors: { candidate, baseline } } });
      if (open('judge') && state.regression !== null) found['judge'] = { seconds: at, bad };
      if (open('judge-rollback') && state.rollback !== null) found['judge-rollback'] = { seconds: at, bad };
    }
    for (const { name, rule } of others) {
      if (open(name) && rule({ at, candidate, baseline })) found[name] = { seconds: at, bad };
    }
    if (rules.every((name) => found[name] !== undefined)) break;
  }
  return { found, bad };
}

/** A candidate that turns bad at second `cell.from`: seconds from then until it is proven, or null. */
export function lateTrial(judge, options, cell, seed) {
  const service = world(chance(seed), cell);
  let state = judge.startJudge(options, { history: { errors: service.past }, weight: cell.share, at: 0 });
  for (let i = 0; i < cell.from / TICK + TICKS; i += 1) {
    const { at, candidate, baseline } = service.tick();
    state = judge.observe(state, { at, weight: cell.share, metrics: { errors: { candidate, baseline } } });
    if (state.rollback !== null) return at - cell.from;
  }
  return null;
}

/** One canary until it is promoted: seconds, or null for never (rolled back, held, not proven). */
export function promotion(judge, options, cell, seed, stepMinimum = 0) {
  const random = chance(seed);
  const service = world(random, cell);
  let state = judge.startJudge(options, { history: { errors: service.past }, weight: cell.share, at: 0 });
  for (let i = 0; i < TICKS; i += 1) {
    const { at, candidate, baseline } = service.tick();
    state = judge.observe(state, { at, weight: cell.share, metrics: { errors: { candidate, baseline } } });
    const { outcome } = judge.verdictOf(state, { elapsed: at, minimum: stepMinimum });
    if (outcome === 'promote') return at;
    if (outcome === 'roll-back') return null;
  }
  return null;
}
