import type { ConfigProblem } from './problem.ts';

function renderProblem({ document, line, column, path, message, nearest, remedy }: ConfigProblem): string {
  const where = path === '' ? '' : `${path}: `;
  const meant = nearest === undefined ? '' : `; did you mean '${nearest}'?`;
  const way = remedy === undefined ? '' : `\n    ${remedy}`;
  return `${document}:${String(line)}:${String(column)}  ${where}${message}${meant}${way}\n`;
}

/** Problems as text: `file:line:column  path: message` on a line each (editors and terminals link it), a remedy indented below. */
export function renderProblems(problems: readonly ConfigProblem[]): string {
  return problems.map(renderProblem).join('');
}
