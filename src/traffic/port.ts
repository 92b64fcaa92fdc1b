/** What setting or reading the traffic came to. */
export type TrafficAnswer =
  | { readonly ok: true; readonly share: number; readonly already: boolean }
  | { readonly ok: false; readonly reason: string; readonly share?: number };

/** Moves the candidate's share of traffic. */
export interface TrafficDriver {
  /** The candidate's share now, 0 to 1, from the data plane itself. */
  read(env: Readonly<Record<string, string>>, signal?: AbortSignal): Promise<TrafficAnswer>;
  /** Idempotent: sets the share, reads it back, and fails when it reads back differently. */
  set(share: number, env: Readonly<Record<string, string>>, signal?: AbortSignal): Promise<TrafficAnswer>;
}
