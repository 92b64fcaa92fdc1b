import type { JsonObject } from '../json.ts';

/** One operation of GitHub's REST API as its description knows it, matched to one request. */
export interface Operation {
  /** Its name in the description, e.g. `checks/create`. */
  readonly id: string;
  /** Upper case. */
  readonly method: string;
  /** Path template, e.g. `/repos/{owner}/{repo}/check-runs`. */
  readonly path: string;
  /** `METHOD /path/template`: the key of every table of this folder. */
  readonly key: string;
  /** Decoded values of the template's parameters; all of them are strings here. */
  readonly params: Readonly<Record<string, string>>;
  /** Statuses the description lists for it. */
  readonly statuses: readonly number[];
  /** What GitHub puts into `documentation_url` of an error answer. */
  readonly docs: string;
}

/** GitHub's description as a judge. Violations are short sentences; no violations is an empty list. */
export interface Contract {
  /** `pathname` is percent-encoded, begins with a slash and has no query; undefined when nothing in use matches. */
  find(method: string, pathname: string): Operation | undefined;
  /** `body` is the parsed JSON, or undefined when nothing was sent or it is not JSON (an uploaded asset). */
  checkRequest(operation: Operation, query: URLSearchParams, body: unknown): readonly string[];
  /** `body` is what will be serialised, or undefined for an answer without one (204, 304, 302). */
  checkResponse(operation: Operation, status: number, body: unknown): readonly string[];
  /** What a token needs for it. */
  permission(operation: Operation): Permission;
}

export type Access = 'read' | 'write';

/** Every permission in it is needed, e.g. `{ contents: 'read', pull_requests: 'read' }`. Names are the API's. */
export type Need = Readonly<Record<string, Access>>;

/** One of the needs suffices. No needs at all: anyone who is authenticated may. */
export interface Permission {
  readonly anyOf: readonly Need[];
}

/** Permission name → level, spelt as in a workflow (`pull-requests`) or as in the API (`pull_requests`). */
export type Grants = Readonly<Record<string, Access | 'none'>>;

/** Who calls: a job's GITHUB_TOKEN, another GitHub App's installation, or a person. */
export interface Caller {
  readonly kind: 'job' | 'app' | 'user';
  /** Of a person: what they may do in the repository. */
  readonly grants: Grants;
}

/** An answer as it goes over the wire. */
export interface ErrorAnswer {
  readonly status: number;
  readonly body: JsonObject;
  readonly headers: Readonly<Record<string, string>>;
}

/** A rule that the description lacks was broken: what a test prints, and what GitHub would answer. */
export interface RuleBreach {
  readonly rule: string;
  readonly answer: ErrorAnswer;
}
