import type { NextVersion } from './next.ts';
import { compareVersions, coreOf, parseVersion, type Version } from './version.ts';

/**
 * The prerelease of `core` that follows those tagged: `-rc.1`, `-rc.2`, … A channel that glued its number to the name (`beta01`) goes on so,
 * as long as SemVer sorts it above the last.
 */
export function prereleaseAfter(core: Version, channel: string, tagged: readonly Version[]): NextVersion {
  const last = tagged
    .filter((version) => coreOf(version) === coreOf(core) && isOfChannel(channel, version))
    .toSorted(compareVersions)
    .at(-1);
  const identifiers = last === undefined ? [channel, 1] : following(channel, last);
  const text = `${coreOf(core)}-${identifiers.join('.')}`;
  const next = parseVersion(text);
  if (next === null) throw new Error(`'${text}' is not a version; is '${channel}' a prerelease identifier?`);
  if (last === undefined || compareVersions(next, last) > 0) return { version: next };
  return {
    problem: {
      reasonCode: 'prerelease_sorts_below',
      reason: `after ${last.text} comes ${text}, but SemVer sorts ${text} below it: the number is a part of the word`,
      remedy: `write the number on its own (${channel}.${Number(/\d+$/u.exec(String(last.prerelease[0]))?.[0] ?? 0) + 1}) from the next version on, and name that with a footer 'Release-As:'`,
    },
  };
}

/** True for `1.0.0-rc.2`, `1.0.0-rc` and `1.0.0-rc2` of channel `rc`. */
export function isOfChannel(channel: string, { prerelease: [first] }: Version): boolean {
  return first === channel || gluedNumber(channel, first) !== null;
}

function gluedNumber(channel: string, identifier: string | number | undefined): string | null {
  if (typeof identifier !== 'string' || !identifier.startsWith(channel)) return null;
  const rest = identifier.slice(channel.length);
  return /^\d{1,15}$/u.test(rest) ? rest : null;
}

function following(channel: string, { prerelease: [first, number] }: Version): (string | number)[] {
  const glued = gluedNumber(channel, first);
  if (glued !== null) return [channel + String(Number(glued) + 1).padStart(glued.length, '0')];
  return [channel, typeof number === 'number' ? number + 1 : 1];
}
