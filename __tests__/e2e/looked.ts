import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { part } from './parts.ts';

/** What a browser shows of a page. */
export interface Look {
  /** Whatever the page complains about, or asks the network for. */
  readonly complaints: readonly string[];
  readonly text: string;
  /** How far it runs out of a window of that width, in pixels. */
  readonly overflow: number;
  /** CSS colours of ground and text. */
  readonly colours: { readonly ground: string; readonly text: string };
}

// Chromium refuses its sandbox to root, as which containers run.
const FLAGS = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'];

/** Opens a file in a real browser without a network. */
export async function looked(
  file: string,
  { width, scheme }: { readonly width: number; readonly scheme: 'light' | 'dark' },
): Promise<Look> {
  const browser = await chromium.launch({ executablePath: part('chromium', 'google-chrome'), args: FLAGS });
  try {
    const context = await browser.newContext({
      viewport: { width, height: 800 },
      colorScheme: scheme,
      offline: true,
    });
    const page = await context.newPage();
    const complaints: string[] = [];
    const itself = pathToFileURL(file).href;
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
    page.on('request', (request) => {
      if (request.url() !== itself && !request.url().startsWith('data:'))
        complaints.push(`asks for ${request.url()}`);
    });
    await page.goto(itself);
    // Text, because it runs in the page and not here.
    const seen = await page.evaluate<Omit<Look, 'complaints'>>(`({
      text: document.body.innerText,
      overflow: document.documentElement.scrollWidth - innerWidth,
      colours: { ground: getComputedStyle(document.body).backgroundColor, text: getComputedStyle(document.body).color },
    })`);
    return { ...seen, complaints };
  } finally {
    await browser.close();
  }
}

/** 0 for black to 1 for white, of `rgb(…)`. */
export function brightness(colour: string): number {
  const [red = Number.NaN, green = Number.NaN, blue = Number.NaN] = (colour.match(/[\d.]+/g) ?? []).map(
    Number,
  );
  return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
}
