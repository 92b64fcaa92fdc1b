import { describe, expect, it } from '@jest/globals';
import { screenOf } from '../../../../src/rehearsal/play/scenarios/screen.ts';

const output = (isTTY: boolean, columns?: number) => {
  const written: string[] = [];
  return {
    isTTY,
    ...(columns === undefined ? {} : { columns, rows: 40 }),
    write: (text: string) => written.push(text),
    written,
  };
};

describe('a screen', () => {
  it.each([
    ['a terminal', true, {}, true, true],
    ['a pipe', false, {}, false, false],
    ['a terminal that only CI looks at', true, { CI: 'true' }, false, true],
    ['a terminal that cannot move its cursor', true, { TERM: 'dumb' }, false, false],
    ['a terminal without colours', true, { NO_COLOR: '1' }, true, false],
    ['a terminal with an empty NO_COLOR', true, { NO_COLOR: '' }, true, true],
  ])('that is %s', (_, isTTY, env, terminal, colour) => {
    expect(screenOf(output(isTTY), env)).toMatchObject({ terminal, colour });
  });

  it('knows its size, and has one where there is none', () => {
    expect(screenOf(output(true, 80), {}).size()).toEqual({ columns: 80, rows: 40 });
    expect(screenOf(output(false), {}).size()).toEqual({ columns: 110, rows: 24 });
  });

  it('prints what it is given', () => {
    const to = output(false);
    screenOf(to, {}).print('x\n');
    expect(to.written).toEqual(['x\n']);
  });
});
