import type { Path } from '../problem.ts';

/** Something each of whose parts is right by itself and that cannot work together. Paths begin at the block it is in. */
export interface Fault {
  readonly path: Path;
  readonly message: string;
  readonly remedy?: string;
}
