import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ended, part, ROOT } from './parts.ts';

const below = (folder: string): readonly string[] =>
  readdirSync(join(ROOT, folder)).map((name) => `${folder}/${name}`);

const WORKFLOWS = [
  ...below('.github/workflows'),
  // A sample config lies among the starters.
  ...below('workflows-templates').filter((file) => !file.endsWith('/deploy.yml')),
];

/**
 * What GitHub knows and actionlint 1.7.12 does not yet. Nothing wider is ignored.
 * - `uses: $/path`, an action of the file's own repository at its own commit (since July 2026)
 * - `concurrency.queue` (since May 2026)
 */
const ACTIONLINT_IGNORES = [
  String.raw`^specifying action "\$/\.github/self" in invalid format because ref is missing\.`,
  String.raw`^unexpected key "queue" for "concurrency" section\.`,
];

describe('the workflows', () => {
  it('have nothing for actionlint to find', async () => {
    const ignores = ACTIONLINT_IGNORES.flatMap((message) => ['-ignore', message]);
    const found = await ended(part('actionlint'), ['-no-color', '-oneline', ...ignores, ...WORKFLOWS]);
    expect(found).toEqual({ code: 0, output: '' });
  });

  it('have nothing for an auditor to find, but that the starters follow a version of this action', async () => {
    const asAuditor = ['--persona', 'auditor', '--config', '.ci/zizmor.yml'];
    const quietly = ['--offline', '--no-progress', '--quiet', '--color', 'never'];
    const found = await ended(part('zizmor'), [...asAuditor, ...quietly, 'action.yml', ...WORKFLOWS]);
    expect(found).toEqual({ code: 0, output: expect.stringMatching(/^(No findings to report.*)?\s*$/) });
  });
});
