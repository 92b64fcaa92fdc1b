import type { Json } from './json.ts';

/** What goes back over the wire. `body` undefined: no body at all. A string or bytes go as they are. */
export interface Answer {
  readonly status: number;
  readonly body?: Json | Uint8Array | Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Thrown by whatever finds that GitHub would refuse; the server sends its answer. */
export class Refusal extends Error {
  readonly answer: Answer;
  constructor(answer: Answer, message: string) {
    super(message);
    this.answer = answer;
  }
}

export const ok = (body: Json): Answer => ({ status: 200, body });
export const created = (body: Json): Answer => ({ status: 201, body });
export const noContent: Answer = { status: 204 };

const DOCS = 'https://docs.github.com/rest';

export function refuse(
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Refusal {
  const body = { message, documentation_url: DOCS, status: String(status) };
  return new Refusal({ status, body, headers }, message);
}

export const notFound = (): Refusal => refuse(404, 'Not Found');

/** 422 in the shape of a validation error that names the field at fault. */
export function invalid(
  resource: string,
  field: string,
  code: string,
  message?: string,
  title = 'Validation Failed',
): Refusal {
  const fault = { resource, field, code, ...(message === undefined ? {} : { message }) };
  const body = { message: title, errors: [fault], documentation_url: DOCS, status: '422' };
  return new Refusal({ status: 422, body }, `${title}: ${resource}.${field} ${message ?? code}`);
}

/** A value that the request must hold, or GitHub's 422 naming the field. */
export function needed<T>(value: T | undefined, resource: string, field: string): T {
  if (value === undefined) throw invalid(resource, field, 'invalid');
  return value;
}

/** What was looked for, or GitHub's 404. */
export function found<T>(thing: T | undefined): T {
  if (thing === undefined) throw notFound();
  return thing;
}
