import { describe, expect, it } from '@jest/globals';
import { known, unavailable } from '../../src/core/facts.ts';
import { orderFinding } from '../../src/rollout/admission.ts';

const LIVE = 'a'.repeat(40);
const SHA = 'c'.repeat(40);

describe('the order of deployments', () => {
  it.each([
    ['first', null, 'pass', 'first_deployment'],
    ['same', LIVE, 'pass', 'same_as_live'],
    ['ahead', LIVE, 'pass', 'in_order'],
    ['diverged', LIVE, 'pass', 'in_order'],
    ['behind', LIVE, 'fail', 'older_than_live'],
  ] as const)('%s', (relation, live, verdict, reasonCode) => {
    expect(orderFinding(known({ live, relation }, 'compare'), SHA)).toMatchObject({ verdict, reasonCode });
  });

  it('is unknown, not in order, when it could not be read', () => {
    const finding = orderFinding(unavailable('502', 'compare aaaaaaa...ccccccc'), SHA);
    expect(finding).toMatchObject({ verdict: 'unknown', reasonCode: 'order_unreadable' });
  });

  it('names both commits and the way to go back', () => {
    expect(orderFinding(known({ live: LIVE, relation: 'behind' }, 'compare'), SHA)).toMatchObject({
      reason: 'ccccccc is older than aaaaaaa, which is live',
      remedy: 'To return to an earlier version use mode rollback, which checks that it is safe.',
    });
  });
});
