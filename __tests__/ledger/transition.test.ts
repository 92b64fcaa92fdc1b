import { describe, expect, it } from '@jest/globals';
import type { LedgerDocument, LedgerOperation } from '../../src/core/ledger.ts';
import { EMPTY_LEDGER, ledgerText, parseLedger } from '../../src/ledger/document.ts';
import { applyOperations } from '../../src/ledger/transition.ts';

const HOUR = 3_600_000;
const SHA = 'a'.repeat(40);

function take(owner: string, attempt = 1, environment = 'production'): LedgerOperation {
  return {
    op: 'take-lock',
    environment,
    ttlMs: HOUR,
    lock: { owner, attempt, by: 'alice', reason: 'deploys 1.2.3', sha: SHA, url: 'https://github.test/run' },
  };
}

function after(operations: readonly LedgerOperation[], document: LedgerDocument = EMPTY_LEDGER, now = 0) {
  const transition = applyOperations(document, operations, now);
  if (!transition.ok) throw new Error(transition.reason);
  return transition;
}

describe('the lock on an environment', () => {
  const locked = after([take('run-1')]).document;

  it('is taken by one run and refused to another, naming the owner', () => {
    const refused = applyOperations(locked, [take('run-2')], 1);
    expect(refused).toMatchObject({ ok: false, reasonCode: 'locked' });
    expect(refused.ok ? '' : refused.reason).toBe(
      'production is locked by alice since 1970-01-01T00:00:00.000Z: deploys 1.2.3',
    );
  });

  it('is owned by a run and not by a person: another run of the same person is refused', () => {
    expect(applyOperations(locked, [take('run-2')], 1).ok).toBe(false);
  });

  it('leaves the document as it is when the same attempt takes it again, so the fence does not grow twice', () => {
    expect(after([take('run-1')], locked)).toEqual({ ok: true, document: locked, changed: false });
  });

  it('is taken over at once by a newer attempt of its own run, with a higher fence', () => {
    expect(after([take('run-1', 2)], locked).document.locks['production']).toMatchObject({
      attempt: 2,
      fence: 2,
    });
  });

  it('is refused to an older attempt after a newer one took it', () => {
    const newer = after([take('run-1', 2)], locked).document;
    expect(applyOperations(newer, [take('run-1', 1)], 1)).toMatchObject({
      ok: false,
      reasonCode: 'lock_lost',
    });
  });

  it('is not stolen while its owner still runs, although it has expired', () => {
    expect(applyOperations(locked, [take('run-2')], 2 * HOUR, () => false).ok).toBe(false);
  });

  it('is stolen when it has expired and its owner has ended', () => {
    const stolen = applyOperations(locked, [take('run-2')], 2 * HOUR, () => true);
    expect(stolen).toMatchObject({
      ok: true,
      document: { locks: { production: { owner: 'run-2', fence: 2 } } },
    });
  });

  it('is not stolen from an ended owner before it expires', () => {
    expect(applyOperations(locked, [take('run-2')], HOUR - 1, () => true).ok).toBe(false);
  });

  it('on every environment refuses each of them', () => {
    const all = after([take('run-1', 1, '*')]).document;
    expect(applyOperations(all, [take('run-2')], 1)).toMatchObject({ ok: false, reasonCode: 'locked' });
  });

  it('is released only by its owner and fence', () => {
    const release = (owner: string, fence?: number): LedgerOperation => ({
      op: 'release-lock',
      environment: 'production',
      owner,
      ...(fence === undefined ? {} : { fence }),
    });
    expect(after([release('run-2')], locked).changed).toBe(false);
    expect(after([release('run-1', 7)], locked).changed).toBe(false);
    expect(after([release('run-1', 1)], locked).document.locks).toEqual({});
  });
});

describe('operations of one swap', () => {
  it('all happen or none: a refused lock leaves no hold behind', () => {
    const locked = after([take('run-1')]).document;
    const hold: LedgerOperation = {
      op: 'hold',
      environment: 'production',
      hold: { reason: 'r', reasonCode: 'c', by: 'b', sha: SHA, url: '' },
    };
    expect(applyOperations(locked, [hold, take('run-2')], 1).ok).toBe(false);
  });

  it.each<[string, LedgerOperation]>([
    [
      'hold',
      { op: 'hold', environment: 'p', hold: { reason: 'r', reasonCode: 'c', by: 'b', sha: SHA, url: '' } },
    ],
    ['quarantine', { op: 'quarantine', version: { environment: 'p', sha: SHA, reason: 'r', url: '' } }],
    ['verify', { op: 'verify', environment: 'p', version: { sha: SHA, key: 'k' } }],
  ])('happen once when asked twice: %s', (_, operation) => {
    const once = after([operation]).document;
    expect(after([operation], once, 5)).toEqual({ ok: true, document: once, changed: false });
  });

  it('remember the newest verified version first, and fifty of them', () => {
    const many = Array.from({ length: 60 }, (_, n): LedgerOperation => ({
      op: 'verify',
      environment: 'p',
      version: { sha: SHA, key: `k${n}` },
    }));
    const versions = after(many).document.verified['p'] ?? [];
    expect([versions.length, versions[0]?.key]).toEqual([50, 'k59']);
  });
});

describe('the document', () => {
  it('reads back what was written', () => {
    const document = after([take('run-1')]).document;
    expect(parseLedger(ledgerText(document))).toEqual({ ok: true, document });
  });

  it('is empty where there is none yet', () => {
    expect(parseLedger(null)).toEqual({ ok: true, document: EMPTY_LEDGER });
  });

  it.each([
    ['not JSON', '{', 'ledger_corrupt'],
    ['an empty object', '{}', 'ledger_corrupt'],
    ['a negative fence', ledgerText({ ...EMPTY_LEDGER, fence: -1 }), 'ledger_corrupt'],
    ['a newer schema', '{"schemaVersion": 2}', 'ledger_newer'],
  ])('is refused, never overwritten, when it is %s', (_, text, reasonCode) => {
    expect(parseLedger(text)).toMatchObject({ ok: false, reasonCode });
  });

  it('keeps what a later version added', () => {
    const text = JSON.stringify({ ...EMPTY_LEDGER, freezes: ['later'] });
    expect(parseLedger(text)).toMatchObject({ ok: true, document: { freezes: ['later'] } });
  });
});
