import { elapsed, quantity } from '../figures.ts';
import type { Series } from '../report.ts';

/** A direction of a chart: where a value lies (0 to 1) and which values are written beside it. */
export interface Scale {
  readonly at: (value: number) => number;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
}

const within = (share: number): number => Math.min(1, Math.max(0, share));

/** The least of 1, 2, 2.5 and 5 times a power of ten that is not below `value`. */
export function roundUp(value: number): number {
  if (!(value > 0) || !Number.isFinite(value)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  // A little slack: 0.3 / 0.1 is more than 3.
  const factor = [1, 2, 2.5, 5, 10].find((one) => one * power >= value * (1 - 1e-9)) ?? 10;
  return factor * power;
}

/** From nothing to the highest value, or to the limit where that is higher; a share never beyond all of it. */
export function valueScale(unit: Series['unit'], highest: number): Scale {
  if (unit === 'evidence') return evidenceScale(highest);
  const step = roundUp((highest > 0 ? highest : 1e-9) / 4);
  const needed = Math.max(1, Math.ceil(highest / step - 1e-9)) * step;
  const top = unit === 'share' && highest <= 1 ? Math.min(1, needed) : needed;
  const count = Math.round(top / step);
  return {
    at: (value) => within(value / top),
    ticks: Array.from({ length: count + 1 }, (_, index) => index * step)
      .filter((value) => value <= top * (1 + 1e-9))
      .map((value) => ({ at: value / top, label: quantity(unit, value) })),
  };
}

/** Short: there is little room beside a chart on a phone. */
const POWERS = ['1', '10', '100', '1k', '10k', '100k', '1M'] as const;

/** Evidence grows by factors: each tick is ten times the one below. Beyond a million it is proof a thousand times over. */
function evidenceScale(highest: number): Scale {
  const powers = Math.min(6, Math.max(2, Math.ceil(Math.log10(Math.max(1, highest)) + 0.05)));
  return {
    at: (value) => within(Math.log10(Math.max(1, value)) / powers),
    ticks: Array.from({ length: powers + 1 }, (_, power) => ({
      at: power / powers,
      label: POWERS[power] ?? '',
    })),
  };
}

const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 43_200, 86_400];

/** Seconds since the start. */
export function timeScale(from: number, to: number): Scale {
  const span = to > from ? to - from : 1;
  const step = STEPS.find((one) => span / one <= 6) ?? Math.ceil(span / 6);
  const first = Math.ceil(from / step);
  const count = Math.max(0, Math.floor(to / step) - first + 1);
  return {
    at: (t) => within((t - from) / span),
    ticks: Array.from({ length: count }, (_, index) => (first + index) * step).map((t) => ({
      at: (t - from) / span,
      label: elapsed(t * 1000),
    })),
  };
}
