import type { Fact } from '../core/facts.ts';
import { known, unavailable } from '../core/facts.ts';
import type { LedgerDocument, LedgerOperation, Lock } from '../core/ledger.ts';
import type { Answer, GitHub } from '../github/port.ts';
import { LEDGER_FILE, LEDGER_REF, ledgerText, parseLedger } from '../ledger/document.ts';
import { applyOperations } from '../ledger/transition.ts';

const TRIES = 6;
/** A tip seen this recently is not asked for again. */
const FRESH_MS = 15_000;

export type LedgerUpdate =
  | { readonly state: 'done' | 'already-done'; readonly document: LedgerDocument }
  | {
      readonly state: 'failed';
      readonly reasonCode: string;
      readonly reason: string;
      /** The lock in the way, where that is why. */
      readonly held?: Lock;
    };

/** The ledger on GitHub: reading it, and changing it by compare-and-swap. */
export interface LedgerStore {
  read(): Promise<Fact<LedgerDocument>>;
  update(operations: readonly LedgerOperation[], why: string): Promise<LedgerUpdate>;
  /** Whether the lock is still ours: `undefined` when it is, else why not. */
  confirm(lock: { environment: string; owner: string; fence: number }): Promise<string | undefined>;
}

interface Tip {
  readonly sha: string | null;
  readonly document: LedgerDocument;
  readonly seenAt: number;
}

/**
 * The ledger behind one ref. While we hold a lock nobody else writes often, so the tip we saw last is tried first: a swap
 * that fails because the ref moved costs one reading and another try, and a lost answer is looked up, never repeated blindly.
 */
export function ledgerStore(github: GitHub, sleep: (ms: number) => Promise<void>): LedgerStore {
  let tip: Tip | undefined;

  async function load(): Promise<{ ok: true; tip: Tip } | { ok: false; reasonCode: string; reason: string }> {
    const ref = await github.readRef(LEDGER_REF.replace('refs/', ''));
    if (!ref.ok) return { ok: false, reasonCode: 'ledger_unreadable', reason: failureText(ref) };
    const sha = ref.value?.sha ?? null;
    if (tip !== undefined && tip.sha === sha) {
      tip = { ...tip, seenAt: github.now() };
      return { ok: true, tip };
    }
    let text: string | null = null;
    if (sha !== null) {
      const file = await github.readFile(LEDGER_FILE, sha);
      if (!file.ok) return { ok: false, reasonCode: 'ledger_unreadable', reason: failureText(file) };
      // A ref without the file is not an empty ledger: somebody else's commit stands there.
      text = file.value ?? '';
    }
    const reading = parseLedger(text);
    if (!reading.ok) return reading;
    tip = { sha, document: reading.document, seenAt: github.now() };
    return { ok: true, tip };
  }

  return {
    async read() {
      // What was swapped in a moment ago is what is there.
      if (tip !== undefined && github.now() - tip.seenAt <= FRESH_MS) return known(tip.document, LEDGER_REF);
      const loaded = await load();
      return loaded.ok ? known(loaded.tip.document, LEDGER_REF) : unavailable(loaded.reason, LEDGER_REF);
    },

    async update(operations, why) {
      let failed = '';
      for (let attempt = 1; attempt <= TRIES; attempt += 1) {
        const current: Awaited<ReturnType<typeof load>> =
          tip === undefined ? await load() : { ok: true, tip };
        if (!current.ok) return { state: 'failed', ...current };
        const { sha, document } = current.tip;
        const ended = await endedOwners(document, operations, github);
        const transition = applyOperations(document, operations, github.now(), (lock) =>
          ended.has(lock.owner),
        );
        if (!transition.ok) {
          if (attempt === 1 && tip !== undefined) {
            // What we remember may be old: refuse only on what is there now.
            tip = undefined;
            continue;
          }
          const { reasonCode, reason, held } = transition;
          return { state: 'failed', reasonCode, reason, ...(held === undefined ? {} : { held }) };
        }
        if (!transition.changed) return { state: 'already-done', document: transition.document };
        const commit = await github.createFileCommit({
          path: LEDGER_FILE,
          content: ledgerText(transition.document),
          message: why,
          parents: sha === null ? [] : [sha],
        });
        if (!commit.ok) {
          if (commit.failure.kind !== 'lost') return { state: 'failed', ...written(commit) };
          // A commit without a ref is nothing yet: making another is safe.
          failed = failureText(commit);
          await sleep(250 * attempt);
          continue;
        }
        const swap = await github.swapRefs([{ ref: LEDGER_REF, from: sha, to: commit.value }]);
        if (swap.ok) {
          tip = { sha: commit.value, document: transition.document, seenAt: github.now() };
          return { state: 'done', document: transition.document };
        }
        failed = failureText(swap);
        if (swap.failure.kind !== 'lost' && swap.failure.kind !== 'conflict')
          return { state: 'failed', ...written(swap) };
        // Moved, or its answer was lost: what is there now says which, and applying again is harmless either way.
        tip = undefined;
        await sleep(250 * attempt);
      }
      return {
        state: 'failed',
        reasonCode: 'ledger_busy',
        reason: `${LEDGER_REF} could not be changed in ${TRIES} tries: ${failed}`,
      };
    },

    async confirm({ environment, owner, fence }) {
      if (tip === undefined || github.now() - tip.seenAt > FRESH_MS) {
        const loaded = await load();
        // Not knowing is not having: a move needs the lock.
        if (!loaded.ok) return `the lock on ${environment} could not be confirmed: ${loaded.reason}`;
      }
      const lock = tip?.document.locks[environment];
      if (lock?.owner === owner && lock.fence === fence) return undefined;
      return lock === undefined
        ? `the lock on ${environment} was released by somebody else`
        : `the lock on ${environment} was taken over by ${lock.by}: ${lock.reason}`;
    },
  };
}

/** Owners of expired locks in the way whose workflow runs have ended; a run that cannot be read has not. */
async function endedOwners(
  document: LedgerDocument,
  operations: readonly LedgerOperation[],
  github: GitHub,
): Promise<ReadonlySet<string>> {
  const ended = new Set<string>();
  for (const operation of operations) {
    if (operation.op !== 'take-lock') continue;
    const inTheWay = [document.locks['*'], document.locks[operation.environment]].filter(
      (lock): lock is Lock =>
        lock !== undefined && lock.owner !== operation.lock.owner && lock.expiresAt <= github.now(),
    );
    for (const { owner } of inTheWay) {
      const runId = Number(/^run-(\d+)$/.exec(owner)?.[1]);
      if (!Number.isSafeInteger(runId)) continue;
      const run = await github.readRunStatus(runId);
      if (run.ok && run.value.status === 'completed') ended.add(owner);
    }
  }
  return ended;
}

function written(answer: Answer<unknown>): { reasonCode: string; reason: string } {
  const forbidden = !answer.ok && answer.failure.kind === 'forbidden';
  return { reasonCode: forbidden ? 'permission_denied' : 'ledger_unwritable', reason: failureText(answer) };
}

/** A failed answer in one sentence, with the missing permission where GitHub named it. */
export function failureText(answer: Answer<unknown>): string {
  if (answer.ok) return 'it worked';
  const { message, permission } = answer.failure;
  return permission === undefined ? message : `${message}; the job needs \`permissions: { ${permission} }\``;
}
