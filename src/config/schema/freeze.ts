import * as z from 'zod';
import { environmentKey } from '../../core/subject.ts';
import { PHRASE, line, timeZone } from '../../gates/options/scalars.ts';
import type { Freeze } from '../../schedule/freeze.ts';
import { FREEZE_EXCEPTIONS } from '../../schedule/freeze.ts';
import { parseClock } from '../../schedule/localTime.ts';
import { environmentName } from './scalars.ts';

const A_LOCAL_TIME = 'a local date and time without offset, such as 2026-12-23T18:00';

const localTime = z
  .string({ error: A_LOCAL_TIME })
  .refine((written) => parseClock(written) !== undefined, { error: A_LOCAL_TIME, params: PHRASE })
  .transform((written) => parseClock(written) ?? NaN)
  .meta({ description: A_LOCAL_TIME });

/** A time in which nothing ships. Where one of its times is none, that is told and they are not compared. */
export const freeze = z
  .strictObject({
    name: line('the name of the freeze'),
    from: localTime,
    to: localTime,
    tz: timeZone,
    environments: z
      .array(environmentName)
      .default([])
      .describe('Which environments; without it, all of them'),
    except: z.array(z.enum(FREEZE_EXCEPTIONS)).default(['rollback']).describe('What may still ship'),
    reason: line('why nothing ships').optional(),
  })
  .refine(({ from, to }) => !(from >= to), {
    error: 'the freeze ends before it begins: from must be earlier than to',
    path: ['to'],
  })
  .transform(({ reason, environments, ...rest }): Freeze => ({
    ...rest,
    environments: environments.map(environmentKey),
    ...(reason === undefined ? {} : { reason }),
  }));
