import { counted, grouped, quantity } from '../../../report/figures.ts';
import type { Played } from './play.ts';

/** When the candidate met its first users, and when it had lost them again. */
function spell({ weights }: Pick<Played, 'weights'>): { readonly from?: number; readonly to?: number } {
  const from = weights.find(({ percent }) => percent > 0)?.at;
  const to =
    from === undefined ? undefined : weights.find(({ at, percent }) => at > from && percent === 0)?.at;
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

export const seconds = (ms: number): string =>
  `${quantity('count', Math.max(0.1, Math.round(ms / 100) / 10))} s`;

/** How long the candidate had users; `undefined` where it never had or still has them. */
export function exposure(it: Pick<Played, 'weights'>): number | undefined {
  const { from, to } = spell(it);
  return from === undefined || to === undefined ? undefined : to - from;
}

/** What came of a scenario, in one sentence for people. */
export function endingOf(it: Played): string {
  const { scenario, version, baseline, met, served } = it;
  switch (scenario.ends) {
    case 'promoted':
      return `${version} is live for everyone: ${grouped(met.requests)} requests looked at on the way, nothing found against it`;
    case 'rolled-back': {
      const time = exposure(it);
      const share = served.requests > 0 ? met.requests / served.requests : 0;
      const after = time === undefined ? '' : ` ${seconds(time)} after it met its first users`;
      return `${version} was taken back${after}: it answered ${grouped(met.requests)} of ${grouped(served.requests)} requests (${quantity('share', share)}). ${baseline} serves everyone again, ${version} is in quarantine, production is on hold`;
    }
    case 'refused':
      return `${it.sha.slice(0, 7)} went nowhere: nothing was released, nothing was deployed`;
  }
}

/** How long a scenario took, and who was served meanwhile. */
export function meanwhile({ startedAt, endedAt, served }: Played): string {
  const failed = `${grouped(served.errors)} failed`;
  return `${String(Math.round((endedAt - startedAt) / 1000))} s, ${counted(served.requests, 'request')} of users served meanwhile, ${failed}`;
}
