import { shortSha } from '../core/subject.ts';
import { cleanLine, clip } from './clean.ts';
import { moment } from './figures.ts';
import { code, escapeText } from './markdown/escape.ts';
import { findingsSection, remediesSection } from './markdown/findings.ts';
import { bytes, fitted } from './markdown/fit.ts';
import {
  chartsSection,
  evidenceSection,
  linksLine,
  notesSection,
  progressSection,
  receiptsSection,
  sparklinesSection,
  timelineSection,
} from './markdown/sections.ts';
import { CHECK_RUN_LIMIT, withSnapshot } from './markdown/snapshot.ts';
import type { Report } from './report.ts';
import { answer } from './words.ts';

/** What a check run shows. `summary` and `text` are at most 65,535 bytes each. */
export interface CheckRunOutput {
  /** Plain text: GitHub does not read Markdown here. */
  readonly title: string;
  readonly summary: string;
  readonly text: string;
  /** Whether the snapshot asked for is in `text`; true where none was asked for. */
  readonly snapshotFitted: boolean;
}

/** A step's summary may hold 1 MiB in all; some of it is left to whatever else the step says. */
const JOB_SUMMARY_LIMIT = 1_000_000;
/** Room that a snapshot leaves at least to what people read. */
const LEAST_TEXT = 4_000;

function headline({ decision }: Report): string {
  const { mark, word } = answer(decision.question, decision.outcome);
  return `${mark} **${word}**: ${escapeText(decision.summary)}`;
}

/** What this is about: repository, commit, artifact, when. */
function about({ title, decision, startedAt }: Report): string {
  const { sha, artifact } = decision.subject;
  return [
    escapeText(title, 200),
    `commit ${code(shortSha(sha))}`,
    ...(artifact === undefined ? [] : [`artifact ${code(`${artifact.name}@${artifact.digest}`, 200)}`]),
    `reason ${code(decision.reasonCode, 80)}`,
    `started ${moment(startedAt)}`,
  ].join(' · ');
}

/** The check run of a report; `snapshot` is hidden at the end of `text`, where `snapshotIn` finds it. */
export function checkRunOutput(
  report: Report,
  options: { readonly snapshot?: unknown } = {},
): CheckRunOutput {
  const { decision } = report;
  const { word } = answer(decision.question, decision.outcome);
  const summary = fitted(
    `${headline(report)}\n\n${about(report)}`,
    [findingsSection(decision.findings), remediesSection(decision.findings), progressSection(report)],
    linksLine(report),
    CHECK_RUN_LIMIT,
  );
  const sections = [
    evidenceSection(report),
    sparklinesSection(report),
    receiptsSection(report),
    timelineSection(report),
    notesSection(report),
  ];
  const title = clip(`${word}: ${cleanLine(decision.summary)}`, 200);
  const textWithin = (limit: number): string => fitted('', sections, '', limit).trim();
  if (options.snapshot === undefined) {
    return { title, summary, text: textWithin(CHECK_RUN_LIMIT), snapshotFitted: true };
  }
  // Going on after a crash rests on the snapshot, so the text makes room for it, down to a readable rest.
  const needed = bytes(withSnapshot('', options.snapshot, Infinity).text) + 2;
  const { text, fitted: snapshotFitted } = withSnapshot(
    textWithin(Math.max(LEAST_TEXT, CHECK_RUN_LIMIT - needed)),
    options.snapshot,
  );
  return {
    title,
    summary,
    text: snapshotFitted ? text : textWithin(CHECK_RUN_LIMIT),
    snapshotFitted,
  };
}

/** The job's summary: everything, with charts. At most `limit` bytes. */
export function jobSummary(report: Report, limit: number = JOB_SUMMARY_LIMIT): string {
  const { findings } = report.decision;
  return fitted(
    `## ${headline(report)}\n\n${about(report)}`,
    [
      findingsSection(findings),
      remediesSection(findings),
      progressSection(report),
      evidenceSection(report),
      chartsSection(report),
      sparklinesSection(report),
      receiptsSection(report),
      timelineSection(report),
      notesSection(report),
    ],
    linksLine(report),
    limit,
  );
}

/** Hidden in a comment of ours, so that it is found again and updated in place. */
export function commentMark(title: string): string {
  return `<!-- deploy-action:comment ${encodeURIComponent(cleanLine(title)).replaceAll('--', '-%2D')} -->`;
}

/** The comment on a pull request: as the summary, with the long parts folded, and its mark at the end. */
export function comment(report: Report): string {
  const { findings } = report.decision;
  const mark = commentMark(report.title);
  const text = fitted(
    `### ${headline(report)}\n\n${about(report)}`,
    [
      findingsSection(findings),
      remediesSection(findings),
      progressSection(report),
      evidenceSection(report),
      sparklinesSection(report),
      receiptsSection(report),
      timelineSection(report, true),
      notesSection(report),
    ],
    linksLine(report),
    CHECK_RUN_LIMIT - bytes(mark) - 1,
  );
  return `${text}${mark}\n`;
}
