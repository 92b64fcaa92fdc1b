import type { Labels, Sample } from './exposition.ts';
import { seriesKey } from './history.ts';
import type { Matcher, Query } from './promql.ts';
import { anchored } from './promql.ts';

/** What a query says of the values that series have at one moment, in a stable order. */
export function evaluate(query: Query, samples: readonly Sample[]): readonly Sample[] {
  const tests = query.matchers.map(testOf);
  const chosen = samples.filter(
    ({ labels }) => labels['__name__'] === query.metric && tests.every((test) => test(labels)),
  );
  const found = query.sumBy === undefined ? chosen : summed(chosen, query.sumBy);
  return [...found].toSorted((a, b) => (seriesKey(a.labels) < seriesKey(b.labels) ? -1 : 1));
}

function summed(samples: readonly Sample[], by: readonly string[]): readonly Sample[] {
  const groups = new Map<string, Sample>();
  for (const { labels, value } of samples) {
    // A label that a series does not have is the same as an empty one, and is left out.
    const group = Object.fromEntries(
      by.map((name) => [name, labels[name] ?? '']).filter(([, text]) => text !== ''),
    );
    const key = seriesKey(group);
    groups.set(key, { labels: group, value: (groups.get(key)?.value ?? 0) + value });
  }
  return [...groups.values()];
}

function testOf({ label, operator, value }: Matcher): (labels: Labels) => boolean {
  const expression = operator.endsWith('~') ? anchored(value) : undefined;
  const wanted = !operator.startsWith('!');
  return (labels) => {
    const text = labels[label] ?? '';
    return (expression === undefined ? text === value : expression.test(text)) === wanted;
  };
}
