import { changedLines } from '../../../report/live-lines.ts';
import { liveFrame, redraw } from '../../../report/live.ts';
import type { LiveArm, LiveView } from '../../../report/live.ts';
import { readProgressLine } from '../../../report/progress-line.ts';
import type { Progress } from '../../../report/progress-line.ts';
import type { Moment } from '../../../report/report.ts';
import type { PlayEvent } from '../runner/index.ts';
import { jobName } from './moments.ts';
import type { Scenario } from './scenario.ts';
import type { Screen } from './screen.ts';
import type { Stage } from './stage.ts';

const FRAME_MS = 200;
const LOOK_MS = 500;
const QUIET_MS = 4000;

/** Jobs of the pipeline by the name it gives them, and what they are called where there is little room. */
const JOBS: Readonly<Record<string, string>> = {
  Gate: 'Gate',
  Release: 'Release',
  'Deploy to staging': 'Staging',
  'Approve production': 'Approval',
  'Deploy to production': 'Production',
};

type State = LiveView['steps'][number]['state'];

/** How far the pipeline has come. */
export interface Standing {
  readonly states: ReadonlyMap<string, State>;
  readonly current: string;
  readonly progress: Progress | undefined;
}

export const BEGINNING: Standing = {
  states: new Map(Object.keys(JOBS).map((job) => [job, 'ahead'])),
  current: 'Gate',
  progress: undefined,
};

/** How far it has come after one more event. */
export function standingAfter(standing: Standing, event: PlayEvent): Standing {
  if (event.kind === 'line')
    return { ...standing, progress: readProgressLine(event.line.text) ?? standing.progress };
  if (event.kind !== 'job') return standing;
  const job = jobName(event.job);
  if (JOBS[job] === undefined || event.state === 'queued') return standing;
  const isOver = event.state !== 'waiting' && event.state !== 'in-progress';
  const states = new Map(standing.states).set(job, isOver ? 'done' : 'current');
  if (isOver) return { states, current: '', progress: undefined };
  const current = event.state === 'waiting' ? `${job}: waits for its reviewers` : job;
  return { ...standing, states, current };
}

export interface Watching {
  readonly moment: (moment: Moment) => void;
  readonly event: (event: PlayEvent) => void;
  /** Draws no more, and wipes what moved. */
  readonly stop: () => void;
}

/** A terminal gets a picture that moves; anything else gets a line whenever something happens. */
export function watch(stage: Stage, scenario: Scenario, screen: Screen): Watching {
  const startedAt = Date.now();
  let timeline: readonly Moment[] = [];
  let standing = BEGINNING;
  let drawn: readonly string[] = [];
  let before: LiveView | undefined;

  const draw = (): void => {
    const view = viewOf(stage, scenario, startedAt, standing, timeline);
    if (screen.terminal) {
      const { columns, rows } = screen.size();
      const frame = liveFrame(view, { colour: screen.colour, width: columns, height: rows - 1 });
      screen.print(redraw(drawn, frame, columns));
      drawn = frame;
      return;
    }
    const lines = changedLines(before, view, { quietMs: QUIET_MS });
    // The next ones are told from what was printed last, not from what was looked at last.
    if (lines.length > 0 || before === undefined) before = view;
    for (const line of lines) screen.print(`${line}\n`);
  };
  const timer = setInterval(draw, screen.terminal ? FRAME_MS : LOOK_MS);

  return {
    moment(moment) {
      timeline = [...timeline, moment];
      if (!screen.terminal) draw();
    },
    event(event) {
      standing = standingAfter(standing, event);
    },
    stop() {
      clearInterval(timer);
      draw();
      if (screen.terminal) screen.print(redraw(drawn, [], screen.size().columns));
      drawn = [];
    },
  };
}

/** What is waited for. Which share has the traffic is shown beside it. */
function phaseOf(text: string): string {
  return /^[\d.]+% of traffic of /.test(text) ? '' : text.replace(/^[\d.]+% of traffic: /, '');
}

function viewOf(
  { application, recorder }: Stage,
  scenario: Scenario,
  startedAt: number,
  { states, current, progress }: Standing,
  timeline: readonly Moment[],
): LiveView {
  const candidate = application.newest();
  const first = application.weights().find(({ at, percent }) => at >= startedAt && percent > 0);
  const arm = (version: string | undefined): LiveArm | undefined => {
    if (version === undefined) return undefined;
    // Both from the candidate's first user on, so that they compare.
    const { p95, ...counts } = recorder.tally(version, first?.at ?? startedAt);
    return { version, ...counts, ...(p95 === undefined ? {} : { p95 }) };
  };
  const [trial, live] = [arm(candidate), arm(application.live())];
  return {
    title: `${scenario.name}: ${scenario.about}`,
    startedAt,
    now: Date.now(),
    phase: progress === undefined ? current : phaseOf(progress.text),
    steps: Object.entries(JOBS).map(([job, label]) => ({ label, state: states.get(job) ?? 'ahead' })),
    share: application.production.weight() / 100,
    ...(trial === undefined ? {} : { candidate: trial }),
    ...(live === undefined ? {} : { baseline: live }),
    evidence:
      progress?.evidence === undefined
        ? []
        : [{ metric: 'regression', speaks: 'against', ...progress.evidence }],
    timeline,
  };
}
