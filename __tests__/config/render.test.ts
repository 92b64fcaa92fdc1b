import { expect, it } from '@jest/globals';
import { parseConfig } from '../../src/config/parse.ts';
import { renderProblems } from '../../src/config/render.ts';

it('prints file, line and column first, what was meant, and the remedy below', () => {
  const text = 'version: 1\ngates: { ci: { checks: [test] } }\nmerge: { require: [cii] }\n';
  const parsed = parseConfig([{ name: '.github/deploy.yml', text }]);
  expect(parsed.ok ? '' : renderProblems(parsed.problems)).toBe(
    ".github/deploy.yml:3:20  merge.require[0]: the gate 'cii' is not known; did you mean 'ci'?\n" +
      '    Gates of the file: ci.\n',
  );
});

it('leaves out what there is not', () => {
  const parsed = parseConfig([{ name: 'deploy.yml', text: 'a: [' }]);
  expect(parsed.ok ? '' : renderProblems(parsed.problems)).toMatch(
    /^deploy\.yml:1:\d+ {2}it is no YAML: [^\n]+\n$/,
  );
});
