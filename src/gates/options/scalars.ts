import * as z from 'zod';
import { DURATION, parseDuration } from '../../schedule/duration.ts';
import { isTimeZone } from '../../schedule/localTime.ts';

// The words and numbers a config is written in. The `error` of each is the phrase after "expected".

/** Marks a refinement whose message is a phrase after "expected" and not a sentence. */
export const PHRASE = { phrase: true } as const;

const A_DURATION = 'a duration such as 30s, 15m, 2h or 7d';

/** `15m` as milliseconds. */
export const duration = z
  .string({ error: A_DURATION })
  .regex(DURATION, { error: A_DURATION })
  .transform((text) => parseDuration(text) ?? NaN)
  .meta({ description: A_DURATION });

const A_SHARE = 'a share such as 5% or 99.5%, at most 100%';
const SHARE = /^(100(\.0{1,4})?|\d{1,2}(\.\d{1,4})?)%$/;

/** `5%` as 0.05. */
export const share = z
  .string({ error: A_SHARE })
  .regex(SHARE, { error: A_SHARE })
  .transform((text) => Number(text.slice(0, -1)) / 100)
  .meta({ description: A_SHARE });

/** A share as it was written, and in whole millionths so that comparing with it is exact. */
export interface ExactShare {
  readonly text: string;
  readonly millionths: number;
}

const A_MINIMUM = 'a share above 0% and at most 100%, such as 85% or 99.5%';

/** `85%` for comparing exactly. Nothing at all is not a minimum. */
export const minimumShare = z
  .string({ error: A_MINIMUM })
  .regex(SHARE, { error: A_MINIMUM })
  .refine((text) => /[1-9]/.test(text), { error: A_MINIMUM, params: PHRASE })
  .transform((text): ExactShare => ({ text, millionths: Math.round(Number(text.slice(0, -1)) * 10_000) }))
  .meta({ description: A_MINIMUM });

const A_TIME_ZONE = 'the name of a time zone such as Europe/Berlin or UTC';

export const timeZone = z
  .string({ error: A_TIME_ZONE })
  .refine(isTimeZone, { error: A_TIME_ZONE, params: PHRASE })
  .meta({ description: A_TIME_ZONE });

/** Text of one line that says something. Its length is looked at first: a pattern may take long over what is too long anyway. */
export const line = (what: string, longest = 255) =>
  z
    .string({ error: what })
    .refine((text) => text.length <= longest && text.trim() !== '' && !/[\r\n\0]/.test(text), {
      error: `${what}, on one line of at most ${String(longest)} characters`,
      params: PHRASE,
    })
    .meta({ description: what, minLength: 1, maxLength: longest });
