import type { ErrorAnswer } from './types.ts';

/** One entry of `errors` in a 422. GitHub's codes: missing, missing_field, invalid, already_exists, custom, too_long… */
export type FieldFault = {
  readonly resource: string;
  readonly field: string;
  readonly code: string;
  readonly message?: string;
};

/** An error answer in the shape of GitHub's `basic-error`; `docs` is the operation's. */
export function errorAnswer(
  status: number,
  message: string,
  docs = 'https://docs.github.com/rest',
  headers: Readonly<Record<string, string>> = {},
): ErrorAnswer {
  return { status, body: { message, documentation_url: docs, status: String(status) }, headers };
}

/** 422 in the shape of `validation-error`. */
export function validationFailed(
  faults: readonly FieldFault[],
  docs?: string,
  message = 'Validation Failed',
): ErrorAnswer {
  const answer = errorAnswer(422, message, docs);
  return { ...answer, body: { ...answer.body, errors: faults } };
}
