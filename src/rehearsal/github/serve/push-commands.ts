import type { RefChange } from '../git/ref-writer.ts';

/** A push as its first bytes tell it: what is to change, and whether the other side reads side bands. */
export interface PushCommands {
  readonly changes: readonly (RefChange & { readonly before: string })[];
  readonly capabilities: readonly string[];
}

/** Reads the pkt-lines of a receive-pack request up to the first flush. https://git-scm.com/docs/pack-protocol */
export function pushCommandsOf(body: Buffer): PushCommands {
  const changes: (RefChange & { before: string })[] = [];
  let capabilities: readonly string[] = [];
  for (let at = 0; at + 4 <= body.length;) {
    const length = Number.parseInt(body.subarray(at, at + 4).toString(), 16);
    if (!(length > 4)) break;
    const [line = '', words] = body
      .subarray(at + 4, at + length)
      .toString()
      .split('\0');
    capabilities = words === undefined ? capabilities : words.trim().split(' ');
    const [, before, after, name] = /^([0-9a-f]{40}) ([0-9a-f]{40}) (\S+)/u.exec(line) ?? [];
    if (before !== undefined && after !== undefined && name !== undefined)
      changes.push({ before, after, name });
    at += length;
  }
  return { changes, capabilities };
}

const packet = (content: Buffer): Buffer =>
  Buffer.concat([Buffer.from((content.length + 4).toString(16).padStart(4, '0')), content]);

const FLUSH = Buffer.from('0000');

/** What GitHub sends when a rule refuses a push: its reason for people, and `ng` for every ref. */
export function declinedPush(
  { changes, capabilities }: PushCommands,
  lines: readonly string[],
  why: string,
): Buffer {
  const report = Buffer.concat([
    packet(Buffer.from('unpack ok\n')),
    ...changes.map(({ name }) => packet(Buffer.from(`ng ${name} ${why}\n`))),
    FLUSH,
  ]);
  if (!capabilities.includes('side-band-64k')) return report;
  const told = lines.map((line) => packet(Buffer.concat([Buffer.from([2]), Buffer.from(`${line}\n`)])));
  return Buffer.concat([...told, packet(Buffer.concat([Buffer.from([1]), report])), FLUSH]);
}
