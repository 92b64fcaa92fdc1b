import * as z from 'zod';
import { line } from '../../gates/options/scalars.ts';
import type { Requirement } from '../../gates/requirement.ts';
import { gateName } from './scalars.ts';

const A_REQUIREMENT =
  'the name of a gate, a list of requirements, or one of { all: … }, { any: … }, { not: … }, { label: … }';
const ENTRIES = 'at least one requirement';

interface Group {
  readonly all?: readonly Requirement[] | undefined;
  readonly any?: readonly Requirement[] | undefined;
  readonly not?: Requirement | undefined;
  readonly label?: string | undefined;
}

const given = (group: Group): readonly unknown[] => Object.values(group).filter((part) => part !== undefined);

/** The transform of a group runs only if exactly one word is given. */
function requirementOf({ all, any, not, label }: Group): Requirement {
  if (all !== undefined) return { all };
  if (any !== undefined) return { any };
  if (not !== undefined) return { not };
  return { label: label ?? '' };
}

const group: z.ZodType<Requirement> = z.lazy(() =>
  z
    .strictObject({
      all: z.array(requirement).min(1, { error: ENTRIES }).optional().describe('Every one must hold'),
      any: z.array(requirement).min(1, { error: ENTRIES }).optional().describe('One of them must hold'),
      not: requirement.optional().describe('It must not hold'),
      label: line('the name of a label')
        .optional()
        .describe('A pull request of the range must carry this label'),
    })
    .superRefine((words, check) => {
      const count = given(words).length;
      // A key that is not known was meant to be one of them, and is told already.
      const told = count === 0 && check.issues.length > 0;
      if (count !== 1 && !told) {
        check.addIssue({
          code: 'custom',
          message: `expected exactly one of all, any, not, label, found ${String(count)}`,
        });
      }
    })
    .transform(requirementOf),
);

/** A tree over gate names. A list is `{ all: […] }`. */
export const requirement: z.ZodType<Requirement> = z
  .union(
    [
      gateName.transform((gate): Requirement => ({ gate })),
      z
        .array(z.lazy(() => requirement))
        .min(1, { error: ENTRIES })
        .transform((all): Requirement => ({ all })),
      group,
    ],
    { error: A_REQUIREMENT },
  )
  .meta({ id: 'requirement', description: A_REQUIREMENT });
