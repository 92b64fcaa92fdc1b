import type { Series } from './report.ts';

// Numbers and times as people read them. The same input gives the same text on every machine: no locale, no time zone.

/** `1234567` → `1,234,567`. */
export function grouped(value: number, digits = 0): string {
  if (!Number.isFinite(value)) return 'no number';
  const [whole = '0', fraction] = Math.abs(value).toFixed(digits).split('.');
  const signed = value < 0 && Number(value.toFixed(digits)) !== 0 ? '-' : '';
  const thousands = whole.replace(/\B(?=(?:\d{3})+$)/gu, ',');
  return `${signed}${thousands}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** About three significant digits: `0.0531`, `5.31`, `531`, `53,100`. */
export function significant(value: number): string {
  if (!Number.isFinite(value)) return 'no number';
  if (value === 0) return '0';
  const magnitude = Math.floor(Math.log10(Math.abs(value)));
  const text = grouped(value, Math.min(6, Math.max(0, 2 - magnitude)));
  return text.includes('.') ? text.replace(/\.?0+$/u, '') : text;
}

const SAID: Readonly<Record<Series['unit'], (value: number) => string>> = {
  share: (value) => `${significant(value * 100)}%`,
  'per-second': (value) => `${significant(value)}/s`,
  ms: (value) => `${significant(value)} ms`,
  count: (value) => significant(value),
  evidence: (value) => (value >= 1e6 ? 'over 1,000,000' : significant(value)),
};

/** A number with its unit; `share` is from 0 to 1 and is said in percent. */
export function quantity(unit: Series['unit'], value: number): string {
  return Number.isFinite(value) ? SAID[unit](value) : 'no data';
}

const pad = (value: number): string => String(value).padStart(2, '0');

/** `83 s` → `1:23`, `3,683 s` → `1:01:23`; before the start it has a minus. Milliseconds. */
export function elapsed(ms: number): string {
  if (!Number.isFinite(ms)) return '?';
  const seconds = Math.round(Math.abs(ms) / 1000);
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const text =
    hours > 0 ? `${hours}:${pad(minutes)}:${pad(seconds % 60)}` : `${minutes}:${pad(seconds % 60)}`;
  return ms < 0 && seconds > 0 ? `-${text}` : text;
}

/** `2026-11-21 01:40:12 UTC`, or words where the number is no time. */
export function moment(ms: number): string {
  // Beyond this ECMAScript has no dates and toISOString throws.
  if (!(Math.abs(ms) <= 8.64e15)) return 'at an unknown time';
  return `${new Date(ms).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** `one gate`, `3 gates`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}
