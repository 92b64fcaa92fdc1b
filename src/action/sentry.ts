import { captureException, flush, init } from '@sentry/node';

/** Sends one error. Nothing else is sent: no breadcrumbs, no environment, no names. */
export async function capture(error: unknown, dsn: string, mode: string): Promise<void> {
  init({
    dsn,
    defaultIntegrations: false,
    serverName: 'runner',
    beforeSend: ({ breadcrumbs: _, request: __, user: ___, ...event }) => event,
  });
  captureException(error, { tags: { mode } });
  await flush(3000);
}
