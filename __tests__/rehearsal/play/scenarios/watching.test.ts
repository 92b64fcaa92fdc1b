import { describe, expect, it } from '@jest/globals';
import type { PlayEvent } from '../../../../src/rehearsal/play/runner/index.ts';
import { BEGINNING, standingAfter } from '../../../../src/rehearsal/play/scenarios/watching.ts';
import type { Standing } from '../../../../src/rehearsal/play/scenarios/watching.ts';

type JobState = Extract<PlayEvent, { kind: 'job' }>['state'];
const job = (name: string, state: JobState): PlayEvent => ({ kind: 'job', job: `Pipeline / ${name}`, state });
const line = (text: string): PlayEvent => ({
  kind: 'line',
  job: 'Pipeline / Deploy to production',
  step: 'Deploy',
  line: { level: 'plain', text, properties: {} },
});
const after = (...events: PlayEvent[]): Standing => events.reduce(standingAfter, BEGINNING);
const states = (standing: Standing): readonly string[] => [...standing.states.values()];

describe('how far the pipeline has come', () => {
  it('is nowhere at first', () => {
    expect(states(BEGINNING)).toEqual(['ahead', 'ahead', 'ahead', 'ahead', 'ahead']);
  });

  it('follows its jobs', () => {
    const standing = after(
      job('Gate', 'in-progress'),
      job('Gate', 'success'),
      job('Release', 'queued'),
      job('Release', 'in-progress'),
    );
    expect([states(standing), standing.current]).toEqual([
      ['done', 'current', 'ahead', 'ahead', 'ahead'],
      'Release',
    ]);
  });

  it('says that reviewers are waited for', () => {
    expect(after(job('Approve production', 'waiting')).current).toBe(
      'Approve production: waits for its reviewers',
    );
  });

  it('knows the rollout’s progress from its log, and forgets it when the job is over', () => {
    const watching = after(
      job('Deploy to production', 'in-progress'),
      line('~ 20% of traffic, step 3 of 5, evidence 9.3 of 100: 20% of traffic: the candidate may be worse'),
      line('something else'),
    );
    expect(watching.progress).toMatchObject({ share: 0.2, evidence: { value: 9.3, threshold: 100 } });
    const over = standingAfter(watching, job('Deploy to production', 'failure'));
    expect([over.progress, over.current, over.states.get('Deploy to production')]).toEqual([
      undefined,
      '',
      'done',
    ]);
  });

  it('is not changed by jobs it does not know', () => {
    expect(after(job('Something else', 'in-progress'))).toEqual(BEGINNING);
  });
});
