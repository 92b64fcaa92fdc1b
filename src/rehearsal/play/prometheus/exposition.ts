/** Labels of a series; the metric's name is the label `__name__`. */
export type Labels = Readonly<Record<string, string>>;

export interface Sample {
  readonly labels: Labels;
  readonly value: number;
}

const LINE = /^(?<name>[a-zA-Z_:][\w:]*)(?:\{(?<labels>.*)\})?\s+(?<value>\S+)(?:\s+-?\d+)?$/;
const LABEL = /\s*(?<name>[a-zA-Z_]\w*)\s*=\s*"(?<value>(?:[^"\\]|\\.)*)"\s*(?:,|$)/gy;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n' };
const SPECIAL: Readonly<Record<string, number>> = { '+Inf': Infinity, '-Inf': -Infinity, NaN: Number.NaN };

/** The samples in Prometheus' text exposition format. Throws at a line that is neither a sample nor a comment, as a scrape does. */
export function samplesIn(text: string): readonly Sample[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const { name = '', labels = '', value = '' } = LINE.exec(line)?.groups ?? {};
      const number = SPECIAL[value] ?? Number(value);
      if (name === '' || (Number.isNaN(number) && value !== 'NaN')) throw new Error(`not a sample: ${line}`);
      return { labels: { __name__: name, ...labelsIn(labels) }, value: number };
    });
}

function labelsIn(text: string): Labels {
  const labels: Record<string, string> = {};
  let end = 0;
  for (const match of text.matchAll(LABEL)) {
    const { name = '', value = '' } = match.groups ?? {};
    labels[name] = value.replaceAll(/\\(.)/g, (_, escaped: string) => ESCAPES[escaped] ?? escaped);
    end = match.index + match[0].length;
  }
  if (text.slice(end).trim() !== '') throw new Error(`not labels: {${text}}`);
  return labels;
}
