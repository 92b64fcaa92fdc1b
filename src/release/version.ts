import SemVer from 'semver/classes/semver.js';
import type { Bump } from './bump.ts';

/** A version by the letter of Semantic Versioning 2.0.0. */
export interface Version {
  /** As written, without a leading `v`. */
  readonly text: string;
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  /** Identifiers, e.g. `['rc', 1]`; empty for a stable version. */
  readonly prerelease: readonly (string | number)[];
}

// Source: https://semver.org/#is-there-a-suggested-regular-expression-regex-to-check-a-semver-string
const STRICT =
  /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-(?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*))*)?(?:\+[0-9a-zA-Z-]+(?:\.[0-9a-zA-Z-]+)*)?$/u;
const LONGEST = 256;

/** Reads `1.2.3`; `null` for everything else, also `v1.2.3`, `1.2` and `01.2.3`. */
export function parseVersion(text: string): Version | null {
  if (text.length > LONGEST || !STRICT.test(text)) return null;
  try {
    const { major, minor, patch, prerelease } = new SemVer(text);
    return { text, major, minor, patch, prerelease };
  } catch {
    // The one thing a well-formed version can still be is too large a number.
    return null;
  }
}

/** Below zero where `a` comes before `b`; build metadata is not compared. */
export function compareVersions(a: Version, b: Version): number {
  const numbers = a.major - b.major || a.minor - b.minor || a.patch - b.patch;
  if (numbers !== 0 || (a.prerelease.length === 0 && b.prerelease.length === 0)) return numbers;
  return new SemVer(a.text).compare(b.text);
}

/** The version without prerelease and build metadata. */
export function coreOf({ major, minor, patch }: Version): string {
  return `${major}.${minor}.${patch}`;
}

/**
 * The stable version that follows `from` after a change. In 0.x a breaking change moves the minor number (SemVer 4: anything may change).
 * `from` is stable; its build metadata is dropped.
 */
export function bumped(from: Version, bump: Exclude<Bump, 'none'>): string {
  const { major, minor, patch } = from;
  if (bump === 'patch') return `${major}.${minor}.${patch + 1}`;
  if (bump === 'minor' || major === 0) return `${major}.${minor + 1}.0`;
  return `${major + 1}.0.0`;
}
