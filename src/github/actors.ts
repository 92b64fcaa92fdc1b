/** An account as GraphQL tells it; `null` when it is gone. */
export interface Actor {
  /** `User`, `Bot`, `Organization`, …: asked for as `kind: __typename`. */
  readonly kind: string;
  readonly login: string;
}

/** The login as REST and people write it: GraphQL leaves `[bot]` out. */
export function loginOf(actor: Actor | null): string | null {
  if (actor === null) return null;
  return isBot(actor) && !actor.login.endsWith('[bot]') ? `${actor.login}[bot]` : actor.login;
}

export function isBot(actor: Actor | null): boolean {
  return actor?.kind === 'Bot';
}

/** Milliseconds since the epoch. */
export function timeOf(date: string): number {
  return Date.parse(date);
}
