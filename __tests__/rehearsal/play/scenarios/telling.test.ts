import { describe, expect, it } from '@jest/globals';
import { reportOf } from '../../../../src/rehearsal/play/scenarios/telling.ts';
import { faults } from '../../../report/html/well-formed.ts';
import { playedOf, rolledBack, START } from './played.ts';

const page = reportOf([playedOf('healthy'), rolledBack()], 'a copy of /shop (main at 3f2a1bc)', START);

describe('the report', () => {
  it('is a sound page', () => expect(faults(page)).toEqual([]));

  it('says what was played with and how it ended', () => {
    expect(page).toContain(
      'Played with a copy of /shop (main at 3f2a1bc), against an embedded GitHub: everything ended as it should.',
    );
    expect(page).toContain('1.1.0 was taken back 4.6 s after it met its first users');
    expect(page).toContain('From first user to none');
  });

  it('has no link to the stage, which is gone when it is read', () => {
    expect(page).not.toContain('127.0.0.1');
    expect(page).toContain('the run');
  });

  it('counts what did not end as it should', () => {
    const wrong = reportOf([playedOf('healthy', { wrong: ['a lock is held'] }), rolledBack()], 'x', START);
    expect(wrong).toContain('1 of 2 did not end as they should');
    expect(wrong).toContain('It did not end as it should: a lock is held.');
    expect(wrong).toContain(' not as it should<');
  });

  it('draws the share of the users in steps, and evidence by the clock of the scenario', () => {
    const traffic = />Share of the users<[^]*?<path class="line candidate" d="(?<d>[^"]*)"/u.exec(page)
      ?.groups?.['d'];
    // Up at 20 %, up at 100 %: every piece is level or upright.
    expect(traffic?.match(/L/gu)?.length).toBeGreaterThan(3);
    const pieces = Array.from(
      traffic?.matchAll(/[ML](?<x>[\d.]+) (?<y>[\d.]+)/gu) ?? [],
      ({ groups }) => groups,
    );
    const level = pieces
      .slice(1)
      .every((at, index) => at?.['x'] === pieces[index]?.['x'] || at?.['y'] === pieces[index]?.['y']);
    expect(level).toBe(true);
    expect(page).toMatch(/>Evidence[^]*?<th scope="row">0:0[6-9]<\/th>/u);
  });

  it('has no charts where nothing was measured', () => {
    const refused = reportOf([playedOf('gate-fails', { weights: [], reports: [] })], 'x', START);
    expect(refused).not.toContain('class="chart"');
    expect(refused).not.toContain('Answered by');
  });
});
