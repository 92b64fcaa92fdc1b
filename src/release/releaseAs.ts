import type { Footer } from './footers.ts';
import type { NearMiss } from './nearMiss.ts';
import { parseVersion } from './version.ts';

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
