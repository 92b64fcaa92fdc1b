import * as z from 'zod';
import { PHRASE, line } from '../../gates/options/scalars.ts';

// The words and numbers only the config is written in; gates share theirs with it. The `error` of each is the phrase after "expected".

/** Text that may have several lines: a command, a query. */
export const text = (what: string) =>
  z
    .string({ error: what })
    .regex(/\S/, { error: what })
    .max(10_000, { error: `${what}, of at most 10000 characters` })
    .refine((written) => !written.includes('\0'), { error: what, params: PHRASE })
    .meta({ description: what });

export const command = text('a command, such as ./ops/deploy.sh');

const A_URL = 'an address that begins with https:// or http://';

export const httpUrl = z
  .string({ error: A_URL })
  .max(2000, { error: `${A_URL}, of at most 2000 characters` })
  .refine((url) => /^https?:\/\/\S+$/.test(url) && URL.canParse(url), { error: A_URL, params: PHRASE })
  .meta({ description: A_URL });

const A_VARIABLE = 'the name of an environment variable such as PROMETHEUS_TOKEN, never the secret itself';

const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]{0,254}$/;

/** What stands here by mistake may be the secret: it is not repeated in the problem. */
export const variableName = z
  .string({ error: A_VARIABLE })
  .refine((name) => VARIABLE.test(name), { error: A_VARIABLE, params: { ...PHRASE, secret: true } })
  .meta({ description: A_VARIABLE, pattern: VARIABLE.source });

const A_GATE_NAME = 'a name of letters, digits, - and _ that begins with a letter';

export const gateName = z
  .string({ error: A_GATE_NAME })
  .regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/, { error: A_GATE_NAME })
  .meta({ description: A_GATE_NAME });

/** As GitHub has them: anything on one line, without regard to case. */
export const environmentName = line('the name of an environment').regex(/^[A-Za-z0-9]/, {
  error: 'the name of an environment that begins with a letter or a digit',
});

const AN_INCREASE = 'an increase such as 50% or 500%';

/** `500%` as 5: six times as much. */
export const increase = z
  .string({ error: AN_INCREASE })
  .regex(/^\d{1,6}(\.\d{1,4})?%$/, { error: AN_INCREASE })
  .transform((written) => Number(written.slice(0, -1)) / 100)
  .meta({ description: AN_INCREASE });

const A_MULTIPLE = 'a multiple such as 2x or 1.5x';

/** `5x` as 5. */
export const multiple = z
  .string({ error: A_MULTIPLE })
  .regex(/^\d{1,6}(\.\d{1,4})?x$/, { error: A_MULTIPLE })
  .transform((written) => Number(written.slice(0, -1)))
  .meta({ description: A_MULTIPLE });

export const flag = z.boolean({ error: 'true or false' });
