import { describe, expect, it } from '@jest/globals';
import type { DeploymentReading, Facts } from '../../src/core/facts.ts';
import { known, unavailable } from '../../src/core/facts.ts';
import type { Verdict } from '../../src/core/verdict.ts';
import { deployed } from '../../src/gates/deployed.ts';
import { DAY, HOUR, MINUTE, NOW, OLD_SHA, SHA, gateOf, judge } from './worlds/facts.ts';

type Status = readonly [state: string, ago: number];

function deploymentOf(sha: string, ...statuses: readonly Status[]): DeploymentReading {
  return {
    id: 1,
    sha,
    environment: 'staging',
    task: 'deploy',
    createdAt: NOW - DAY,
    creator: 'github-actions[bot]',
    ref: null,
    statuses: statuses.map(([state, ago]) => ({ state, description: '', createdAt: NOW - ago })),
  };
}

function stagingHas(...deployments: readonly DeploymentReading[]): Facts {
  const reading = known({ environment: 'staging', deployments }, 'the deployments of staging');
  return { deployments: known({ staging: reading }, 'deployments') };
}

const plain = { deployed: { environment: 'Staging' } };
const strict = { deployed: { environment: 'staging', same: 'sha', soak: '30m', 'max-age': '7d' } };

describe('the deployed gate', () => {
  const rows: readonly (readonly [string, object, readonly DeploymentReading[], Verdict, string])[] = [
    [
      'a success that a newer deployment made inactive',
      plain,
      [
        deploymentOf(OLD_SHA, ['success', HOUR]),
        deploymentOf(SHA, ['success', 2 * HOUR], ['inactive', HOUR]),
      ],
      'pass',
      'c0ffee0 has been good in staging for 2 h',
    ],
    [
      'a success of the parent only',
      plain,
      [deploymentOf(OLD_SHA, ['in_progress', 2 * HOUR], ['success', HOUR])],
      'fail',
      'c0ffee0 was never good in staging: it has a1b2c30',
    ],
    ['nothing', plain, [], 'fail', 'c0ffee0 was never good in staging: nothing was ever good there'],
    [
      'a deployment that was created and never got anywhere known',
      plain,
      [deploymentOf(SHA, ['frobbed', HOUR])],
      'fail',
      'c0ffee0 was never good in staging: nothing was ever good there',
    ],
    [
      'a deployment under way',
      plain,
      [deploymentOf(SHA, ['queued', MINUTE], ['in_progress', MINUTE])],
      'pending',
      'c0ffee0 is on its way to staging',
    ],
    [
      'a success that was rolled back',
      plain,
      [deploymentOf(SHA, ['success', 2 * HOUR], ['failure', HOUR])],
      'fail',
      'the newest result of c0ffee0 in staging is a failure (2026-03-06T11:00:00.000Z)',
    ],
    [
      'a newer deployment of it that failed',
      plain,
      [deploymentOf(SHA, ['error', HOUR]), deploymentOf(SHA, ['success', 2 * HOUR])],
      'fail',
      'the newest result of c0ffee0 in staging is a failure (2026-03-06T11:00:00.000Z)',
    ],
    [
      'a failure that was mended',
      plain,
      [deploymentOf(SHA, ['success', HOUR]), deploymentOf(SHA, ['failure', 2 * HOUR])],
      'pass',
      'c0ffee0 has been good in staging for 1 h',
    ],
    [
      'a soak of which 12 minutes have passed',
      strict,
      [deploymentOf(SHA, ['success', 12 * MINUTE])],
      'pending',
      'c0ffee0 has been good in staging for 12 min of 30 min, 18 min left',
    ],
    [
      'a soak that has just passed',
      strict,
      [deploymentOf(SHA, ['success', 30 * MINUTE])],
      'pass',
      'c0ffee0 has been good in staging for 30 min',
    ],
    [
      'a soak that a failure started anew',
      strict,
      [deploymentOf(SHA, ['success', 3 * HOUR], ['failure', 2 * HOUR], ['success', 10 * MINUTE])],
      'pending',
      'c0ffee0 has been good in staging for 10 min of 30 min, 20 min left',
    ],
    [
      'a soak that counts from the first success, not the last',
      strict,
      [deploymentOf(SHA, ['success', MINUTE]), deploymentOf(SHA, ['success', HOUR])],
      'pass',
      'c0ffee0 has been good in staging for 1 h',
    ],
    [
      'a success exactly as old as allowed',
      strict,
      [deploymentOf(SHA, ['success', 7 * DAY])],
      'pass',
      'c0ffee0 has been good in staging for 7 d',
    ],
    [
      'a success that is too old',
      strict,
      [deploymentOf(SHA, ['success', 9 * DAY])],
      'fail',
      'c0ffee0 was good in staging 9 d ago, at most 7 d is allowed',
    ],
  ];

  it.each(rows)('judges %s', (_, entry, deployments, verdict, reason) => {
    const finding = judge(deployed, entry, stagingHas(...deployments));
    expect([finding.verdict, finding.reason]).toEqual([verdict, reason]);
  });

  it('is unknown when a time is no number: nothing would be older than that', () => {
    expect(judge(deployed, strict, stagingHas(deploymentOf(SHA, ['success', NaN]))).verdict).toBe('unknown');
  });

  it('names the instant at which the soak ends', () => {
    const finding = judge(deployed, strict, stagingHas(deploymentOf(SHA, ['success', 12 * MINUTE])));
    expect(finding.again).toBe(NOW + 18 * MINUTE);
  });

  it('asks for the deployments of its environment by canonical name', () => {
    expect(gateOf(deployed, plain).needs.deploymentsOf).toEqual(['staging']);
  });

  it.each([
    ['could not be read', { staging: unavailable("add 'deployments: read'", 'the deployments of staging') }],
    ['were not read', {}],
  ])('is unknown when the deployments %s', (_, value) => {
    const finding = judge(deployed, plain, { deployments: known(value, 'deployments') });
    expect([finding.verdict, finding.reasonCode]).toEqual(['unknown', 'deployments_unreadable']);
  });

  it.each([
    ['a misspelt key', { environment: 'staging', soack: '1m' }],
    ['a soak without a unit', { environment: 'staging', soak: 30 }],
    ['no environment', {}],
  ])('refuses %s', (_, entry) => {
    expect(deployed.options.safeParse({ deployed: entry }).success).toBe(false);
  });
});
