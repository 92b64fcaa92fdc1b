import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ledgerStore } from '../../src/app/ledgerStore.ts';
import type { LedgerOperation } from '../../src/core/ledger.ts';
import { connectGitHub } from '../../src/github/index.ts';
import { EMPTY_LEDGER, LEDGER_FILE, LEDGER_REF, ledgerText, parseLedger } from '../../src/ledger/document.ts';
import { startEmbeddedGitHub } from '../../src/rehearsal/github/index.ts';
import type { EmbeddedGitHub } from '../../src/rehearsal/github/index.ts';

let github: EmbeddedGitHub;
beforeEach(async () => {
  github = await startEmbeddedGitHub();
});
afterEach(() => github.close());

const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

function storeWith(permissions: Record<string, 'read' | 'write'> = { contents: 'write', actions: 'read' }) {
  const connection = connectGitHub({
    repository: github.repository,
    token: github.tokens.issue({ permissions, actor: 'acme' }),
    apiUrl: github.apiUrl,
    graphqlUrl: github.graphqlUrl,
    userAgent: 'test',
    timeoutMs: 10_000,
  });
  return ledgerStore(connection, soon);
}

function take(owner: string, environment = 'production', ttlMs = 3_600_000): LedgerOperation {
  const lock = { owner, attempt: 1, by: 'alice', reason: 'deploys', sha: 'a'.repeat(40), url: '' };
  return { op: 'take-lock', environment, ttlMs, lock };
}

async function document() {
  const text = await github.world.file(LEDGER_REF, LEDGER_FILE);
  const reading = parseLedger(text ?? null);
  if (!reading.ok) throw new Error(reading.reason);
  return reading.document;
}

describe('the ledger on GitHub', () => {
  it('begins with the first update and keeps every one as a commit', async () => {
    const store = storeWith();
    expect(await store.read()).toMatchObject({ state: 'known', value: EMPTY_LEDGER });
    await store.update([take('run-1')], 'lock production');
    await store.update([take('run-1', 'staging')], 'lock staging');
    expect(Object.keys((await document()).locks)).toEqual(['production', 'staging']);
  });

  it('gives a lock to exactly one of two runs that ask at the same time', async () => {
    const [one, other] = [storeWith(), storeWith()];
    const updates = await Promise.all([one.update([take('run-1')], 'a'), other.update([take('run-2')], 'b')]);
    expect(updates.map(({ state }) => state).toSorted()).toEqual(['done', 'failed']);
    expect((await document()).fence).toBe(1);
  });

  it('loses nothing when many write at the same time', async () => {
    const updates = Array.from({ length: 4 }, (_, n) =>
      storeWith().update([take(`run-${n}`, `env-${n}`)], `lock ${n}`),
    );
    expect((await Promise.all(updates)).map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done']);
    expect(Object.keys((await document()).locks)).toHaveLength(4);
  });

  it('finds its own swap when the answer was lost, and does not count it twice', async () => {
    github.faults.add({ match: { method: 'POST', path: /graphql/ }, kind: 'lost-response' });
    const update = await storeWith().update([take('run-1')], 'lock');
    expect(update.state).not.toBe('failed');
    expect((await document()).fence).toBe(1);
  });

  it('needs five requests for the first change and three for the next, because it knows the tip', async () => {
    const store = storeWith();
    await store.update([take('run-1')], 'lock');
    const first = github.requests.length;
    await store.update([{ op: 'release-lock', environment: 'production', owner: 'run-1' }], 'release');
    expect([first, github.requests.length - first]).toEqual([5, 3]);
  });

  it('is never overwritten when it cannot be understood', async () => {
    const sha = await github.world.commit({
      branch: 'scratch',
      message: 'odd',
      files: { [LEDGER_FILE]: '{"schemaVersion": 9}' },
    });
    await github.world.setRef(LEDGER_REF, sha);
    expect(await storeWith().update([take('run-1')], 'lock')).toMatchObject({
      state: 'failed',
      reasonCode: 'ledger_newer',
    });
    expect(github.world.ref(LEDGER_REF)).toBe(sha);
  });

  it('names the missing permission', async () => {
    const update = await storeWith({ contents: 'read' }).update([take('run-1')], 'lock');
    expect(update).toMatchObject({ state: 'failed', reasonCode: 'permission_denied' });
    expect(update.state === 'failed' ? update.reason : '').toContain('contents: write');
  });

  it('knows when its lock was taken away, and takes not knowing for not having', async () => {
    const [mine, other] = [storeWith(), storeWith()];
    await mine.update([take('run-1')], 'lock');
    const lock = { environment: 'production', owner: 'run-1', fence: 1 };
    expect(await mine.confirm(lock)).toBeUndefined();
    await other.update(
      [{ op: 'release-lock', environment: 'production', owner: 'run-1' }, take('run-2')],
      'steal',
    );
    expect(await storeWith().confirm(lock)).toContain('taken over by alice');
    expect(await storeWith({ actions: 'read' }).confirm(lock)).toContain('could not be confirmed');
  });

  it('takes an expired lock over only from a run that has ended', async () => {
    const run = github.world.createWorkflowRun({
      path: '.github/workflows/pipeline.yml',
      sha: github.world.ref('refs/heads/main') ?? '',
    });
    await storeWith().update([take(`run-${run.id}`, 'production', -1)], 'lock');
    expect(await storeWith().update([take('run-2')], 'lock')).toMatchObject({
      state: 'failed',
      reasonCode: 'locked',
    });
    github.world.completeRun(run, 'failure');
    expect((await storeWith().update([take('run-2')], 'lock')).state).toBe('done');
  });
});

it('writes what it reads', () => {
  expect(parseLedger(ledgerText(EMPTY_LEDGER))).toEqual({ ok: true, document: EMPTY_LEDGER });
});
