import type { User } from './people.ts';

export interface Asset {
  readonly id: number;
  readonly name: string;
  readonly label: string | null;
  readonly contentType: string;
  readonly content: Uint8Array;
  readonly uploader: User;
  readonly createdAt: number;
}

export interface Release {
  readonly id: number;
  tagName: string;
  targetCommitish: string;
  name: string | null;
  body: string | null;
  draft: boolean;
  prerelease: boolean;
  /** When it was made the latest, as a number that grows; 0: never. */
  latestSince: number;
  readonly author: User;
  readonly createdAt: number;
  publishedAt: number | null;
  readonly assets: Asset[];
}

export interface Activity {
  readonly id: number;
  readonly before: string;
  readonly after: string;
  readonly ref: string;
  readonly type: 'push' | 'force_push' | 'branch_creation' | 'branch_deletion' | 'pr_merge';
  readonly actor: User;
  readonly at: number;
}
