import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { htmlReport } from '../../src/report/html.ts';
import { ended, ROOT } from './parts.ts';
import { contrastsOf, coveredOf, fitOf, headingLevels, heardAt, startLooking } from './report/looking.ts';
import type { Looking } from './report/looking.ts';
import { story } from './report/story.ts';

/** Where the screenshots are left for people to look at. */
const SHOTS = join(tmpdir(), 'deploy-action-report');

/** Two canaries with everything a report can show, and what a user gets from `rehearse`. */
const REPORTS = ['story', 'rehearsal'] as const;

let looking: Looking;
let folder: string;
const address = (report: (typeof REPORTS)[number]): string =>
  pathToFileURL(join(folder, `${report}.html`)).href;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'report-'));
  mkdirSync(SHOTS, { recursive: true });
  looking = await startLooking();
  writeFileSync(join(folder, 'story.html'), htmlReport(story()));
  const cli = join(ROOT, 'dist/cli.js');
  const args = ['rehearse', '--scenario', 'bad-canary', '--report', join(folder, 'rehearsal.html')];
  // In a folder without a repository it brings its own.
  const rehearsed = await ended(process.execPath, [cli, ...args], { cwd: folder, timeoutMs: 120_000 });
  if (rehearsed.code !== 0) throw new Error(rehearsed.output);
}, 150_000);

afterEach(() => looking.closePages());

afterAll(async () => {
  await looking?.close();
  if (folder !== undefined) rmSync(folder, { recursive: true });
});

describe.each(REPORTS)('the HTML report of a %s in a browser', (report) => {
  it.each([320, 375, 1280])('fits a window of %i px and asks for nothing', async (width) => {
    const { page, complaints } = await looking.open(address(report), width);
    const shot = join(SHOTS, `${report}-${width}.png`);
    await page.screenshot({ path: shot, fullPage: true });
    expect(await fitOf(page)).toEqual({ page: width, window: width, culprits: [] });
    expect(await coveredOf(page)).toEqual([]);
    expect(complaints).toEqual([]);
    expect(statSync(shot).size).toBeGreaterThan(50_000);
  });

  it.each([
    ['light', 'rgb(246, 248, 250)', 'rgb(31, 35, 40)'],
    ['dark', 'rgb(13, 17, 23)', 'rgb(230, 237, 243)'],
  ] as const)('can be read in the %s scheme', async (scheme, ground, text) => {
    const { page, complaints } = await looking.open(address(report), 375, scheme);
    await page.screenshot({ path: join(SHOTS, `${report}-375-${scheme}.png`), fullPage: true });
    const { count, faint } = await contrastsOf(page);
    expect(faint).toEqual([]);
    expect(count).toBeGreaterThan(150);
    const colours =
      '(({ backgroundColor, color }) => [backgroundColor, color])(getComputedStyle(document.body))';
    expect(await page.evaluate<unknown>(colours)).toEqual([ground, text]);
    expect(complaints).toEqual([]);
  });

  it('says to those who listen where they are and what each thing is', async () => {
    const { page } = await looking.open(address(report), 375);
    const heard = await page.locator('body').ariaSnapshot();
    expect(heardAt(heard, 0)).toEqual(['banner:', 'main:', 'contentinfo:']);
    expect(heardAt(heard, 1)).toContain('region "bad-canary":');
    const levels = headingLevels(heard);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
    expect(heard).toMatch(
      /img "(Error rate over \d:\d\d\. candidate|Requests that fail over \d:\d\d\. \d+\.\d+\.\d+): from /,
    );
    // Nothing without a name.
    expect(heard).not.toMatch(/- (img|link|region|navigation|figure|button)(:|$)/m);
    // On a phone its rows are blocks; to those who listen it stays a table.
    const judged = await page.getByRole('table', { name: 'What the judge saw' }).last().ariaSnapshot();
    expect(judged).toMatch(
      /columnheader "Candidate"[^]*rowheader "errors"[^]*cell "Candidate [\d.]+% \(\d+ of \d+\)"/,
    );
  });

  it('leads from a chart to the moment it marks', async () => {
    const { page } = await looking.open(address(report), 375);
    const mark = page.getByRole('link', { name: /^moment \d+ of the timeline$/ }).last();
    const number = await mark.textContent();
    await mark.focus();
    await page.keyboard.press('Enter');
    expect(await page.locator(':target').textContent()).toMatch(
      new RegExp(`${number}(step|decision|trouble): `),
    );
  });
});

describe('what looks at it', () => {
  it('notices what is too wide, too faint, loaded or complained about', async () => {
    const { page, complaints } = await looking.open(address('story'), 375);
    await page.evaluate(`
      document.querySelector('h1').style.width = '400px';
      document.querySelector('.lead').style.color = '#8b949e';
      document.querySelector('.brand').innerHTML = '<img src="https://example.com/x.png" alt="">';
    `);
    expect((await fitOf(page)).culprits).toEqual(['<h1 class="">']);
    expect((await contrastsOf(page)).faint).toEqual([
      expect.objectContaining({ text: expect.stringMatching(/^A good version/), wanted: 4.5 }),
    ]);
    expect(complaints.toSorted()).toEqual([
      // The page's own policy stops it.
      expect.stringMatching(/^error: .*Content Security Policy/),
      'request: https://example.com/x.png',
    ]);
  });
});
