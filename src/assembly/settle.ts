import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { RunContext } from '../action/context.ts';
import type { Inputs } from '../action/inputs.ts';
import { failureText } from '../app/ledgerStore.ts';
import { withCommandsOf } from '../config/commands.ts';
import type { Config, EnvironmentConfig } from '../config/config.ts';
import { parseConfig } from '../config/parse.ts';
import type { ConfigProblem } from '../config/problem.ts';
import { lineOf, sentenceOf } from '../config/render.ts';
import type { Decision } from '../core/decision.ts';
import type { Fact } from '../core/facts.ts';
import { known } from '../core/facts.ts';
import type { Finding } from '../core/finding.ts';
import { environmentKey, shortSha } from '../core/subject.ts';
import type { Subject } from '../core/subject.ts';
import { nearestOf } from '../core/nearest.ts';
import type { GitHub } from '../github/port.ts';
import { gitIn } from '../git/git.ts';
import { readCheckout } from '../git/checkout.ts';
import { titleOf } from '../report/report-of.ts';
import { questionOf } from './question.ts';

/** What is settled before a mode begins: the config in force, the subject, the environment. */
export type Settled =
  | {
      readonly ok: true;
      readonly title: string;
      readonly config: Config;
      readonly warnings: readonly ConfigProblem[];
      readonly subject: Subject;
      readonly environment?: EnvironmentConfig;
      /** The environment's canonical name. */
      readonly place?: string;
      /** The branch being released. */
      readonly branch: string;
      readonly version: string;
      /** The commit that is checked out. */
      readonly head: Fact<string>;
    }
  | {
      readonly ok: false;
      readonly title: string;
      readonly subject: Subject;
      readonly decision: Decision;
      readonly problems: readonly Problem[];
    };

interface Problem {
  readonly message: string;
  readonly line: string;
  readonly at?: { readonly file: string; readonly line: number; readonly column: number };
}

export type PolicyAnswer = Awaited<ReturnType<GitHub['readPolicy']>>;

/**
 * Policy from the default branch's tip (for a pull request from its base's), commands and paths from the candidate's own
 * checkout: a change cannot relax its own gates, and a script may move together with its caller.
 */
export async function settle(inputs: Inputs, context: RunContext, policy: PolicyAnswer): Promise<Settled> {
  const question = questionOf(inputs);
  const place = inputs.environment === undefined ? undefined : environmentKey(inputs.environment);
  const sha = inputs.sha ?? context.sha;
  const subject: Subject = {
    repository: context.repository,
    sha,
    ...(place === undefined ? {} : { environment: place }),
    ...(inputs.artifact === undefined ? {} : { artifact: inputs.artifact }),
  };
  const title = titleOf(question, subject);
  const refused = (
    reasonCode: string,
    summary: string,
    problems: readonly Problem[],
    findings: readonly Finding[] = [],
  ): Settled => ({
    ok: false,
    title,
    subject,
    problems,
    decision: {
      schemaVersion: 1,
      question,
      subject,
      outcome: 'stop',
      reasonCode,
      summary,
      findings,
      effects: [],
    },
  });

  const checkout = readCheckout(gitIn({ directory: resolve(context.workspace), environment: process.env }));
  const own = await readFile(resolve(context.workspace, inputs.config), 'utf8').catch(() => null);
  if (!policy.ok) {
    const message = `${inputs.config} could not be read: ${failureText(policy)}`;
    return refused('config_unreadable', message, [{ message, line: message }]);
  }
  if (policy.value.text === null) {
    const message = `there is no ${inputs.config} on ${policy.value.branch}, where the policy comes from`;
    const remedy =
      own === null
        ? 'Add one; `validate` says what is wrong with it.'
        : 'Merge the one of this checkout first: a change cannot bring its own gates.';
    return refused(
      'config_missing',
      message,
      [{ message, line: message }],
      [
        {
          gate: 'config',
          title: 'Config',
          verdict: 'fail',
          reasonCode: 'config_missing',
          reason: message,
          evidence: [],
          remedy,
        },
      ],
    );
  }

  const there = parseConfig([{ name: inputs.config, text: policy.value.text }]);
  const here = own === null ? there : parseConfig([{ name: inputs.config, text: own }]);
  if (!there.ok)
    return refused(
      'config_invalid',
      countText(there.problems, `on ${policy.value.branch}`),
      there.problems.map(problemOf),
      there.problems.map(findingOf),
    );
  if (!here.ok)
    return refused(
      'config_invalid',
      countText(here.problems, 'in the checkout'),
      here.problems.map(problemOf),
      here.problems.map(findingOf),
    );
  const config = withCommandsOf(there.config, here.config);

  const environment = place === undefined ? undefined : config.environments[place];
  if (place !== undefined && environment === undefined) {
    const names = Object.values(config.environments).map(({ name }) => name);
    const nearest = nearestOf(place, names);
    const message = `there is no environment '${inputs.environment ?? place}' in ${inputs.config}; ${nearest === undefined ? `it has ${names.join(', ') || 'none'}` : `did you mean '${nearest}'?`}`;
    return refused('environment_unknown', message, [{ message, line: message }]);
  }
  if (inputs.mode === 'canary' && environment?.rollout.judge === undefined) {
    const message = `the environment ${environment?.name ?? ''} has no rollout.judge in ${inputs.config}, so there is nothing to judge by`;
    return refused('judge_missing', message, [{ message, line: message }]);
  }
  const head = await checkout;
  return {
    ok: true,
    title,
    config,
    warnings: there.warnings,
    subject,
    branch: context.ref.startsWith('refs/heads/')
      ? context.ref.slice('refs/heads/'.length)
      : policy.value.branch,
    version: inputs.version ?? shortSha(sha),
    head: head.state === 'known' ? known(head.value.head, head.source) : head,
    ...(environment === undefined ? {} : { environment }),
    ...(place === undefined ? {} : { place }),
  };
}

function countText(problems: readonly ConfigProblem[], where: string): string {
  const first = problems[0];
  const more = problems.length - 1;
  return `the config ${where} has ${problems.length} problem${more === 0 ? '' : 's'}: ${first === undefined ? '' : sentenceOf(first)}${more === 0 ? '' : ` (and ${more} more)`}`;
}

function problemOf(problem: ConfigProblem): Problem {
  return {
    message: sentenceOf(problem),
    line: lineOf(problem),
    at: { file: problem.document, line: problem.line, column: problem.column },
  };
}

function findingOf(problem: ConfigProblem): Finding {
  return {
    gate: `${problem.document}:${problem.line}:${problem.column}`,
    title: 'Config',
    verdict: 'fail',
    reasonCode: 'config_invalid',
    reason: sentenceOf(problem),
    evidence: [],
    ...(problem.remedy === undefined ? {} : { remedy: problem.remedy }),
  };
}
