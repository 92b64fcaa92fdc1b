import type { ReportedCheck } from '../../core/facts.ts';
import type { Evidence } from '../../core/finding.ts';
import { shortSha } from '../../core/subject.ts';
import type { Verdict } from '../../core/verdict.ts';
import { worst } from '../../core/verdict.ts';
import { showDuration } from '../../schedule/duration.ts';
import { didYouMean } from '../../core/nearest.ts';
import { hasWildcard } from '../options/wildcard.ts';
import { isNamed, labelOf, wrongSource } from './identity.ts';
import type { CheckSelector, ChecksOptions } from './options.ts';
import { resultOf } from './result.ts';

/** What the commit shows at the moment of judging. */
export interface Scene {
  readonly sha: string;
  /** The newest result of every check that is not our own. */
  readonly newest: readonly ReportedCheck[];
  /** How much longer a check may take to appear; absent: it will not appear any more. */
  readonly appearsWithin?: number;
  /** How long was waited, once the deadline has passed. */
  readonly waited?: number;
}

/** One thing that was concluded about a selector, as a sentence. */
export interface Remark {
  readonly verdict: Verdict;
  readonly reasonCode: string;
  readonly sentence: string;
  readonly remedy?: string;
}

export interface Selection {
  readonly verdict: Verdict;
  readonly remarks: readonly Remark[];
  readonly evidence: readonly { readonly verdict: Verdict; readonly shown: Evidence }[];
}

function evidenceOf(check: ReportedCheck, label: string): Evidence {
  const where = [check.app, check.workflow, check.event].filter((part) => part !== undefined);
  const value = `${check.conclusion ?? check.status}${where.length === 0 ? '' : ` (${where.join(', ')})`}`;
  return { label, value, ...(check.url === undefined ? {} : { url: check.url }) };
}

/** Names to compare with: what was reported, a few of them. */
function knownNames(newest: readonly ReportedCheck[]): string {
  const names = [...new Set(newest.map(({ name }) => name))].toSorted();
  const more = names.length > 8 ? ` and ${String(names.length - 8)} more` : '';
  return `Reported there: ${names.slice(0, 8).join(', ')}${more}.`;
}

function meant(name: string, newest: readonly ReportedCheck[]): string {
  const names = newest.map((check) => check.name);
  const same = names.find((known) => known.trim().toLowerCase() === name.trim().toLowerCase());
  if (same !== undefined) return `; names are case-sensitive: did you mean '${same}'?`;
  return hasWildcard(name) ? '' : didYouMean(name, names);
}

/** What to say of checks that are asked for and not there. */
function missing(selector: CheckSelector, found: number, wrong: readonly string[], scene: Scene): Remark {
  const { name, min = 1, when } = selector;
  const on = shortSha(scene.sha);
  const some = `${name}: ${String(found)} of at least ${String(min)} checks reported on ${on}`;
  if (scene.appearsWithin !== undefined) {
    const left = `${showDuration(scene.appearsWithin)} left to appear`;
    return {
      verdict: 'pending',
      reasonCode: 'checks_missing',
      sentence: found > 0 ? `${some} so far, ${left}` : `${name} is not reported yet on ${on}, ${left}`,
    };
  }
  if (when === 'if-present') {
    return { verdict: 'skipped', reasonCode: 'checks_not_triggered', sentence: `${name} was not triggered` };
  }
  if (wrong.length > 0) {
    return {
      verdict: 'fail',
      reasonCode: 'checks_wrong_source',
      sentence: wrong.join('; '),
      remedy: 'Let the pinned app or workflow report it, or correct the pin in the gate.',
    };
  }
  if (found > 0) {
    const remedy = `Find out why the others did not run, or correct min. ${knownNames(scene.newest)}`;
    return { verdict: 'fail', reasonCode: 'checks_too_few', sentence: some, remedy };
  }
  return {
    verdict: 'fail',
    reasonCode: 'checks_missing',
    sentence:
      scene.newest.length === 0
        ? `${name} was never reported on ${on}, nor was any other check`
        : `${name} was never reported on ${on}${meant(name, scene.newest)}`,
    remedy:
      scene.newest.length === 0
        ? 'If the commit may have no checks, say so: when: if-present.'
        : knownNames(scene.newest),
  };
}

/** Judges every check that a selector names, and whether enough of them are there. */
export function selectionOf(
  selector: CheckSelector,
  accept: ChecksOptions['accept'],
  scene: Scene,
): Selection {
  const named = scene.newest.filter((check) => isNamed(check, selector));
  const judged = named.filter((check) => wrongSource(check, selector) === undefined);
  const others = named.flatMap((check) => {
    const why = wrongSource(check, selector);
    return why === undefined ? [] : [{ check, why }];
  });

  const results = judged.map((check) => {
    const result = resultOf(check, selector, accept, scene.newest, scene.waited);
    const label = labelOf(check, judged);
    return { check, result, label };
  });
  const remarks: Remark[] = results.map(({ result, label }) => ({
    verdict: result.verdict,
    reasonCode: result.reasonCode,
    sentence: `${label} ${result.says}`,
    ...(result.remedy === undefined ? {} : { remedy: result.remedy }),
  }));

  // Names, not identities: the same job run for a push and for a pull request is not two of the jobs asked for.
  const found = new Set(judged.map(({ name }) => name)).size;
  if (found < (selector.min ?? 1)) {
    remarks.push(
      missing(
        selector,
        found,
        others.map(({ why }) => why),
        scene,
      ),
    );
  }
  return {
    verdict: worst(remarks.map(({ verdict }) => verdict)) ?? 'fail',
    remarks,
    evidence: [
      ...results.map(({ check, result, label }) => ({
        verdict: result.verdict,
        shown: evidenceOf(check, label),
      })),
      ...others.map(({ check, why }) => ({
        verdict: 'skipped' as const,
        shown: { ...evidenceOf(check, check.name), value: `not counted: ${why}` },
      })),
    ],
  };
}
