import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Page } from 'playwright-core';
import { installed } from '../installed.ts';

export interface Opened {
  readonly page: Page;
  /** What the page said that no page should, and every request beyond its own file. */
  readonly complaints: readonly string[];
}

/** Debian's chromium, without a network. */
export interface Looking {
  /** Opens a file with everything in it unfolded. */
  open(address: string, width: number, colorScheme?: 'light' | 'dark'): Promise<Opened>;
  closePages(): Promise<void>;
  close(): Promise<void>;
}

export async function startLooking(): Promise<Looking> {
  const browser = await chromium.launch({
    executablePath: installed('chromium'),
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
  });
  return {
    async open(address, width, colorScheme = 'light') {
      const viewport = { width, height: 800 };
      const context = await browser.newContext({ viewport, offline: true, colorScheme });
      context.setDefaultTimeout(10_000);
      const page = await context.newPage();
      const complaints = complaintsOf(page, address);
      await page.goto(address);
      const folded = page.locator('details:not([open]) > summary');
      while ((await folded.count()) > 0) await folded.first().click();
      return { page, complaints };
    },
    closePages: async () => {
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    close: () => browser.close(),
  };
}

function complaintsOf(page: Page, address: string): readonly string[] {
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
  return complaints;
}

export interface Fit {
  readonly page: number;
  readonly window: number;
  readonly culprits: readonly string[];
}

/** How wide the page is, and what makes it wider than its window. */
export const fitOf = (page: Page): Promise<Fit> => inPage<Fit>(page, 'overflow');

export interface Contrasts {
  readonly count: number;
  readonly faint: readonly { readonly text: string; readonly contrast: number; readonly wanted: number }[];
}

/** How many texts there are, and which have less contrast than WCAG's AA asks for. */
export const contrastsOf = (page: Page): Promise<Contrasts> => inPage<Contrasts>(page, 'faint');

/** Words of a chart that its marks lie on. */
export const coveredOf = (page: Page): Promise<readonly string[]> =>
  inPage<readonly string[]>(page, 'covered');

/** Levels of the headings, in order. */
export const headingLevels = (heard: string): readonly number[] =>
  [...heard.matchAll(/heading .*\[level=(\d)\]/g)].map(([, level]) => Number(level));

/** What stands at a depth of an aria snapshot, in order. */
export const heardAt = (heard: string, depth: number): readonly string[] =>
  heard
    .split('\n')
    .flatMap((line) => (line.startsWith(`${'  '.repeat(depth)}- `) ? [line.trim().slice(2)] : []));

function inPage<T>(page: Page, script: 'overflow' | 'faint' | 'covered'): Promise<T> {
  // Text, because what runs there knows nothing of the types and modules here.
  return page.evaluate<T>(readFileSync(new URL(`in-page/${script}.js`, import.meta.url), 'utf8'));
}
