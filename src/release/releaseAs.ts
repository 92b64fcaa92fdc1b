import type { Footer } from './footers.ts';
import type { NearMiss } from './nearMiss.ts';
import { parseVersion, type Version } from './version.ts';

/** A footer that names the next version: `Release-As: 3.0.0`, `Release-As: api@3.0.0`. */
export interface ReleaseAs {
  readonly version: string;
  readonly component?: string;
  readonly line: number;
}

const VALUE = /^(?:(?<component>.+)@)?v?(?<version>[^@\s]+)$/su;

/** The versions footers name (tokens are not case-sensitive), and those that are no versions. */
export function readReleaseAs(footers: readonly Footer[]): { versions: ReleaseAs[]; nearMisses: NearMiss[] } {
  const versions: ReleaseAs[] = [];
  const nearMisses: NearMiss[] = [];
  for (const { token, value, line } of footers) {
    if (token.toLowerCase() !== 'release-as') continue;
    const groups = VALUE.exec(value)?.groups;
    const version = parseVersion(groups?.['version'] ?? '');
    const component = groups?.['component'];
    if (version !== null)
      versions.push({ version: version.text, ...(component === undefined ? {} : { component }), line });
    else {
      const reason = 'it names no version of the form 1.2.3';
      nearMisses.push({ line, text: `${token}: ${value}`, reason, bump: 'none', breaking: false });
    }
  }
  return { versions, nearMisses };
}

/** The version the newest of the messages asks for, of those that name this component, or none where there are none. */
export function footerVersion(
  messages: readonly { readonly releaseAs: readonly ReleaseAs[] }[],
  component: string | undefined,
): Version | null {
  const asked = messages
    .flatMap((message) => message.releaseAs.toReversed())
    .find((one) => one.component === component);
  return asked === undefined ? null : parseVersion(asked.version);
}
