/** A server on loopback that answers what a test tells it to, and remembers what it was asked. */
import { createServer } from 'node:http';

export interface Canned {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text as it is; anything else as JSON. */
  readonly body: unknown;
  /** Never answers. */
  readonly hang?: true;
}

export interface Asked {
  readonly path: string;
  readonly parameters: URLSearchParams;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

export interface Fake {
  readonly url: string;
  readonly asked: Asked[];
  answer: (asked: Asked) => Canned;
  close(): Promise<void>;
}

export async function startFake(): Promise<Fake> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://loopback');
    const question = { path: pathname, parameters: searchParams, headers: request.headers };
    asked.push(question);
    const { status = 200, headers = {}, body, hang } = fake.answer(question);
    if (hang) return;
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port to listen on');
  const fake: Fake = {
    url: `http://127.0.0.1:${address.port}`,
    asked,
    answer: () => ({ status: 500, body: 'no answer was prepared' }),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return fake;
}
