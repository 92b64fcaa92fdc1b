import type { ErrorAnswer } from './types.ts';

/** One entry of `errors` in a 422. GitHub's codes: missing, missing_field, invalid, already_exists, custom, too_long… */
export interface FieldFault {
  readonly resource: string;
  readonly field: string;
  readonly code: string;
  readonly message?: string;
}

/** An error answer in the shape of GitHub's `basic-error`; `docs` is the operation's. */
export function errorAnswer(
  status: number,
  message: string,
  docs = 'https://docs.github.com/rest',
  headers: Readonly<Record<string, string>> = {},
): ErrorAnswer {
  return { status, body: { message, documentation_url: docs, status: String(status) }, headers };
}

/** 404, which is also what GitHub says of things that the caller may not know of. */
export const notFound = (docs?: string): ErrorAnswer => errorAnswer(404, 'Not Found', docs);

/** 409 with GitHub's reason, e.g. `Conflict: Commit status checks failed for main.` */
export const conflict = (message: string, docs?: string): ErrorAnswer => errorAnswer(409, message, docs);

/** 422 in the shape of `validation-error`. */
export function validationFailed(
  faults: readonly FieldFault[],
  docs?: string,
  message = 'Validation Failed',
): ErrorAnswer {
  const answer = errorAnswer(422, message, docs);
  return { ...answer, body: { ...answer.body, errors: faults } };
}
