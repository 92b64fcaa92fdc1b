import type { LedgerOperation } from './ledger.ts';
import type { DeploymentPayload } from './facts.ts';

/** A user's command, and when it is run. */
export const HOOKS = [
  'backup',
  'migrate',
  'deploy',
  'smoke',
  'rollback',
  'migrations',
  'config',
  'caches',
] as const;
export type Hook = (typeof HOOKS)[number];

/** States we give a deployment. */
export type DeploymentState = 'queued' | 'in_progress' | 'success' | 'failure' | 'error' | 'inactive';

/**
 * One thing to do in the world, as data. An effect names its object by natural key, never by an id from GitHub:
 * whoever performs it finds the id. Performed twice it happens once, except a user's command, which gets the same key.
 */
export type Effect =
  | { readonly kind: 'create-tag'; readonly tag: string; readonly sha: string; readonly message: string }
  | {
      readonly kind: 'create-release';
      readonly tag: string;
      readonly name: string;
      readonly body: string;
      readonly prerelease: boolean;
      /** The one GitHub shows as latest: false for a version below the highest, e.g. of a maintenance branch. */
      readonly latest: boolean;
    }
  | {
      /** A floating tag such as v1: never backwards, so it carries the version it stands for. */
      readonly kind: 'move-tag';
      readonly tag: string;
      readonly sha: string;
      readonly version: string;
      /** The pattern version tags follow, e.g. `v{version}`. */
      readonly pattern: string;
    }
  | {
      /** The section of a version, put into the changelog as it stands on the branch when it is performed. */
      readonly kind: 'commit-changelog';
      readonly branch: string;
      readonly path: string;
      readonly version: string;
      readonly section: string;
      readonly message: string;
    }
  | {
      readonly kind: 'create-deployment';
      readonly key: string;
      readonly sha: string;
      readonly environment: string;
      readonly task: 'deploy' | 'rollback';
      readonly production: boolean;
      readonly description: string;
      readonly payload: DeploymentPayload;
    }
  | {
      readonly kind: 'set-deployment-status';
      readonly key: string;
      readonly environment: string;
      readonly state: DeploymentState;
      /** At most 140 code points; performing cuts it. */
      readonly description: string;
      readonly environmentUrl?: string;
    }
  | {
      /** Earlier successes of the environment become inactive: GitHub does not do this for production. */
      readonly kind: 'supersede-deployments';
      readonly environment: string;
      readonly exceptKey: string;
    }
  | { readonly kind: 'update-ledger'; readonly operations: readonly LedgerOperation[]; readonly why: string }
  /** Fails when the lock is no longer ours: asked before every move that changes the environment. */
  | {
      readonly kind: 'confirm-lock';
      readonly environment: string;
      readonly owner: string;
      readonly fence: number;
    }
  | {
      readonly kind: 'run-hook';
      readonly hook: Hook;
      readonly command: string;
      /** DEPLOY_* variables; DEPLOY_KEY is the same on every retry. */
      readonly env: Readonly<Record<string, string>>;
      readonly timeoutMs: number;
      /** Part of going back: it goes on when the run is cancelled, because half-way back is worse than either side. */
      readonly undoing?: boolean;
    }
  | {
      /** A finished check run on another commit than the run's own: the version left, the version returned to. */
      readonly kind: 'mark-commit';
      readonly sha: string;
      readonly name: string;
      readonly conclusion: 'success' | 'failure';
      readonly title: string;
      readonly summary: string;
    }
  | {
      /** The candidate's share of traffic, 0 to 1. Read back after it is set. */
      readonly kind: 'shift-traffic';
      readonly share: number;
      readonly env: Readonly<Record<string, string>>;
      /** As with a hook. */
      readonly undoing?: boolean;
    };

export type EffectKind = Effect['kind'];
