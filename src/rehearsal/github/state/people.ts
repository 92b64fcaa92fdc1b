export type RepositoryPermission = 'admin' | 'maintain' | 'write' | 'triage' | 'read' | 'none';

export interface User {
  readonly id: number;
  readonly login: string;
  readonly type: 'User' | 'Bot' | 'Organization';
  readonly name: string;
  readonly email: string;
  permission: RepositoryPermission;
}

export interface Team {
  readonly id: number;
  readonly slug: string;
  readonly members: readonly string[];
}

export interface App {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  /** What it appears as when it creates something. */
  readonly bot: User;
}
