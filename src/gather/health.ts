/** A health check to ask. */
export interface HealthAsk {
  readonly url: string;
  readonly timeoutMs: number;
  readonly expectStatus: number;
}

/** One answer of a health check. */
export interface HealthAnswer {
  readonly url: string;
  readonly ok: boolean;
  /** What came back, in words. */
  readonly detail: string;
}

/** Asks every check at the same time. Each answers within its own timeout; redirects are answers, not followed. */
export function probeHealth(
  checks: readonly HealthAsk[],
  signal?: AbortSignal,
): Promise<readonly HealthAnswer[]> {
  return Promise.all(checks.map((check) => probe(check, signal)));
}

async function probe(
  { url, timeoutMs, expectStatus }: HealthAsk,
  signal?: AbortSignal,
): Promise<HealthAnswer> {
  const limit = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      redirect: 'manual',
      signal: signal === undefined ? limit : AbortSignal.any([limit, signal]),
    });
    // The status is the answer; a body left unread would keep the connection.
    await response.body?.cancel();
    const ok = response.status === expectStatus;
    return {
      url,
      ok,
      detail: ok ? `answered ${response.status}` : `answered ${response.status}, ${expectStatus} is wanted`,
    };
  } catch (error) {
    if (limit.aborted) return { url, ok: false, detail: `did not answer in ${timeoutMs} ms` };
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return {
      url,
      ok: false,
      detail: `could not be reached: ${cause instanceof Error ? cause.message : String(cause)}`,
    };
  }
}
