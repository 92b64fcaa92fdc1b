import { summary } from '@actions/core';

/** Replaces what this step has written to the job summary before. Rejects when the file cannot be written. */
export async function replaceSummary(markdown: string): Promise<void> {
  await summary.emptyBuffer().addRaw(markdown, true).write({ overwrite: true });
}
