import { describe, expect, it } from '@jest/globals';
import type { Subject } from '../../src/core/subject.ts';
import { reportOf, titleOf } from '../../src/report/report-of.ts';
import { decision, START } from './world.ts';

const subject = (changes: Partial<Subject> = {}): Subject => ({
  repository: 'acme/shop',
  sha: 'a'.repeat(40),
  ...changes,
});

describe('reportOf', () => {
  it.each([
    ['merge', subject(), 'deploy-action / merge'],
    ['merge', subject({ environment: 'production' }), 'deploy-action / merge'],
    ['deploy', subject({ environment: 'production' }), 'deploy-action / production'],
    ['canary', subject({ environment: 'production' }), 'deploy-action / production / canary'],
    ['rollback', subject({ environment: 'staging' }), 'deploy-action / staging'],
    ['release', subject(), 'deploy-action / release'],
    ['preview', subject(), 'deploy-action / preview'],
    [
      'deploy',
      subject({ environment: 'production', component: 'api', target: 'eu' }),
      'deploy-action / production / api / eu',
    ],
  ] as const)('names the answer to %s', (question, about, title) => {
    expect(titleOf(question, about)).toBe(title);
  });

  it('holds decision and receipts, and empty lists where nothing was given', () => {
    expect(reportOf(decision(), [], { startedAt: START })).toEqual({
      schemaVersion: 1,
      title: 'deploy-action / merge',
      startedAt: START,
      decision: decision(),
      receipts: [],
      timeline: [],
      links: [],
    });
  });
});
