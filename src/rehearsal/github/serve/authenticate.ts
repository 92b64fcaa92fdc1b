import { refuse } from '../answer.ts';
import type { Caller } from '../call.ts';
import type { Tokens } from './tokens.ts';

/** The token in `authorization`: `bearer`, `token`, or the password of `basic` (the name does not matter). */
export function tokenIn(header: string | undefined): string | undefined {
  const [scheme = '', value = ''] = (header ?? '').trim().split(/\s+/u);
  switch (scheme.toLowerCase()) {
    case 'bearer':
    case 'token':
      return value;
    case 'basic': {
      const [, password] = /^[^:]*:(.*)$/u.exec(Buffer.from(value, 'base64').toString()) ?? [];
      return password;
    }
    default:
      return undefined;
  }
}

/** Whoever sends the request. Throws 401: nothing here is done for nobody, though GitHub would show public things. */
export function authenticate(tokens: Tokens, header: string | undefined): Caller {
  const token = tokenIn(header);
  if (token === undefined) throw refuse(401, 'Requires authentication');
  const caller = tokens.caller(token);
  if (caller === undefined) throw refuse(401, 'Bad credentials');
  return caller;
}
