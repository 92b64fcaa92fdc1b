import { readFileSync } from 'node:fs';
import type { Config } from '../../src/config/config.ts';
import { parseConfig } from '../../src/config/parse.ts';
import { renderProblems } from '../../src/config/render.ts';

export const EVERY_KEY = readFileSync(new URL('./fixtures/deploy.yml', import.meta.url), 'utf8');

/** The config of a text that is right. */
export function configOf(text: string): Config {
  const parsed = parseConfig([{ name: 'deploy.yml', text }]);
  if (!parsed.ok) throw new Error(renderProblems(parsed.problems));
  return parsed.config;
}

/** Problems of a text that is wrong, as `line:column path: message`; its warnings if it is right. */
export function toldOf(text: string): readonly string[] {
  const parsed = parseConfig([{ name: 'deploy.yml', text }]);
  return (parsed.ok ? parsed.warnings : parsed.problems).map(
    ({ line, column, path, message, nearest }) =>
      `${String(line)}:${String(column)} ${path}: ${message}${nearest === undefined ? '' : ` [${nearest}]`}`,
  );
}
