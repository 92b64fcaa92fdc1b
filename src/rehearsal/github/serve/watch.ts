import type { FaultKind, SeenRequest } from './faults.ts';

export interface LoggedRequest extends SeenRequest {
  /** Milliseconds since 1970, by the server's clock. */
  readonly at: number;
  /** null while it is under way, and when no answer went out. */
  status: number | null;
  /** What kept it from being answered as usual. */
  fault: FaultKind | null;
}

export interface RequestHooks {
  /**
   * Before anything happens. With 'drop' nothing will: the connection breaks, as if the client had been killed before
   * it sent the request.
   */
  readonly before?: (n: number, request: SeenRequest) => Promise<'drop' | void> | 'drop' | void;
  /** After everything has happened and before the answer goes out: a client killed here never learns of it. */
  readonly after?: (n: number, request: SeenRequest) => Promise<void> | void;
}

export interface Watch {
  readonly requests: readonly LoggedRequest[];
  /** Returns what takes the hooks away again. */
  onRequest(hooks: RequestHooks): () => void;
  begin(request: Omit<SeenRequest, 'n'>): LoggedRequest;
  /** false: a hook wants the request dropped. */
  before(request: LoggedRequest): Promise<boolean>;
  after(request: LoggedRequest): Promise<void>;
}

export function createWatch(now: () => number): Watch {
  const requests: LoggedRequest[] = [];
  const hooks = new Set<RequestHooks>();
  return {
    requests,
    onRequest: (added) => {
      hooks.add(added);
      return () => hooks.delete(added);
    },
    begin: (request) => {
      const logged = { ...request, n: requests.length + 1, at: now(), status: null, fault: null };
      requests.push(logged);
      return logged;
    },
    before: async (request) => {
      let goesOn = true;
      for (const hook of hooks) if ((await hook.before?.(request.n, request)) === 'drop') goesOn = false;
      return goesOn;
    },
    after: async (request) => {
      for (const hook of hooks) await hook.after?.(request.n, request);
    },
  };
}
