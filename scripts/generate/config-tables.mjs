import { optionsOf } from './options.mjs';

const PROMETHEUS = ['url', 'token', 'requests', 'errors', 'slow.query', 'slow.over'];
const COMMAND = ['command', 'slow.over'];

const percent = (share) => `${Math.round(share * 1e6) / 1e4}%`;
const duration = (seconds) =>
  seconds < 1 ? `${seconds * 1000}ms` : seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`;

const limitPresets = (name, { errorRate, p95, errorsOverBaseline, latencyOverBaseline }) => ({
  ...(errorRate === undefined ? {} : { [`${name}.error-rate`]: percent(errorRate) }),
  ...(p95 === undefined ? {} : { [`${name}.p95`]: duration(p95) }),
  ...(errorsOverBaseline === undefined
    ? {}
    : { [`${name}.errors-over-baseline`]: percent(errorsOverBaseline) }),
  ...(latencyOverBaseline === undefined
    ? {}
    : { [`${name}.latency-over-baseline`]: `${latencyOverBaseline}x` }),
});

/** What the judge goes by where the file says nothing: the schema leaves it to the judge. */
const judgePresets = (judge) => ({
  ...limitPresets('limits', judge.limits),
  ...limitPresets('critical', judge.critical),
  ...limitPresets('warnings', judge.warnings),
  'tolerance.errors': percent(judge.tolerance.errors),
  'tolerance.latency': percent(judge.tolerance.latency),
  'false-alarm': percent(judge.falseAlarm),
  'max-blind': duration(judge.maxBlind),
  'stale-after': duration(judge.staleAfter),
  'warm-up': duration(judge.warmUp),
  'on-regression': judge.onRegression,
});

/** Rows of the tables about the config beyond gates, by the block's name. */
export function configRows({ judge, rollout, DEFAULT_JUDGE }) {
  const presets = judgePresets(DEFAULT_JUDGE);
  const judged = optionsOf(judge).map((row) => {
    const preset = presets[row.key];
    return preset === undefined ? row : Object.assign({}, row, { preset: `\`${preset}\`` });
  });
  // What a provider cannot go without is said by faults of its own, not by the schema both share.
  const forProvider = (keys, needed) =>
    judged
      .filter(({ key }) => keys.includes(key))
      .map((row) =>
        Object.assign({}, row, {
          preset: needed.includes(row.key) ? undefined : '',
          says: row.says.replace(/^For \w+(: )?/, '').replace(/^./, (first) => first.toUpperCase()),
        }),
      );
  const rolled = optionsOf(rollout);
  return {
    'options:prometheus': forProvider(PROMETHEUS, ['url', 'requests', 'errors']),
    'options:command': forProvider(COMMAND, ['command']),
    'options:judge': judged.filter(({ key }) => ![...PROMETHEUS, ...COMMAND].includes(key)),
    'options:traffic': rolled.filter(({ key }) => key.startsWith('traffic.')),
    'options:rollout': rolled.filter(({ key }) => !/^(traffic|judge)\./.test(key)),
  };
}
