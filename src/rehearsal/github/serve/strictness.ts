import type { Answer } from '../answer.ts';
import { createContract, type Contract, type Operation } from '../contract/index.ts';

/** One way in which a request or an answer was not as GitHub describes it. */
export interface Violation {
  /** Number of the request in the log. */
  readonly n: number;
  readonly side: 'request' | 'answer' | 'rule';
  readonly text: string;
}

export interface Strictness {
  readonly contract: Contract;
  readonly violations: readonly Violation[];
  record(n: number, side: Violation['side'], texts: readonly string[]): void;
  /** What is wrong with an answer; recorded already. */
  judge(n: number, operation: Operation, answer: Answer): readonly string[];
  /** Throws with the whole list when there is one. */
  assertClean(): void;
  /** Gives what was recorded and forgets it: for a test that expects violations. */
  take(): readonly Violation[];
}

// Reading the description costs a tenth of a second and is the same for every server of a process.
const contract = createContract();

// Where GitHub itself does not keep to its description.
const KNOWN_GAPS: readonly RegExp[] = [
  // An error that fits more than one of its alternatives, the plain one among them.
  /answer 4\d\d must match exactly one schema in oneOf/u,
  // A job that waits for reviewers has a deployment whose status says so.
  /\/statuses(\/\{status_id\})?: answer 200.*state must be one of .*"waiting"$/u,
];

export function createStrictness(): Strictness {
  let violations: Violation[] = [];

  const record = (n: number, side: Violation['side'], texts: readonly string[]): void => {
    violations.push(...texts.map((text) => ({ n, side, text })));
  };

  return {
    contract,
    get violations() {
      return violations;
    },
    record,
    judge: (n, operation, { status, body }) => {
      // Bytes are an asset or a raw file, of which the description says nothing.
      const seen = body instanceof Uint8Array ? undefined : body;
      if (body instanceof Uint8Array) return [];
      const texts = contract
        .checkResponse(operation, status, seen)
        .filter((text) => !KNOWN_GAPS.some((gap) => gap.test(text)));
      record(n, 'answer', texts);
      return texts;
    },
    assertClean: () => {
      if (violations.length === 0) return;
      const lines = violations.map(({ n, side, text }) => `  request ${n}, ${side}: ${text}`);
      throw new Error(`the embedded GitHub saw ${violations.length} violations:\n${lines.join('\n')}`);
    },
    take: () => {
      const taken = violations;
      violations = [];
      return taken;
    },
  };
}
