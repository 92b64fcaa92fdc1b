import type { ConfigProblem } from './problem.ts';

/** A problem as one sentence: what is wrong with which part, and what was probably meant. */
export function sentenceOf({ path, message, nearest }: ConfigProblem): string {
  const where = path === '' ? '' : `${path}: `;
  return `${where}${message}${nearest === undefined ? '' : `; did you mean '${nearest}'?`}`;
}

/** A problem as a line of text: `file:line:column  path: message`, which editors and terminals link. */
export function lineOf(problem: ConfigProblem): string {
  const { document, line, column } = problem;
  return `${document}:${String(line)}:${String(column)}  ${sentenceOf(problem)}`;
}

/** Problems as text, a line each, a remedy indented below. */
export function renderProblems(problems: readonly ConfigProblem[]): string {
  return problems
    .map((problem) => `${lineOf(problem)}\n${problem.remedy === undefined ? '' : `    ${problem.remedy}\n`}`)
    .join('');
}
