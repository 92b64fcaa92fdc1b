/** Asks every 50 ms until it is so; throws after `ms`. */
export async function until(ms: number, what: string, isSo: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + ms; !(await isSo());) {
    if (Date.now() > end) throw new Error(`waited ${ms} ms for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
