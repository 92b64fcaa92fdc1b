import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parseConfig } from '../../src/config/parse.ts';
import { ROOT, textOf } from './workflows.ts';

const FILES = ['.github/deploy.yml', 'workflows-templates/deploy.yml'];

/** The rest of a file around a piece of one, by the key the piece begins with. */
const AROUND: Readonly<Record<string, (piece: string) => string>> = {
  gates: (piece) => `version: 1\nenvironments: { staging: {} }\n${piece}`,
  judge: (piece) =>
    `version: 1\nenvironments:\n  production:\n    rollout:\n      strategy: canary\n      run: { deploy: ./deploy.sh }\n      traffic: { driver: command, set: ./set.sh, read: ./read.sh }\n${indented(piece)}`,
  traffic: (piece) =>
    `version: 1\nenvironments:\n  production:\n    rollout:\n      strategy: canary\n      run: { deploy: ./deploy.sh }\n      judge: { provider: command, command: ./counts.sh, limits: { error-rate: 1% } }\n${indented(piece)}`,
};

const indented = (piece: string): string => piece.replaceAll(/^(?=.)/gm, '      ');

const PIECES = readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .flatMap((name) =>
    [...textOf(`docs/${name}`).matchAll(/```yaml\n((\w+):[\s\S]*?)```/g)].map(([, piece = '', key = '']) => ({
      name,
      key,
      piece,
    })),
  );

const problemsOf = (text: string): readonly string[] => {
  const parsed = parseConfig([{ name: 'deploy.yml', text }]);
  return parsed.ok ? [] : parsed.problems.map(({ line, message }) => `${line}: ${message}`);
};

describe('sample configs', () => {
  it.each(FILES)('%s has no problem and needs no warning', (file) => {
    const parsed = parseConfig([{ name: file, text: textOf(file) }]);
    expect(parsed).toMatchObject({ ok: true, warnings: [] });
  });

  it('are found in the pages of gates, providers and drivers', () => {
    expect(new Set(PIECES.map(({ key }) => key))).toEqual(new Set(Object.keys(AROUND)));
  });

  it.each(PIECES)('docs/$name: its $key are right', ({ key, piece }) => {
    expect(problemsOf(AROUND[key]?.(piece) ?? `no place is known for ${key}`)).toEqual([]);
  });
});
