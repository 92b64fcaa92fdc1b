import type { Moment, Report } from '../../../report/report.ts';
import type { PlayEvent } from '../runner/index.ts';

type Said = Omit<Moment, 'at'>;

const JOB_WORDS: Readonly<Record<string, readonly [kind: Moment['kind'], word: string]>> = {
  success: ['step', 'succeeds'],
  failure: ['trouble', 'fails'],
  cancelled: ['trouble', 'is cancelled'],
};

/** A job's name as the pipeline gives it, without that of the job that calls the pipeline. */
export function jobName(name: string): string {
  return name.replace(/^Pipeline \/ /, '');
}

/** What a job's state is worth saying; `undefined` for what goes without saying. */
export function saidOfJob(event: Extract<PlayEvent, { kind: 'job' }>): Said | undefined {
  const name = jobName(event.job);
  if (event.state === 'waiting') {
    const environment = event.environment ?? '';
    return { kind: 'info', text: `${name}: the run waits for the reviewers of ${environment}` };
  }
  const words = JOB_WORDS[event.state];
  return words === undefined ? undefined : { kind: words[0], text: `${name} ${words[1]}` };
}

const SIGNS: Readonly<Record<string, Moment['kind']>> = {
  '·': 'info',
  '▸': 'step',
  '◆': 'decision',
  '!': 'trouble',
};

/** Reads the moments of a rollout from jobs' logs as they come. */
export interface LogReader {
  /** The moment that a line tells; `undefined` for any other line, and for what this job has told before. */
  read(event: Extract<PlayEvent, { kind: 'line' }>): Said | undefined;
}

/** A job tells each moment as it happens, all of them once more at its end, and another attempt what the one before told. */
export function logReader(): LogReader {
  const told = new Set<string>();
  const ended = new Set<string>();
  return {
    read({ job, step, line }) {
      const place = `${job}/${step}`;
      if (line.text === 'Timeline') ended.add(place);
      const found = /^ {2,}(?<time>\d[\d:]*) (?<sign>[·▸◆!]) (?<said>.*)$/u.exec(line.text)?.groups;
      if (found === undefined) return undefined;
      const { time = '', sign = '', said = '' } = found;
      const key = `${job} ${time} ${said}`;
      if (told.has(key) || ended.has(place)) return undefined;
      told.add(key);
      const kind = SIGNS[sign];
      return kind === undefined ? undefined : { kind, text: placed(job, said) };
    },
  };
}

/** Production is what it is all about; what happens elsewhere says where. */
function placed(job: string, text: string): string {
  const environment = /^Deploy to (?<name>.*)$/.exec(jobName(job))?.groups?.['name'];
  return environment === undefined || environment === 'production' ? text : `${environment}: ${text}`;
}

/**
 * All moments of a scenario in order: what the stage saw, and what the rollouts themselves wrote down, which know their times
 * better than the log that told of them.
 * @param heard what was told while it went on, each moment with the job whose log it was read from
 */
export function wholeTimeline(
  heard: readonly (Moment & { readonly job?: string })[],
  reports: readonly Report[],
): readonly Moment[] {
  const written = reports.flatMap(({ decision, timeline }) => {
    const { environment } = decision.subject;
    const job = `Deploy to ${environment ?? ''}`;
    return environment === undefined
      ? []
      : timeline.map((moment) => ({ ...moment, text: placed(job, moment.text) }));
  });
  const texts = new Set(written.map(({ text }) => text));
  const own = heard.filter(({ job, text }) => job === undefined || !texts.has(text));
  return [...own.map(({ at, kind, text }) => ({ at, kind, text })), ...written].toSorted(
    (a, b) => a.at - b.at,
  );
}
