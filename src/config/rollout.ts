import * as z from 'zod';
import { judgeFaults } from './faults/judge.ts';
import { rolloutFaults } from './faults/rollout.ts';
import type { Part } from './part.ts';
import { keyOf, parsePart, placed } from './part.ts';
import type { Path } from './problem.ts';
import { judge } from './schema/judge.ts';
import type { WrittenRollout } from './schema/rollout.ts';
import { rollout } from './schema/rollout.ts';

const frame = rollout.extend({ judge: z.unknown().optional() });

/** A rollout, with its judge parsed by itself so that a fault in one hides none in the other. */
export function parseRollout(written: unknown, path: Path): Part<WrittenRollout> {
  const judgePath = [...path, 'judge'];
  const outer = parsePart(frame, written, path);
  const judging = parsePart(judge.optional(), keyOf(written, 'judge'), judgePath);
  const problems = [
    ...outer.problems,
    ...judging.problems,
    ...(outer.value === undefined ? [] : rolloutFaults(outer.value)).map((fault) => placed(path, fault)),
    ...(judging.value === undefined ? [] : judgeFaults(judging.value)).map((fault) =>
      placed(judgePath, fault),
    ),
  ];
  return {
    value: outer.value === undefined ? undefined : { ...outer.value, judge: judging.value },
    problems,
  };
}
