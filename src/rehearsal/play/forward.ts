import { request as send } from 'node:http';
import type { Agent, ClientRequest, IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { answerJson } from './loopback.ts';

/** Headers that speak about one connection and are not passed on (RFC 9110, 7.6.1). */
const HOP_BY_HOP: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** A server to forward to. */
export interface Pod {
  readonly host: string;
  readonly port: string;
}

/** Passes one request to a pod and its answer back. When the pod does not answer, the caller gets 502 and `unanswered` is called. */
export function forward(
  request: IncomingMessage,
  response: ServerResponse,
  pod: Pod,
  agent: Agent,
  unanswered: () => void,
): void {
  const { headers, method = 'GET', url = '/' } = request;
  const hasBody = headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
  const asked = { ...pod, agent, method, path: url, headers: passedOn(headers) };

  const ask = (isRetry: boolean): ClientRequest => {
    const upstream = send(asked, (answer) => {
      response.writeHead(answer.statusCode ?? 502, passedOn(answer.headers));
      answer.pipe(response);
      answer.on('error', () => response.destroy());
    });
    upstream.on('error', () => {
      // A kept connection may have been closed by the pod at this very moment; without a body it is safe to ask again.
      if (!isRetry && !hasBody && upstream.reusedSocket && !response.headersSent) return void ask(true).end();
      if (response.headersSent) return void response.destroy();
      unanswered();
      return answerJson(response, 502, { message: `${pod.host}:${pod.port} does not answer` });
    });
    response.once('close', () => {
      if (!response.writableFinished) upstream.destroy(); // the caller is gone
    });
    return upstream;
  };

  if (hasBody) request.pipe(ask(false));
  else ask(false).end();
}

function passedOn(headers: IncomingMessage['headers']): OutgoingHttpHeaders {
  const passed: OutgoingHttpHeaders = {};
  for (const name in headers) if (!HOP_BY_HOP.has(name)) passed[name] = headers[name];
  return passed;
}
