import { randomFrom } from '../random.ts';

export type FaultKind =
  | '5xx'
  | 'timeout'
  | 'lost-response'
  | 'primary-rate-limit'
  | 'secondary-rate-limit'
  | 'slow'
  | 'page-shift';

/** A request as faults, hooks and the log see it. */
export interface SeenRequest {
  /** Counts from 1, over everything the server was asked. */
  readonly n: number;
  readonly method: string;
  /** With its query. */
  readonly path: string;
  /** `METHOD /path/template`, `graphql <names of its top fields>` or `git <service>`. */
  readonly operation: string;
  /** Of the job whose token was used. */
  readonly job: string | null;
  /** What was sent, as text. */
  readonly body: string;
}

export type Match =
  | ((request: SeenRequest) => boolean)
  | { readonly method?: string; readonly path?: RegExp; readonly operation?: string | RegExp };

export interface Fault {
  readonly match: Match;
  readonly kind: FaultKind;
  /** How often it strikes; 1 unless given. */
  readonly times?: number;
  /** How many matching requests pass before it does. */
  readonly after?: number;
  /** Of '5xx'; 502 unless given. */
  readonly status?: number;
  /** Seconds, in the header `retry-after`; the primary limit says when it ends instead. */
  readonly retryAfter?: number;
  /** Of 'slow' before the answer, of 'timeout' before the connection breaks (never, unless given). */
  readonly delayMs?: number;
  /** Of 'page-shift', which strikes later pages only: entries that appeared in front (negative: disappeared) since page 1 was read. */
  readonly shift?: number;
}

export interface Chance {
  readonly seed: number;
  /** Share of matching requests that are struck, 0 to 1. */
  readonly share: number;
  readonly kinds: readonly FaultKind[];
  readonly match?: Match;
  readonly retryAfter?: number;
  readonly delayMs?: number;
}

export interface Faults {
  /** The returned record counts how often it struck. */
  add(fault: Fault): { readonly struck: number };
  chance(chance: Chance): { readonly struck: number };
  clear(): void;
  /** The fault that strikes this request, if one does; the first added goes first. */
  strike(request: SeenRequest): Fault | undefined;
}

function matches(match: Match | undefined, request: SeenRequest): boolean {
  if (match === undefined) return true;
  if (typeof match === 'function') return match(request);
  const { method, path, operation } = match;
  const named =
    typeof operation === 'string' ? request.operation === operation : operation?.test(request.operation);
  return (
    (method === undefined || request.method === method.toUpperCase()) &&
    (path === undefined || path.test(request.path)) &&
    named !== false
  );
}

/** Only what was read before can have moved since. */
const isLaterPage = ({ path }: SeenRequest): boolean => /[?&]page=(?:[2-9]|[1-9]\d)/u.test(path);

interface Armed {
  readonly strike: (request: SeenRequest) => Fault | undefined;
}

export function createFaults(): Faults {
  let armed: Armed[] = [];

  return {
    add: (fault) => {
      const count = { struck: 0 };
      let seen = 0;
      armed.push({
        strike: (request) => {
          if (!matches(fault.match, request)) return undefined;
          if (fault.kind === 'page-shift' && !isLaterPage(request)) return undefined;
          seen += 1;
          if (seen <= (fault.after ?? 0) || count.struck >= (fault.times ?? 1)) return undefined;
          count.struck += 1;
          return fault;
        },
      });
      return count;
    },
    chance: ({ seed, share, kinds, match, ...rest }) => {
      const count = { struck: 0 };
      const random = randomFrom(seed);
      armed.push({
        strike: (request) => {
          if (!matches(match, request) || random() >= share) return undefined;
          const kind = kinds[Math.floor(random() * kinds.length)];
          if (kind === undefined) return undefined;
          count.struck += 1;
          return { match: () => true, kind, ...rest };
        },
      });
      return count;
    },
    clear: () => {
      armed = [];
    },
    strike: (request) => {
      for (const one of armed) {
        const fault = one.strike(request);
        if (fault) return fault;
      }
      return undefined;
    },
  };
}
