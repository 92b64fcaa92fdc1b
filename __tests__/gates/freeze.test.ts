import { describe, expect, it } from '@jest/globals';
import type { Facts, PullRequestReading } from '../../src/core/facts.ts';
import { known, unavailable } from '../../src/core/facts.ts';
import { freezeGate } from '../../src/gates/freeze.ts';
import type { GateContext } from '../../src/gates/gate.ts';
import type { Freeze } from '../../src/schedule/freeze.ts';
import { parseClock } from '../../src/schedule/localTime.ts';
import { contextOf } from './worlds/facts.ts';

const yearEnd: Freeze = {
  name: 'year-end',
  from: parseClock('2026-12-23T18:00') ?? NaN,
  to: parseClock('2027-01-04T09:00') ?? NaN,
  tz: 'Europe/Berlin',
  environments: ['production'],
  except: ['rollback', 'hotfix'],
};
const strict: Freeze = { ...yearEnd, name: 'strict', environments: [], except: [], reason: 'the audit' };
const CHRISTMAS = Date.parse('2026-12-25T12:00:00Z');

const during: Facts = { now: known(CHRISTMAS, 'clock') };

function findingOf(freezes: readonly Freeze[], facts: Facts, more: Partial<GateContext> = {}) {
  return freezeGate(freezes, 'production')?.evaluate(facts, contextOf(more));
}

function hotfix(more: Partial<PullRequestReading> = {}): PullRequestReading {
  return {
    number: 7,
    url: '',
    title: '',
    author: 'bob',
    headSha: '',
    baseRef: 'main',
    committers: ['bob', 'carol'],
    labels: ['Hotfix'],
    labelledBy: { Hotfix: 'alice' },
    merged: true,
    mergeCommit: null,
    reviews: [],
    reviewDecision: null,
    ...more,
  };
}

const reviewing = (pullRequests: readonly PullRequestReading[], direct: readonly string[] = []): Facts => ({
  ...during,
  reviews: known({ pullRequests, direct }, 'pull requests'),
});

describe('the freeze', () => {
  it('is no gate where none concerns the environment', () => {
    expect(freezeGate([yearEnd], 'staging')).toBeUndefined();
    expect(freezeGate([], 'production')).toBeUndefined();
    expect(freezeGate([yearEnd, strict], 'staging')?.options).toEqual([strict]);
  });

  it('waits until its end, told in local time and in UTC', () => {
    expect(findingOf([yearEnd], during)).toMatchObject({
      gate: 'freeze',
      verdict: 'pending',
      reasonCode: 'frozen',
      reason: "the freeze 'year-end' lasts until Mon 2027-01-04 09:00 Europe/Berlin (2027-01-04T08:00Z)",
      again: Date.parse('2027-01-04T08:00:00Z'),
    });
  });

  it('passes outside its time', () => {
    const now = known(Date.parse('2027-01-04T08:00:00Z'), 'clock');
    expect(findingOf([yearEnd], { now })).toMatchObject({ verdict: 'pass', reasonCode: 'not_frozen' });
  });

  it('lets a rollback through where it says so, and tells', () => {
    expect(findingOf([yearEnd], during, { task: 'rollback' })).toMatchObject({
      verdict: 'pass',
      reason: 'the freeze year-end lasts, and a rollback may pass it',
    });
    expect(findingOf([yearEnd, strict], during, { task: 'rollback' })).toMatchObject({
      verdict: 'pending',
      reason: "the freeze 'strict' lasts until Mon 2027-01-04 09:00 Europe/Berlin (2027-01-04T08:00Z)",
    });
  });

  it('lets a range through in which every pull request is a hotfix by the word of somebody else', () => {
    expect(findingOf([yearEnd], reviewing([hotfix()]))).toMatchObject({
      verdict: 'pass',
      reasonCode: 'freeze_exempt',
    });
  });

  it.each([
    ['the author labelled it', reviewing([hotfix({ labelledBy: { Hotfix: 'Bob' } })])],
    ['a committer labelled it', reviewing([hotfix({ labelledBy: { Hotfix: 'carol' } })])],
    ['nobody knows who labelled it', reviewing([(({ labelledBy: _by, ...rest }) => rest)(hotfix())])],
    ['only one of two is labelled', reviewing([hotfix(), hotfix({ labels: [] })])],
    ['commits came without a pull request', reviewing([hotfix()], ['abc'])],
    ['there is no pull request', reviewing([])],
    ['the pull requests could not be read', { ...during, reviews: unavailable('500', 'pull requests') }],
  ])('takes nothing for a hotfix when %s', (_, facts) => {
    expect(findingOf([yearEnd], facts)?.verdict).toBe('pending');
  });

  it('reads pull requests only where hotfixes may pass', () => {
    expect(freezeGate([strict], 'production')?.needs.facts).toEqual(['now']);
    expect(freezeGate([yearEnd], 'production')?.needs.facts).toEqual(['now', 'reviews']);
  });

  it('lasts for its environment, whatever name the run has for it', () => {
    const subject = { repository: 'org/app', sha: 'c0ffee', environment: 'Production' };
    expect(findingOf([yearEnd], during, { subject })?.verdict).toBe('pending');
  });

  it('is unknown without a clock', () => {
    expect(findingOf([yearEnd], { now: unavailable('no answer', 'the clock') })?.verdict).toBe('unknown');
    expect(findingOf([yearEnd], {})?.verdict).toBe('unknown');
  });
});
