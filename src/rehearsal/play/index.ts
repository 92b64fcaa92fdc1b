import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { closingLines, endLines, openingLines, timelineLines } from './scenarios/lines.ts';
import type { Sheet } from './scenarios/lines.ts';
import { reportOf } from './scenarios/telling.ts';
import { openFile } from './scenarios/opening.ts';
import { playScenario } from './scenarios/play.ts';
import type { Played } from './scenarios/play.ts';
import { ownRoom } from './scenarios/room.ts';
import { scenariosOf } from './scenarios/scenario.ts';
import type { Scenario } from './scenarios/scenario.ts';
import { screenOf } from './scenarios/screen.ts';
import type { Screen } from './scenarios/screen.ts';
import { setStage } from './scenarios/stage.ts';
import type { Stage } from './scenarios/stage.ts';
import { stopping } from './scenarios/stopping.ts';
import { watch } from './scenarios/watching.ts';

export interface RehearsalOptions {
  /** A git repository; only a copy of it is used. */
  readonly repo?: string | undefined;
  readonly scenario?: string | undefined;
  /** Where the HTML report goes. */
  readonly report?: string | undefined;
  readonly open?: boolean | undefined;
  /** Address of a Prometheus, or `auto`. */
  readonly prometheus?: string | undefined;
}

/** Where this bundle lies: the action's own files are one folder up. */
const ACTION_ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** Lines are as wide as a terminal, but no wider than people read. */
const WIDEST = 110;

/**
 * Plays the whole pipeline here, with the bundle that ships. Returns an exit code: 0 when every scenario ended as it should,
 * 1 when one did not, 2 when the options are wrong, 128 and the signal's number when it was stopped.
 */
export async function rehearse(options: RehearsalOptions): Promise<number> {
  const asked = scenariosOf(options.scenario);
  if (!asked.ok) {
    process.stderr.write(`${asked.problem}\n`);
    return 2;
  }
  const screen = screenOf(process.stdout, process.env);
  const stop = stopping(screen);
  const room = await ownRoom();
  let stage: Stage | undefined;
  try {
    stage = await setStage({
      repo: options.repo,
      prometheus: options.prometheus,
      folder: room.folder,
      say: screen.print,
      stopped: stop.signal,
    });
    screen.print(`${openingLines(stage, sheetOf(screen)).join('\n')}\n\n`);
    const all: Played[] = [];
    for (const scenario of asked.scenarios)
      all.push(
        await shown(stage, scenario, screen, {
          folder: join(room.folder, scenario.name),
          isFirst: all.length === 0,
          stopped: stop.signal,
        }),
      );
    stage.github.assertClean();
    const file = await reportFile(options.report, room.outside);
    await writeFile(file, reportOf(all, stage.said, Date.now()));
    const isRight = all.every(({ wrong }) => wrong.length === 0);
    screen.print(`${closingLines(isRight, file, sheetOf(screen)).join('\n')}\n`);
    if (options.open === true) openFile(file);
    return isRight ? 0 : 1;
  } catch (error) {
    if (stop.signal.aborted) return stop.exitCode();
    const said = error instanceof Error ? error.message : String(error);
    process.stderr.write(`the rehearsal could not be played: ${said}\n`);
    return 1;
  } finally {
    await stage?.close().catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
    await room.leave();
    stop.done();
  }
}

/** Plays a scenario while it is watched, and tells its end. */
async function shown(
  stage: Stage,
  scenario: Scenario,
  screen: Screen,
  options: { readonly folder: string; readonly isFirst: boolean; readonly stopped: AbortSignal },
): Promise<Played> {
  await mkdir(options.folder);
  if (!screen.terminal) screen.print(`${scenario.name}: ${scenario.about}\n`);
  const watching = watch(stage, scenario, screen);
  const it = await playScenario(stage, scenario, { ...options, actionRoot: ACTION_ROOT }, watching).finally(
    () => watching.stop(),
  );
  const sheet = sheetOf(screen);
  const timeline = screen.terminal
    ? [`${scenario.name}: ${scenario.about}`, ...timelineLines(it, sheet)]
    : [];
  screen.print(`${[...timeline, '', ...endLines(it, sheet), ''].join('\n')}\n`);
  return it;
}

/** Where the report goes: a folder of its own that stays, or where it was asked for. */
async function reportFile(asked: string | undefined, outside: string): Promise<string> {
  if (asked === undefined) return join(await mkdtemp(join(outside, 'rehearsal-report-')), 'report.html');
  const file = resolve(asked);
  await mkdir(dirname(file), { recursive: true });
  return file;
}

const sheetOf = ({ colour, size }: Screen): Sheet => ({
  colour,
  width: Math.max(40, Math.min(WIDEST, size().columns)),
});
