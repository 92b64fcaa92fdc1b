import type { Answer } from './answer.ts';
import type { Grants, Operation } from './contract/index.ts';
import type { Core } from './core.ts';
import type { JsonObject } from './json.ts';
import type { App, User } from './state/records.ts';

/** Who makes a request: a job by its token, another App's installation, or a person. */
export interface Caller {
  readonly token: string;
  readonly kind: 'job' | 'app' | 'user';
  /** What it appears as when it creates something, e.g. github-actions[bot]. */
  readonly user: User;
  /** The person whose doing started the job; of a person, they themselves. */
  readonly actor: User;
  readonly app: App | null;
  readonly grants: Grants;
  readonly runId: number | null;
  readonly job: string | null;
}

/** One request to the REST API, already let in and found to be as described. */
export interface Call {
  readonly core: Core;
  readonly operation: Operation;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Empty when nothing, or something other than a JSON object, was sent. */
  readonly body: JsonObject;
  readonly raw: Buffer;
  readonly contentType: string;
  /** From the `accept` header. */
  readonly accept: string;
  readonly caller: Caller;
  /** By how many entries a list moved while it was being read; 0 unless a fault says so. */
  readonly pageShift: number;
}

export type Route = (call: Call) => Answer | Promise<Answer>;

/** `METHOD /path/template` → what answers it. */
export type Routes = Readonly<Record<string, Route>>;

/** A path parameter; the template has it, or the route table is wrong. */
export function param(call: Call, name: string): string {
  const value = call.params[name];
  if (value === undefined) throw new Error(`${call.operation.key} has no parameter ${name}`);
  return value;
}

export const idParam = (call: Call, name: string): number => Number(param(call, name));
