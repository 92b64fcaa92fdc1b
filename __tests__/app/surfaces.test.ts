import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { surfacesOf } from '../../src/app/surfaces.ts';
import type { Surfaces } from '../../src/app/world.ts';
import { connectGitHub } from '../../src/github/index.ts';
import { startEmbeddedGitHub } from '../../src/rehearsal/github/index.ts';
import type { EmbeddedGitHub } from '../../src/rehearsal/github/index.ts';
import { report } from '../report/world.ts';

const NAME = 'deploy-action / production';

let github: EmbeddedGitHub;
let sha: string;
let printed: string;
beforeEach(async () => {
  github = await startEmbeddedGitHub();
  sha = github.world.ref('refs/heads/main') ?? '';
  printed = '';
});
afterEach(() => github.close());

/** The surfaces of one more attempt at the same commit. */
function attempt(): Surfaces {
  const token = github.tokens.issue({ permissions: { contents: 'read', checks: 'write' }, actor: 'acme' });
  return surfacesOf({
    github: connectGitHub({
      repository: github.repository,
      token,
      apiUrl: github.apiUrl,
      graphqlUrl: github.graphqlUrl,
      userAgent: 'test',
      timeoutMs: 5000,
    }),
    sha,
    name: NAME,
    runUrl: '',
    readOnly: false,
    fork: false,
    print: (text) => (printed += text),
    warn: (message) => {
      throw new Error(message);
    },
    note: (message) => {
      throw new Error(message);
    },
    summarise: () => Promise.resolve(),
    shownAt: () => undefined,
  });
}

const MOMENT = { at: Date.UTC(2026, 10, 21), text: 'deploy command done', kind: 'step' as const };

describe('what an attempt saves in the check run', () => {
  it('is there for the next attempt, even after that one has told of itself', async () => {
    await attempt().publish(report(), { final: false, step: 'one', snapshot: { step: 3 } });
    const next = attempt();
    await next.publish(report(), { final: false, step: 'taking the lock' });
    expect(await next.snapshot()).toEqual({ step: 3 });
  });

  it('outlives attempts that were ended before they had anything to save', async () => {
    await attempt().publish(report(), { final: false, step: 'one', snapshot: { step: 3 } });
    await attempt().publish(report(), { final: false, step: 'taking the lock' });
    await attempt().publish(report(), { final: true, step: 'the gate again' });
    expect(await attempt().snapshot()).toEqual({ step: 3 });
  });

  it('is replaced by what is newer', async () => {
    const first = attempt();
    await first.publish(report(), { final: false, step: 'one', snapshot: { step: 3 } });
    await first.publish(report(), { final: false, step: 'two', snapshot: { step: 4 } });
    expect(await attempt().snapshot()).toEqual({ step: 4 });
    expect(github.world.checkRuns(sha)).toHaveLength(1);
  });

  it('is nothing where nothing was saved', async () => {
    expect(await attempt().snapshot()).toBeUndefined();
  });
});

describe('the log', () => {
  it('ends every line, so that what the runner is told next stands at the beginning of one', async () => {
    const surfaces = attempt();
    await surfaces.publish(report({}, { timeline: [MOMENT] }), { final: false, step: 'one' });
    await surfaces.publish(report({}, { timeline: [MOMENT] }), { final: true, step: 'two' });
    expect(printed.match(/deploy command done\n/g)).toHaveLength(2);
    expect(printed.endsWith('\n')).toBe(true);
  });
});
