import { fileURLToPath } from 'node:url';
import { answerJson, listenOnLoopback } from '../../../src/rehearsal/play/loopback.ts';
import { started } from './programs.ts';
import type { Running } from './programs.ts';

const SERVICE = fileURLToPath(new URL('service.ts', import.meta.url));

/** The two places a version can run at. */
export type Slot = 'a' | 'b';

/** A machine that runs versions of the service, each a process of its own, when told to: by us, or over HTTP by a hook. */
export interface Host {
  /** `PUT /a?version=1.2.0` runs a version there, `DELETE /a` ends what runs there. */
  readonly url: string;
  readonly ports: Readonly<Record<Slot, number>>;
  run(slot: Slot, version: string): Promise<void>;
  /** Version that runs there. */
  running(slot: Slot): string | undefined;
  close(): Promise<void>;
}

/**
 * @param ports one a slot; nothing listens there yet
 * @param builds share of requests that each version there is fails
 */
export async function startHost(
  ports: Readonly<Record<Slot, number>>,
  builds: Readonly<Record<string, number>>,
): Promise<Host> {
  const running = new Map<Slot, { readonly version: string; readonly service: Running }>();

  const stop = async (slot: Slot): Promise<void> => {
    await running.get(slot)?.service.close();
    running.delete(slot);
  };
  const run = async (slot: Slot, version: string): Promise<void> => {
    const errorRate = builds[version];
    if (errorRate === undefined) throw new Error(`there is no build of ${version}`);
    await stop(slot);
    const service = await started(
      process.execPath,
      [SERVICE, String(ports[slot]), version, String(errorRate)],
      {
        ready: (printed) => printed.includes('listening'),
      },
    );
    running.set(slot, { version, service });
  };

  const server = await listenOnLoopback((request, response) => {
    const url = new URL(request.url ?? '/', 'http://host');
    const slot = url.pathname === '/a' ? 'a' : 'b';
    const act = request.method === 'PUT' ? run(slot, url.searchParams.get('version') ?? '') : stop(slot);
    act.then(
      () => answerJson(response, 200, {}),
      (error: unknown) => answerJson(response, 400, { message: String(error) }),
    );
  });

  return {
    url: server.url,
    ports,
    run,
    running: (slot) => running.get(slot)?.version,
    close: async () => {
      await server.close();
      await Promise.all([stop('a'), stop('b')]);
    },
  };
}
