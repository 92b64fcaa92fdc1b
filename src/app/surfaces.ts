import type { Answer, GitHub } from '../github/port.ts';
import { checkRunOutput, jobSummary } from '../report/markdown.ts';
import { snapshotIn } from '../report/markdown/snapshot.ts';
import type { Report } from '../report/report.ts';
import { OUTCOME_WORDS } from '../report/words.ts';
import { failureText } from './ledgerStore.ts';
import { progressLine } from '../report/progress-line.ts';
import { progressLines, resultLines } from '../report/terminal.ts';
import type { Surfaces } from './world.ts';

/** External id of a check run of ours: its name, so that whatever run wrote it, the next one finds it. */
export function checkRunKey(name: string): string {
  return `deploy-action:${name}`;
}

/** Between two updates that only bring newer figures: a canary has a budget of one request a minute for telling. */
const PACE_MS = 60_000;

export interface SurfacesAccess {
  readonly github: GitHub;
  readonly sha: string;
  /** The check run's name; also its external id's, so that it is found and updated in place whatever run it was. */
  readonly name: string;
  readonly runUrl: string;
  /** Nothing is written to GitHub: a dry run. */
  readonly readOnly: boolean;
  /** A fork's pull request, whose token may only read: then its verdict stands in the log and the job's summary. */
  readonly fork: boolean;
  readonly print: (text: string) => void;
  readonly warn: (message: string) => void;
  readonly note: (message: string) => void;
  readonly summarise: (markdown: string) => Promise<void>;
  /** The check run's address, once it is known. */
  readonly shownAt: (url: string) => void;
}

/** Where a run is told: the check run, the job summary and the log, from the one report. */
export function surfacesOf(access: SurfacesAccess): Surfaces {
  const externalId = checkRunKey(access.name);
  let found: { id: number; text: string | null } | null | undefined;
  let told: { step: string; at: number; summary: string } | undefined;
  // What an earlier attempt left to go on from. It stays in the check run until there is something newer, because this
  // attempt, or the gate that runs before it again, tells of itself first and may be killed there.
  let saved: unknown;
  let printed = 0;
  let lastLine: string | undefined;
  let broken = access.readOnly;
  let said = false;

  async function find(): Promise<void> {
    if (found !== undefined || access.readOnly) return;
    const run = await access.github.findCheckRun(access.sha, access.name, externalId);
    if (!run.ok) return failed(run);
    found = run.value;
    saved ??= snapshotIn(found?.text);
  }

  /** Said once. What is not allowed is not tried again; anything else is, lest a required check stays open for ever. */
  function failed(answer: Extract<Answer<unknown>, { ok: false }>): void {
    const refused = answer.failure.kind === 'forbidden' || answer.failure.kind === 'unauthorised';
    broken = refused;
    if (said) return;
    said = true;
    if (refused && access.fork)
      access.note(
        `the check run '${access.name}' is not written, because the token of a fork's pull request can only read; the verdict is here and in the job's summary`,
      );
    else access.warn(`the check run '${access.name}' could not be written: ${failureText(answer)}`);
  }

  async function write(report: Report, final: boolean, snapshot: unknown): Promise<void> {
    await find();
    if (broken || found === undefined) return;
    saved = snapshot ?? saved;
    const { title, summary, text, snapshotFitted } = checkRunOutput(
      report,
      saved === undefined ? {} : { snapshot: saved },
    );
    if (!snapshotFitted)
      access.warn('the state of this rollout is too large to be saved: after a crash it starts anew');
    const content = {
      name: access.name,
      sha: access.sha,
      externalId,
      title,
      summary,
      text,
      ...(access.runUrl === '' ? {} : { detailsUrl: access.runUrl }),
      ...(final
        ? { status: 'completed' as const, conclusion: OUTCOME_WORDS[report.decision.outcome].conclusion }
        : { status: 'in_progress' as const }),
    };
    const send = () =>
      found == null ? access.github.createCheckRun(content) : access.github.updateCheckRun(found.id, content);
    let written = await send();
    for (let tries = 1; !written.ok && written.failure.kind === 'lost' && tries < 3; tries += 1) {
      // Created or not, its answer was lost: found by its key it is updated, otherwise it is made.
      found = undefined;
      await find();
      if (broken || found === undefined) return;
      written = await send();
    }
    if (!written.ok) return failed(written);
    found = written.value;
    access.shownAt(written.value.url);
  }

  return {
    async snapshot() {
      await find();
      return saved;
    },
    async publish(report, { final, step, snapshot }) {
      for (const moment of report.timeline.slice(printed))
        access.print(`${progressLines(moment, report.startedAt)}\n`);
      printed = report.timeline.length;
      const line = final ? undefined : progressLine(report);
      if (line !== undefined && line !== lastLine) access.print(`${line}\n`);
      lastLine = line;
      const now = access.github.now();
      const due = final || told === undefined || told.step !== step || now - told.at >= PACE_MS;
      if (!due) return;
      told = { step, at: now, summary: report.decision.summary };
      await write(report, final, snapshot);
      await access.summarise(jobSummary(report));
      if (final) access.print(`\n${resultLines(report)}\n`);
    },
  };
}
