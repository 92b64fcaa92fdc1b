import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { htmlReport } from '../../src/report/html.ts';
import { installed } from './installed.ts';
import { story } from './report/story.ts';

/** Where the screenshots are left for people to look at. */
const SHOTS = join(tmpdir(), 'deploy-action-report');

let browser: Browser;
let folder: string;
let address: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'report-'));
  mkdirSync(SHOTS, { recursive: true });
  const file = join(folder, 'report.html');
  writeFileSync(file, htmlReport(story()));
  address = pathToFileURL(file).href;
  browser = await chromium.launch({
    executablePath: installed('chromium'),
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
  });
}, 60_000);

afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});

afterAll(async () => {
  await browser?.close();
  if (folder !== undefined) rmSync(folder, { recursive: true });
});

interface Opened {
  readonly page: Page;
  /** What the page said that no page should, and every request beyond its own file. */
  readonly complaints: readonly string[];
}

/** Opens the report without a network, with everything unfolded. */
async function opened(width: number, colorScheme: 'light' | 'dark' = 'light'): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width, height: 800 }, offline: true, colorScheme });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (request.url() !== address) complaints.push(`request: ${request.url()}`);
  });
  await page.goto(address);
  const folded = page.locator('details:not([open]) > summary');
  while ((await folded.count()) > 0) await folded.first().click();
  return { page, complaints };
}

/** The answer of a script that is evaluated in the page. */
function inPage<T>(page: Page, script: 'overflow' | 'faint'): Promise<T> {
  // Text, because what runs there knows nothing of the types and modules here.
  return page.evaluate<T>(readFileSync(new URL(`report/in-page/${script}.js`, import.meta.url), 'utf8'));
}

interface Fit {
  readonly page: number;
  readonly window: number;
  readonly culprits: readonly string[];
}

interface Contrasts {
  readonly count: number;
  readonly faint: readonly { readonly text: string; readonly contrast: number; readonly wanted: number }[];
}

describe('the HTML report in a browser', () => {
  it.each([320, 375, 768, 1280])('fits a window of %i px and asks for nothing', async (width) => {
    const { page, complaints } = await opened(width);
    const fit = await inPage<Fit>(page, 'overflow');
    await page.screenshot({ path: join(SHOTS, `${width}.png`), fullPage: true });
    expect(complaints).toEqual([]);
    expect(fit).toEqual({ page: width, window: width, culprits: [] });
    expect(statSync(join(SHOTS, `${width}.png`)).size).toBeGreaterThan(50_000);
  });

  it.each(['light', 'dark'] as const)('can be read in the %s scheme', async (scheme) => {
    const { page, complaints } = await opened(375, scheme);
    const { count, faint } = await inPage<Contrasts>(page, 'faint');
    await page.screenshot({ path: join(SHOTS, `375-${scheme}.png`), fullPage: true });
    expect(complaints).toEqual([]);
    expect(count).toBeGreaterThan(150);
    expect(faint).toEqual([]);
  });

  it('is dark where dark is preferred', async () => {
    const { page } = await opened(375);
    const colours = () =>
      page.evaluate<readonly string[]>(
        '(({ backgroundColor, color }) => [backgroundColor, color])(getComputedStyle(document.body))',
      );
    const light = await colours();
    await page.emulateMedia({ colorScheme: 'dark' });
    const dark = await colours();
    expect({ light, dark }).toEqual({
      light: ['rgb(246, 248, 250)', 'rgb(31, 35, 40)'],
      dark: ['rgb(13, 17, 23)', 'rgb(230, 237, 243)'],
    });
  });

  it('says to those who listen what it shows', async () => {
    const { page } = await opened(375);
    const heard = await page.locator('body').ariaSnapshot();
    expect(lines(heard, 0)).toEqual(['banner:', 'main:', 'contentinfo:']);
    expect(lines(heard, 1)).toEqual(
      expect.arrayContaining(['navigation "Scenarios":', 'region "healthy":', 'region "bad-canary":']),
    );
    const levels = [...heard.matchAll(/heading .*\[level=(\d)\]/g)].map(([, level]) => Number(level));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
    expect(heard).toContain('img "Error rate over 0:24. candidate: from 5% to 5%, last 5%. baseline:');
    expect(heard).not.toMatch(/- (img|link|region|navigation|figure|button)(:|$)/m);
    // On a phone its rows are blocks; to those who listen it stays a table.
    const judged = await page.getByRole('table', { name: 'What the judge saw' }).last().ariaSnapshot();
    expect(judged).toMatch(
      /columnheader "Candidate"[^]*rowheader "errors"[^]*cell "Candidate 5\.00% \(\d+ of \d+\)"/,
    );
  });

  it('leads from a chart to the moment it marks', async () => {
    const { page } = await opened(375);
    await page.getByRole('link', { name: 'moment 3 of the timeline' }).last().focus();
    await page.keyboard.press('Enter');
    await expect(page.locator(':target').textContent()).resolves.toMatch(/decision: rolls back: /);
  });
});

/** What stands at a depth of the snapshot, in order. */
const lines = (heard: string, depth: number): readonly string[] =>
  heard
    .split('\n')
    .flatMap((line) => (line.startsWith(`${'  '.repeat(depth)}- `) ? [line.trim().slice(2)] : []));

describe('what looks at it', () => {
  it('notices what is too wide, too faint, loaded or complained about', async () => {
    const { page, complaints } = await opened(375);
    await page.evaluate(`
      document.querySelector('h1').style.width = '400px';
      document.querySelector('.lead').style.color = '#8b949e';
      document.querySelector('.brand').innerHTML = '<img src="https://example.com/x.png" alt="">';
    `);
    const { culprits } = await inPage<Fit>(page, 'overflow');
    const { faint } = await inPage<Contrasts>(page, 'faint');
    expect(culprits).toEqual(['<h1 class="">']);
    expect(faint).toEqual([
      expect.objectContaining({ text: expect.stringMatching(/^A good version/), wanted: 4.5 }),
    ]);
    expect(complaints.toSorted()).toEqual([
      // The page's own policy stops it.
      expect.stringMatching(/^error: .*Content Security Policy/),
      'request: https://example.com/x.png',
    ]);
  });
});
