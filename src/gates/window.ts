import * as z from 'zod';
import { showInstant } from '../schedule/localTime.ts';
import type { Window } from '../schedule/window.ts';
import { isOpen, nextClosing, nextOpening, parseWindow } from '../schedule/window.ts';
import { defineGate } from './gate.ts';
import { timeZone } from './options/scalars.ts';

const WEEKLY_TIMES = "times of a week such as 'mon-thu 09:00-17:00, fri 09:00-12:00'";

const options = z.strictObject({
  window: z
    .strictObject({
      tz: timeZone,
      allow: z
        .string({ error: WEEKLY_TIMES })
        .superRefine((text, check) => {
          const parsed = parseWindow(text);
          if (!parsed.ok) {
            check.addIssue({ code: 'custom', message: `expected ${WEEKLY_TIMES}, but ${parsed.problem}` });
          }
        })
        .describe('When things may ship; overnight hours belong to the day they start on'),
    })
    .transform(({ tz, allow }): Window => {
      const parsed = parseWindow(allow);
      return { tz, text: allow, stretches: parsed.ok ? parsed.stretches : [] };
    }),
});

/** Is it a time at which things may ship? */
export const window = defineGate({
  kind: 'window',
  title: 'Deployment window',
  needs: ['now'],
  options,
  evaluate({ window: asked }, { now }) {
    const { tz, text } = asked;
    const evidence = [
      { label: 'now', value: showInstant(now, tz) },
      { label: 'allowed', value: `${text} (${tz})` },
    ];
    if (isOpen(asked, now)) {
      const closes = nextClosing(asked, now);
      const until = closes === undefined ? '' : ` until ${showInstant(closes, tz)}`;
      return { verdict: 'pass', reasonCode: 'window_open', reason: `the window is open${until}`, evidence };
    }
    const opens = nextOpening(asked, now);
    return {
      verdict: 'pending',
      reasonCode: 'outside_window',
      reason: `it is ${showInstant(now, tz)}, outside the window ${text}; ${
        opens === undefined ? 'it does not open within three weeks' : `it opens ${showInstant(opens, tz)}`
      }`,
      evidence,
      ...(opens === undefined ? {} : { again: opens }),
    };
  },
});
