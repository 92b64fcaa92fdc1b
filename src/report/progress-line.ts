import { cleanLine } from './clean.ts';
import { significant } from './figures.ts';
import type { Report } from './report.ts';

/** What a progress line says, read back. */
export interface Progress {
  /** 0 to 1. */
  readonly share: number;
  readonly step: number;
  readonly steps: number;
  readonly evidence?: { readonly value: number; readonly threshold: number };
  readonly text: string;
}

/**
 * One line of the log while a rollout is watched: `~ 20% of traffic, step 3 of 5, evidence 3.2 of 100: …`. `undefined` where
 * there is nothing on its way.
 */
export function progressLine({ progress, series = [] }: Report): string | undefined {
  if (progress === undefined || progress.share === 0) return undefined;
  const evidence = series.find(({ unit }) => unit === 'evidence');
  const value = evidence?.points.at(-1)?.value;
  const said =
    value === undefined || evidence?.limit === undefined
      ? ''
      : `, evidence ${significant(Math.min(value, 1e6))} of ${significant(evidence.limit)}`;
  const share = Math.round(progress.share * 1000) / 10;
  return `~ ${share}% of traffic, step ${progress.step} of ${progress.steps}${said}: ${cleanLine(progress.text)}`;
}

const LINE =
  /^~ (?<share>[\d.]+)% of traffic, step (?<step>\d+) of (?<steps>\d+)(?:, evidence (?<value>[\d.,]+) of (?<limit>[\d.,]+))?: (?<text>.*)$/;

/** What `progressLine` wrote; `undefined` for any other line. */
export function readProgressLine(line: string): Progress | undefined {
  const found = LINE.exec(line)?.groups;
  if (found === undefined) return undefined;
  const number = (text = ''): number => Number(text.replaceAll(',', ''));
  return {
    share: number(found['share']) / 100,
    step: number(found['step']),
    steps: number(found['steps']),
    ...(found['value'] === undefined
      ? {}
      : { evidence: { value: number(found['value']), threshold: number(found['limit']) } }),
    text: found['text'] ?? '',
  };
}
