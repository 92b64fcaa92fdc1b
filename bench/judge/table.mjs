// The bench as a table for people.
import { RULES } from './trials.mjs';

const share = (value) => `${(value * 100).toFixed(value < 0.1 ? 1 : 0)}%`;
const row = (cells, widths) => console.log(cells.map((cell, i) => String(cell).padEnd(widths[i])).join(' '));

/** The whole result as text. */
export function print({
  seed,
  runs,
  minutes,
  null: nulls = [],
  alternatives = [],
  late = [],
  promotion: promoted = [],
  tick,
}) {
  console.log(
    `100 requests a second, base 0.5%, ticks of 10 s, ${minutes} min, ${runs} runs a cell, seed ${seed}`,
  );
  if (nulls.length > 0) {
    const widths = [16, 6, ...RULES.map(() => 22)];
    console.log('\nfalse roll-backs (upper 95% bound)');
    row(['noise', 'share', ...RULES], widths);
    for (const cell of nulls.filter(({ rule }) => rule === 'judge')) {
      const same = nulls.filter(({ noise, share: s }) => noise === cell.noise && s === cell.share);
      row(
        [
          cell.noise,
          share(cell.share),
          ...same.map((each) => `${share(each.falseRollback)} (${share(each.upper95)})`),
        ],
        widths,
      );
    }
  }
  if (alternatives.length > 0) {
    const widths = [13, 6, 6, ...RULES.map(() => 22)];
    console.log('\nfound, median seconds, median bad requests');
    row(['noise', 'share', 'rate', ...RULES], widths);
    for (const cell of alternatives.filter(({ rule }) => rule === 'judge')) {
      const same = alternatives.filter(
        ({ noise, share: s, rate }) => noise === cell.noise && s === cell.share && rate === cell.rate,
      );
      const text = (each) =>
        `${share(each.detected)} ${each.medianSeconds ?? '-'} s ${each.medianBadRequests}`;
      row([cell.noise, share(cell.share), `${cell.rate * 100}%`, ...same.map(text)], widths);
    }
  }
  if (late.length > 0) {
    console.log('\nrolled back after turning bad in the second hour');
    for (const each of late) {
      console.log(
        `  ${share(each.share)} share, ${each.rate * 100}% errors: ${share(each.detected)}, median ${each.medianSeconds ?? '-'} s`,
      );
    }
  }
  if (promoted.length > 0) {
    console.log('\npromoted from the 5% step');
    for (const each of promoted) {
      console.log(
        `  candidate at ${each.rate * 100}%: ${share(each.promoted)}, median ${each.medianSeconds ?? '-'} s`,
      );
    }
  }
  if (tick !== undefined) {
    console.log(
      `\none tick of ${tick.metrics} metrics: ${tick.medianMs.toFixed(2)} ms (p99 ${tick.p99Ms.toFixed(2)} ms); memory ${tick.stateBytes.after100} bytes after 100 ticks, ${tick.stateBytes.after2160} after 2,160`,
    );
  }
}
