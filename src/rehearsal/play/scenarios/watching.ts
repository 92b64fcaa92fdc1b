import { changedLines } from '../../../report/live-lines.ts';
import { liveFrame, redraw } from '../../../report/live.ts';
import type { LiveView } from '../../../report/live.ts';
import { readProgressLine } from '../../../report/progress-line.ts';
import type { Progress } from '../../../report/progress-line.ts';
import type { Moment } from '../../../report/report.ts';
import type { PlayEvent } from '../runner/index.ts';
import type { Scenario } from './scenario.ts';
import type { Stage } from './stage.ts';

const FRAME_MS = 250;

const JOBS = ['Gate', 'Release', 'Deploy to staging', 'Approve', 'Deploy to production'] as const;

/** Where the rehearsal is shown while it goes on. */
export interface Screen {
  readonly print: (text: string) => void;
  readonly terminal: boolean;
  readonly colour: boolean;
  readonly width: () => number;
}

export interface Watching {
  readonly moment: (moment: Moment) => void;
  readonly event: (event: PlayEvent) => void;
  readonly stop: () => void;
}

/** A terminal gets a picture that moves; anything else gets a line whenever something happens. */
export function watch(stage: Stage, scenario: Scenario, screen: Screen): Watching {
  const startedAt = Date.now();
  const states = new Map<string, LiveView['steps'][number]['state']>(JOBS.map((job) => [job, 'ahead']));
  const timeline: Moment[] = [];
  let progress: Progress | undefined;
  let current = 'Gate';
  let drawn = 0;
  let before: LiveView | undefined;
  const started = new Map(
    [...stage.services.values()].map((service) => [service.version, service.counts()] as const),
  );

  const arm = (version: string | undefined): LiveView['candidate'] => {
    const service = version === undefined ? undefined : stage.services.get(version);
    if (service === undefined) return undefined;
    const at = started.get(service.version) ?? { requests: 0, errors: 0 };
    const now = service.counts();
    return { version: service.version, requests: now.requests - at.requests, errors: now.errors - at.errors };
  };
  const view = (): LiveView => {
    const candidate = [...stage.services.keys()].findLast((version) => version !== stage.live());
    const [candidateArm, baselineArm] = [arm(candidate), arm(stage.live())];
    return {
      title: `${scenario.name}: ${scenario.about}`,
      startedAt,
      now: Date.now(),
      phase: progress?.text ?? current,
      steps: JOBS.map((label) => ({ label, state: states.get(label) ?? 'ahead' })),
      share: stage.proxy.weight() / 100,
      ...(candidateArm === undefined ? {} : { candidate: candidateArm }),
      ...(baselineArm === undefined ? {} : { baseline: baselineArm }),
      evidence:
        progress?.evidence === undefined
          ? []
          : [{ metric: 'worse than the baseline', speaks: 'against', ...progress.evidence }],
      timeline,
    };
  };
  const draw = (): void => {
    if (!screen.terminal) {
      const now = view();
      for (const line of changedLines(before, now, 5000)) screen.print(`${line}\n`);
      before = now;
      return;
    }
    const frame = liveFrame(view(), { colour: screen.colour, width: screen.width() });
    screen.print(redraw(drawn, frame));
    drawn = frame.length;
  };
  const timer = setInterval(draw, screen.terminal ? FRAME_MS : 1000);

  return {
    moment(moment) {
      timeline.push(moment);
    },
    event(event) {
      if (event.kind === 'job') {
        const job = JOBS.find((name) => event.job.endsWith(name) || event.job.includes(name));
        if (job === undefined) return;
        const over = event.state === 'success' || event.state === 'failure' || event.state === 'cancelled';
        states.set(job, over ? 'done' : event.state === 'queued' ? 'ahead' : 'current');
        if (!over && event.state !== 'queued')
          current = event.state === 'waiting' ? `${job}: waits for its reviewers` : job;
        if (over) progress = undefined;
      }
      if (event.kind === 'line') progress = readProgressLine(event.line.text) ?? progress;
    },
    stop() {
      clearInterval(timer);
      draw();
    },
  };
}
