/**
 * One measurement.
 * @param {string} what
 * @param {number} measured
 * @param {string} unit
 * @param {{ ratio?: number, most?: number }} [more] `most` is what is promised: of the ratio where there is one, else of
 * what was measured
 */
export function row(what, measured, unit, { ratio, most } = {}) {
  const judged = ratio ?? measured;
  return {
    what,
    measured,
    unit,
    ratio: ratio ?? null,
    promised: most === undefined ? null : `at most ${most}${ratio === undefined ? '' : '×'}`,
    // What is no number keeps nothing.
    kept: most === undefined ? null : judged <= most,
  };
}

export const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)];

const HEAD = ['what', 'measured', 'unit', 'ratio', 'promised', 'kept'];
const NUMBERS = new Set([1, 3]);

const KEPT = new Map([
  [true, 'yes'],
  [false, 'NO'],
  [null, ''],
]);

/** The rows as a Markdown table, its columns aligned so that it can be read as text too. */
export function tableOf(rows) {
  const cells = rows.map((each) => [
    each.what,
    shown(each.measured),
    each.unit,
    each.ratio === null ? '' : `${each.ratio.toFixed(2)}×`,
    each.promised ?? '',
    KEPT.get(each.kept),
  ]);
  const widths = HEAD.map((head, i) => Math.max(head.length, ...cells.map((line) => line[i].length)));
  const line = (texts) =>
    `| ${texts.map((text, i) => (NUMBERS.has(i) ? text.padStart(widths[i]) : text.padEnd(widths[i]))).join(' | ')} |`;
  const rule = `| ${widths.map((width, i) => (NUMBERS.has(i) ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width))).join(' | ')} |`;
  return [line(HEAD), rule, ...cells.map(line)].join('\n');
}

function shown(value) {
  if (Number.isInteger(value)) return String(value);
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
