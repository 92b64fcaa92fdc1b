/** Milliseconds since 1970 as GitHub writes a time: whole seconds, UTC. */
export const timestamp = (milliseconds: number): string =>
  `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;

export const timestampOrNull = (milliseconds: number | null): string | null =>
  milliseconds === null ? null : timestamp(milliseconds);

/** A time from a request's body in milliseconds; undefined when none was sent. */
export const millisecondsOf = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : Date.parse(text);
