import type { Inputs } from './inputs.ts';

/**
 * Our own mistakes, told to Sentry where a DSN is given and to nobody otherwise. Never throws: telling must not change
 * what a run came to.
 */
export async function reportMistake(
  error: unknown,
  inputs: Pick<Inputs, 'sentryDsn' | 'mode'>,
): Promise<void> {
  if (inputs.sentryDsn === undefined) return;
  try {
    const { capture } = await import('./sentry.ts');
    await capture(error, inputs.sentryDsn, inputs.mode);
  } catch {
    // Sentry unreachable or the DSN wrong: the error itself is in the log.
  }
}
