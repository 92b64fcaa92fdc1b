import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { playScenario } from './scenarios/play.ts';
import type { Played } from './scenarios/play.ts';
import { SCENARIOS, scenariosOf } from './scenarios/scenario.ts';
import { setStage } from './scenarios/stage.ts';
import { played, reportOf, timelineText } from './scenarios/telling.ts';
import { watch } from './scenarios/watching.ts';
import type { Screen } from './scenarios/watching.ts';

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

/**
 * Plays the whole pipeline here, with the bundle that ships: 0 when every scenario ended as it should, 1 when one did not,
 * 2 when the options are wrong.
 */
export async function rehearse(options: RehearsalOptions): Promise<number> {
  const screen: Screen = {
    print: (text) => process.stdout.write(text),
    terminal: process.stdout.isTTY === true && process.env['CI'] === undefined,
    colour: process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined,
    width: () => process.stdout.columns ?? 80,
  };
  const scenarios = scenariosOf(options.scenario);
  if (scenarios === undefined) {
    process.stderr.write(
      `there is no scenario '${options.scenario ?? ''}'; there are ${SCENARIOS.map(({ name }) => name).join(', ')}, and default\n`,
    );
    return 2;
  }
  const file = resolve(options.report ?? join(tmpdir(), 'deploy-action-rehearsal', 'report.html'));
  const folder = await mkdtemp(join(tmpdir(), 'rehearsal-'));
  let stage: Awaited<ReturnType<typeof setStage>> | undefined;
  try {
    stage = await setStage({
      ...(options.repo === undefined ? {} : { repo: options.repo }),
      ...(options.prometheus === undefined ? {} : { prometheus: options.prometheus }),
    });
    screen.print(
      `Rehearsing with ${stage.said}; ${stage.past.live.version} is live. Nothing of yours is written.\n\n`,
    );
    const all: Played[] = [];
    for (const [index, scenario] of scenarios.entries()) {
      screen.print(`${scenario.name}: ${scenario.about}\n`);
      const watching = watch(stage, scenario, screen);
      const place = join(folder, scenario.name);
      await mkdir(place, { recursive: true });
      const it = await playScenario(
        stage,
        scenario,
        { actionRoot: ACTION_ROOT, folder: place, first: index === 0 },
        watching,
      ).finally(() => watching.stop());
      if (screen.terminal) screen.print(`\n${timelineText(it)}`);
      screen.print(`\n${played(it)}\n`);
      all.push(it);
    }
    stage.github.assertClean();
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, reportOf(all, stage.said));
    screen.print(`Report: ${file}\n`);
    if (options.open === true) openFile(file);
    return all.every(({ wrong }) => wrong.length === 0) ? 0 : 1;
  } catch (error) {
    process.stderr.write(
      `\nthe rehearsal could not be played: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    return 1;
  } finally {
    await stage?.close().catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
    await rm(folder, { recursive: true, force: true });
  }
}

const OPENERS: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  darwin: 'open',
  linux: 'xdg-open',
  win32: 'explorer',
};

function openFile(file: string): void {
  const opener = OPENERS[process.platform];
  if (opener === undefined) return;
  const child = spawn(opener, [file], { detached: true, stdio: 'ignore' });
  child.on('error', () => process.stderr.write(`${opener} is not there to open the report with\n`));
  child.unref();
}
