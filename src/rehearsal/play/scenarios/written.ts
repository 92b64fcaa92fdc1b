import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CheckRunShown } from '../../../report/html/check-run-card.ts';
import type { Report } from '../../../report/report.ts';
import type { EmbeddedGitHub } from '../../github/index.ts';

/** The action's check runs on a commit, as GitHub holds them, oldest first. */
export function shownRuns({ world }: EmbeddedGitHub, sha: string): readonly CheckRunShown[] {
  return world
    .checkRuns(sha)
    .filter(({ name }) => name.startsWith('deploy-action'))
    .map(({ name, status, conclusion, output, detailsUrl }) => ({
      name,
      sha,
      status,
      conclusion,
      title: output.title ?? '',
      summary: output.summary ?? '',
      text: output.text ?? '',
      url: detailsUrl,
    }));
}

/** The reports that the action kept in a folder, oldest first. */
export async function reportsIn(folder: string): Promise<readonly Report[]> {
  // Without a decision there is no folder.
  const names = await readdir(folder).catch(() => []);
  const reports = await Promise.all(
    names
      .filter((name) => name.endsWith('.json'))
      // Written by the bundle that was just run.
      .map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8')) as Report),
  );
  return reports.toSorted((a, b) => a.startedAt - b.startedAt);
}
