import * as z from 'zod';
import { line } from '../../gates/options/scalars.ts';
import type { ReleaseBranch, ReleaseOptions, TypeRule } from '../../release/options.ts';
import { DEFAULT_RELEASE_OPTIONS, canonicalType } from '../../release/options.ts';
import { flag } from './scalars.ts';

const A_BRANCH = 'the name of a branch, or { name: … } with channel or maintenance';
const A_TAG = 'the form of a tag with {version} in it once, such as v{version}';
const A_CHANNEL = 'a prerelease identifier such as rc';
const A_VERSION = 'a version such as 0.1.0';
const A_TYPE = 'a type of commits, such as deps';

const branch = z.union(
  [
    line('the name of a branch').transform((name): ReleaseBranch => ({ name })),
    z
      .strictObject({
        name: line('the name of a branch'),
        channel: z
          .string({ error: A_CHANNEL })
          .regex(/^(?=.{0,49}[A-Za-z-])[0-9A-Za-z-]{1,50}$/, { error: A_CHANNEL })
          .optional()
          .describe('Prerelease identifier: rc releases 1.3.0-rc.1'),
        maintenance: flag.optional().describe('Releases only within the range its name says, such as 1.x'),
      })
      .refine(({ channel, maintenance }) => channel === undefined || maintenance !== true, {
        error: 'a branch has a channel or is for maintenance, not both',
      })
      .transform(({ name, channel, maintenance }): ReleaseBranch => ({
        name,
        ...(channel === undefined ? {} : { channel }),
        ...(maintenance === undefined ? {} : { maintenance }),
      })),
  ],
  { error: A_BRANCH },
);

const typeRule = z
  .strictObject({
    bump: z.enum(['major', 'minor', 'patch', 'none']).optional().describe('How far it moves the version'),
    section: line('the heading in the notes, or null')
      .nullable()
      .optional()
      .describe('Heading in the notes; null: not listed'),
  })
  .superRefine(({ bump, section }, check) => {
    if (bump === undefined && section === undefined && check.issues.length === 0) {
      check.addIssue({ code: 'custom', message: 'expected bump or section, found neither' });
    }
  });

const RELEASES_NOTHING: TypeRule = { bump: 'none', section: null };

/** What the file says of a type over what it means anyway: bump and section are independent. */
function typesOf(
  written: Readonly<Record<string, z.output<typeof typeRule>>>,
): Readonly<Record<string, TypeRule>> {
  const known = DEFAULT_RELEASE_OPTIONS.types;
  const said = Object.entries(written).map(([type, { bump, section }]): readonly [string, TypeRule] => {
    const name = canonicalType(type);
    const before = (Object.hasOwn(known, name) ? known[name] : undefined) ?? RELEASES_NOTHING;
    return [name, { bump: bump ?? before.bump, section: section === undefined ? before.section : section }];
  });
  return { ...known, ...Object.fromEntries(said) };
}

const defaults = DEFAULT_RELEASE_OPTIONS;

/** Commits to versions. */
export const release = z
  .strictObject({
    branches: z
      .array(branch)
      .min(1, { error: 'at least one branch' })
      .optional()
      .describe('Branches that release (default main, master)'),
    tag: z
      .string({ error: A_TAG })
      .regex(/^[^\s~^:?*[\\{}]*\{version\}[^\s~^:?*[\\{}]*$/, { error: A_TAG })
      .max(200, { error: A_TAG })
      .default(defaults.tag),
    initial: z
      .string({ error: A_VERSION })
      .regex(/^(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})$/, { error: A_VERSION })
      .default(defaults.initial)
      .describe('First version, when no tag is a version yet'),
    floating: z
      .array(z.enum(['major', 'minor']))
      .optional()
      .describe('Tags that follow the newest release: v1 (major), v1.2 (minor)'),
    changelog: line('the path of a file')
      .nullable()
      .default(defaults.changelog)
      .describe('Path of the changelog file'),
    mode: z.enum(['direct']).default('direct').describe('direct: tags the gated commit itself'),
    types: z.record(z.string().regex(/^[A-Za-z][\w-]{0,49}$/, { error: A_TYPE }), typeRule).default({}),
    squash: z.enum(['auto', 'bullets', 'title']).default(defaults.squash),
    graduate: flag.default(defaults.graduate).describe('Leave 0.x: the next release is 1.0.0'),
    'near-miss': z.enum(['warn', 'fail']).default(defaults.nearMiss),
  })
  .transform(({ types, branches, floating, 'near-miss': nearMiss, ...rest }): ReleaseOptions => ({
    ...rest,
    branches: branches ?? defaults.branches,
    floating: floating ?? defaults.floating,
    types: typesOf(types),
    nearMiss,
  }));
