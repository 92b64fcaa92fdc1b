import type { Finding } from '../core/finding.ts';
import { VERDICTS } from '../core/verdict.ts';

const place = ({ verdict, advisory }: Finding): number =>
  VERDICTS.indexOf(verdict) * 2 + (advisory === true ? 1 : 0);

/** Worst first; among equals those that decide before advisory ones, then in the order given. */
export function worstFirst(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((a, b) => place(a) - place(b));
}
