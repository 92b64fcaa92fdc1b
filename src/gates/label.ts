import { NO_NEEDS } from '../core/facts.ts';
import type { Facts, ReviewsReading } from '../core/facts.ts';
import type { Conclusion, ConfiguredGate } from './gate.ts';

function conclude(label: string, { pullRequests }: ReviewsReading): Conclusion {
  const wanted = label.toLowerCase();
  // GitHub treats label names without regard to case.
  const carriers = pullRequests.filter(({ labels }) => labels.some((name) => name.toLowerCase() === wanted));
  const evidence = carriers.map(({ number, url, labelledBy, labels }) => {
    const name = labels.find((known) => known.toLowerCase() === wanted) ?? label;
    const by = labelledBy !== undefined && Object.hasOwn(labelledBy, name) ? labelledBy[name] : undefined;
    return { label: `#${String(number)}`, value: `${name}${by === undefined ? '' : ` by ${by}`}`, url };
  });
  if (carriers.length === 0) {
    return {
      verdict: 'fail',
      reasonCode: 'label_missing',
      reason: `none of ${String(pullRequests.length)} pull requests carries the label '${label}'`,
      remedy: `Add the label '${label}' if that is what is meant.`,
    };
  }
  const names = carriers.map(({ number }) => `#${String(number)}`).join(', ');
  return { verdict: 'pass', reasonCode: 'label_present', reason: `${names} carries '${label}'`, evidence };
}

function unread({ reviews }: Facts): Conclusion {
  const why =
    reviews?.state === 'unavailable' ? reviews : { source: 'the labels', reason: 'they were not read' };
  return {
    verdict: 'unknown',
    reasonCode: 'reviews_unreadable',
    reason: `${why.source} could not be read: ${why.reason}`,
  };
}

/** The question a `label` in a requirement asks: does a pull request of the range carry it? */
export function labelGate(label: string): ConfiguredGate {
  const name = `label ${label}`;
  const gate: ConfiguredGate = {
    name,
    kind: 'label',
    title: 'Label',
    options: { label },
    needs: { ...NO_NEEDS, facts: ['reviews'] },
    evaluate(facts) {
      const conclusion =
        facts.reviews?.state === 'known' ? conclude(label, facts.reviews.value) : unread(facts);
      return { gate: name, title: 'Label', ...conclusion, evidence: conclusion.evidence ?? [] };
    },
    withPathsOf: () => gate,
  };
  return gate;
}
