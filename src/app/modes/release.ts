import type { Subject } from '../../core/subject.ts';
import type { Receipt } from '../../core/decision.ts';
import type { Effect } from '../../core/effect.ts';
import type { ReleasePlan } from '../../release/plan.ts';
import type { ReleaseOptions } from '../../release/options.ts';
import type { Finding } from '../../core/finding.ts';
import { NO_READS } from '../mode.ts';
import type { Mode, Round } from '../mode.ts';
import { releaseFindings } from './releaseFindings.ts';

export interface ReleaseQuestion {
  readonly subject: Subject;
  readonly options: ReleaseOptions;
  readonly branch: string;
}

interface State {
  readonly plan?: ReleasePlan;
  readonly findings?: readonly Finding[];
}

/** Plans from git alone, then reconciles: every effect looks at the world first, so that running again is the repair. */
export function releaseMode({ subject, options, branch }: ReleaseQuestion): Mode<State> {
  const round = (
    state: State,
    said: Pick<Round<State>['decision'], 'outcome' | 'reasonCode' | 'summary'> & {
      effects?: readonly Effect[];
    },
    more: Partial<Round<State>> = {},
  ): Round<State> => ({
    state,
    decision: {
      schemaVersion: 1,
      question: 'release',
      subject,
      findings: state.findings ?? [],
      effects: [],
      ...said,
    },
    read: { ...NO_READS, release: true },
    waitMs: 0,
    done: false,
    extra: state.plan === undefined || state.plan.notes === '' ? {} : { notes: state.plan.notes },
    outputs: state.plan === undefined ? {} : outputsOf(state.plan),
    ...more,
  });

  const performed = (state: State, receipts: readonly Receipt[]): Round<State> => {
    const { plan } = state;
    const failed = receipts.find((receipt) => receipt.state === 'failed');
    const there = receipts.some(
      ({ effect, state: end }) => effect.kind === 'create-release' && HAPPENED.has(end),
    );
    const outputs = plan === undefined ? {} : { ...outputsOf(plan), released: there ? 'true' : '' };
    if (failed !== undefined || plan === undefined) {
      const reasonCode = `${failed?.effect.kind.replaceAll('-', '_') ?? 'release'}_failed`;
      const summary = failed?.detail ?? 'no plan';
      return round(state, { outcome: 'stop', reasonCode, summary }, { done: true, outputs });
    }
    const again = receipts.every((receipt) => receipt.state === 'already-done');
    return round(
      state,
      again
        ? {
            outcome: 'proceed',
            reasonCode: 'already_released',
            summary: `${plan.version ?? ''} is released already, and nothing of it is missing`,
          }
        : {
            outcome: 'proceed',
            reasonCode: 'released',
            summary: `released ${plan.version ?? ''}: ${plan.reason}`,
          },
      { done: true, outputs },
    );
  };

  return {
    start: () => round({}, { outcome: 'wait', reasonCode: 'reading', summary: 'reading the history' }),
    step(state, event) {
      if (event.kind === 'cancelled') {
        return round(
          state,
          {
            outcome: 'hold',
            reasonCode: 'cancelled',
            summary: `cancelled (${event.why}); run it again to finish`,
          },
          { done: true },
        );
      }
      if (event.kind === 'performed') return performed(state, event.receipts);
      const facts = event.release;
      if (facts?.state !== 'known') {
        const why = facts === undefined ? 'the history was not read' : `${facts.source}: ${facts.reason}`;
        return round(
          state,
          { outcome: 'hold', reasonCode: 'history_unreadable', summary: why },
          { done: true },
        );
      }
      const plan = facts.value;
      const findings = releaseFindings(plan, options);
      const next: State = { plan, findings };
      const wrong = findings.find(({ verdict }) => verdict === 'fail');
      if (wrong !== undefined) {
        const { reasonCode, reason } = wrong;
        return round(next, { outcome: 'stop', reasonCode, summary: reason }, { done: true });
      }
      if (plan.version === null || plan.tag === null) {
        const nearly = findings.filter(({ advisory }) => advisory === true).map(({ reason }) => reason);
        const summary = [plan.reason, ...nearly].join('; ');
        return round(next, { outcome: 'proceed', reasonCode: plan.reasonCode, summary }, { done: true });
      }
      const release = { ...plan, version: plan.version, tag: plan.tag };
      // The answer of a dry run, which performs none of the effects; whatever performing comes to replaces it.
      return round(next, {
        outcome: 'proceed',
        reasonCode: plan.reasonCode,
        summary: `${plan.version} is to be released: ${plan.reason}`,
        effects: effectsOf(release, options, branch, subject.sha),
      });
    },
  };
}

const HAPPENED: ReadonlySet<Receipt['state']> = new Set<Receipt['state']>(['done', 'already-done']);

type Due = ReleasePlan & { readonly version: string; readonly tag: string };

/** In the order that a crash leaves least behind: the tag is the lock, floating tags and the changelog follow what is released. */
function effectsOf(plan: Due, options: ReleaseOptions, branch: string, sha: string): readonly Effect[] {
  return [
    { kind: 'create-tag', tag: plan.tag, sha, message: `${plan.tag}\n\n${plan.reason}\n` },
    {
      kind: 'create-release',
      tag: plan.tag,
      name: plan.tag,
      body: plan.body,
      prerelease: plan.prerelease,
      latest: plan.latest,
    },
    ...plan.floating.map((tag): Effect => ({
      kind: 'move-tag',
      tag,
      sha,
      version: plan.version,
      pattern: options.tag,
    })),
    ...(options.changelog === null
      ? []
      : [
          {
            kind: 'commit-changelog' as const,
            branch,
            path: options.changelog,
            version: plan.version,
            section: plan.notes,
            message: `docs: changelog of ${plan.tag} [skip ci]`,
          },
        ]),
  ];
}

/** A job's outputs may hold 1 MB together, counted in UTF-16: the first release of a long history is more. */
const MOST_OUTPUT = 200_000;

function outputsOf(plan: ReleasePlan): Record<string, string> {
  const whole = JSON.stringify(plan);
  const { commits, notes, ...rest } = plan;
  return {
    // Empty and not `false`: in a workflow's condition every non-empty text is true. It is said when there is a release.
    released: '',
    version: plan.version ?? '',
    tag: plan.tag ?? '',
    'previous-tag': plan.previousTag ?? '',
    notes: notes.length > MOST_OUTPUT ? plan.body : notes,
    plan: whole.length > MOST_OUTPUT ? JSON.stringify({ ...rest, commitsLeftOut: commits.length }) : whole,
  };
}
