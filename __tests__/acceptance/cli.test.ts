import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** The Node that runs the tests, and the one that npm was started with, which may be as old as 20. */
const NODES = [...new Set([process.execPath, process.env['npm_node_execpath'] ?? 'node'])].map((node) => ({
  node,
  version: spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim(),
}));

const RIGHT = `version: 1
gates: { ci: { checks: [test] } }
merge: { require: [ci] }
environments: { staging: { require: [ci], rollout: { strategy: direct, run: { deploy: 'true' } } } }
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cli-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function cli(args: readonly string[], node = process.execPath) {
  const { status, stdout, stderr } = spawnSync(node, [CLI, ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', HOME: folder },
    encoding: 'utf8',
    timeout: 20_000,
  });
  return { code: status, stdout, stderr };
}

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return name;
}

describe.each(NODES)('the command line on Node $version', ({ node, version }) => {
  it('is one that it is made for', () => {
    expect(Number(version.slice(1).split('.')[0])).toBeGreaterThanOrEqual(20);
  });

  it('says of a right config what it holds', () => {
    expect(cli(['validate', file('deploy.yml', RIGHT)], node)).toEqual({
      code: 0,
      stdout: 'deploy.yml is right: 1 gates, environments staging\n',
      stderr: '',
    });
  });

  it('tells every problem of a wrong one with its place and what was meant', () => {
    const name = file('deploy.yml', RIGHT.replace('checks', 'chekcs').replace('[ci]', '[cj]'));
    const { code, stdout, stderr } = cli(['validate', name], node);
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout.split('\n').filter((line) => line.startsWith('deploy.yml:'))).toEqual([
      "deploy.yml:2:16  gates.ci.chekcs: the question 'chekcs' is not known; did you mean 'checks'?",
      expect.stringMatching(/^deploy\.yml:3:20 {2}merge\.require\[0\]: the gate 'cj' is not known/),
    ]);
  });

  it('says what it can do', () => {
    const asked = [[], ['help'], ['--help'], ['-h'], ['validate', '--help'], ['rehearse', '-h']];
    for (const args of asked) {
      const { code, stdout, stderr } = cli(args, node);
      expect([args, code, stderr, stdout.includes('validate [file]')]).toEqual([args, 0, '', true]);
    }
  });
});

describe('validate', () => {
  it('looks for .github/deploy.yml unless told otherwise, and says where it is not', () => {
    expect(cli(['validate'])).toEqual({
      code: 1,
      stdout: '.github/deploy.yml  there is no such file\n',
      stderr: '',
    });
  });

  it('says of a folder that it cannot be read', () => {
    const { code, stdout } = cli(['validate', '.']);
    expect([code, stdout.startsWith('.  it cannot be read: ')]).toEqual([1, true]);
  });

  it('warns of what nobody asks, and lets it pass', () => {
    const { code, stdout } = cli([
      'validate',
      file('deploy.yml', RIGHT.replace('gates: {', 'gates: { idle: { checks: [lint] },')),
    ]);
    expect([
      code,
      stdout.includes("the gate 'idle' is asked by nobody"),
      stdout.includes('is right'),
    ]).toEqual([0, true, true]);
  });
});

describe('a command line that is wrong', () => {
  it.each([
    [['validat'], "there is no command 'validat'; did you mean 'validate'?"],
    [['rehearsal'], "there is no command 'rehearsal'; did you mean 'rehearse'?"],
    [['frobnicate'], "there is no command 'frobnicate'\n"],
    [['constructor'], "there is no command 'constructor'"],
    [['rehearse', '--scenaro', 'healthy'], "there is no option --scenaro; did you mean '--scenario'?"],
    [['rehearse', 'healthy'], "'healthy'"],
    [['validate', '--strict'], 'there is no option --strict'],
    [['validate', 'a', 'b'], "unexpected argument 'b'"],
  ])('%j is told in a line, with what was meant', (args, said) => {
    const { code, stdout, stderr } = cli(args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(said);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
