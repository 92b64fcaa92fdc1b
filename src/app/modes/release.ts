import type { Subject } from '../../core/subject.ts';
import type { Effect } from '../../core/effect.ts';
import type { ReleasePlan } from '../../release/plan.ts';
import type { ReleaseOptions } from '../../release/options.ts';
import type { Finding } from '../../core/finding.ts';
import { NO_READS } from '../mode.ts';
import type { Mode, Round } from '../mode.ts';

export interface ReleaseQuestion {
  readonly subject: Subject;
  readonly options: ReleaseOptions;
  readonly branch: string;
}

interface State {
  readonly plan?: ReleasePlan;
}

/** Plans from git alone, then reconciles: every effect looks at the world first, so that running again is the repair. */
export function releaseMode({ subject, options, branch }: ReleaseQuestion): Mode<State> {
  const round = (
    state: State,
    said: Pick<Round<State>['decision'], 'outcome' | 'reasonCode' | 'summary'> & {
      findings?: readonly Finding[];
      effects?: readonly Effect[];
    },
    more: Partial<Round<State>> = {},
  ): Round<State> => ({
    state,
    decision: { schemaVersion: 1, question: 'release', subject, findings: [], effects: [], ...said },
    read: { ...NO_READS, release: true },
    waitMs: 0,
    done: false,
    extra: state.plan === undefined || state.plan.notes === '' ? {} : { notes: state.plan.notes },
    outputs: state.plan === undefined ? {} : outputsOf(state.plan),
    ...more,
  });

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
      if (event.kind === 'performed') {
        const failed = event.receipts.find((receipt) => receipt.state === 'failed');
        const { plan } = state;
        if (failed !== undefined || plan === undefined) {
          return round(
            state,
            {
              outcome: 'stop',
              reasonCode: `${failed?.effect.kind.replaceAll('-', '_') ?? 'release'}_failed`,
              summary: failed?.detail ?? 'no plan',
            },
            { done: true },
          );
        }
        return round(
          state,
          {
            outcome: 'proceed',
            reasonCode: 'released',
            summary: `released ${plan.version ?? ''}: ${plan.reason}`,
          },
          { done: true },
        );
      }
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
      const next: State = { plan };
      if (plan.problem !== null) {
        const { reasonCode, reason, remedy } = plan.problem;
        return round(
          next,
          {
            outcome: 'stop',
            reasonCode,
            summary: reason,
            findings: [
              {
                gate: 'release',
                title: 'Release',
                verdict: 'fail',
                reasonCode,
                reason,
                remedy,
                evidence: [],
              },
            ],
          },
          { done: true },
        );
      }
      if (plan.version === null || plan.tag === null) {
        return round(
          next,
          { outcome: 'proceed', reasonCode: plan.reasonCode, summary: plan.reason },
          { done: true },
        );
      }
      const summary = `releasing ${plan.version}: ${plan.reason}`;
      const release = { ...plan, version: plan.version, tag: plan.tag };
      return round(next, {
        outcome: 'wait',
        reasonCode: 'releasing',
        summary,
        effects: effectsOf(release, options, branch, subject.sha),
      });
    },
  };
}

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

function outputsOf(plan: ReleasePlan): Record<string, string> {
  return {
    // Empty and not `false`: in a workflow's condition every non-empty text is true.
    released: plan.tag === null || plan.problem !== null ? '' : 'true',
    version: plan.version ?? '',
    tag: plan.tag ?? '',
    'previous-tag': plan.previousTag ?? '',
    notes: plan.notes,
    plan: JSON.stringify(plan),
  };
}
