import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { NotYet, openDesk } from '../../../../src/rehearsal/play/scenarios/desk.ts';
import type { Desk } from '../../../../src/rehearsal/play/scenarios/desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk('secret', {
    greet: ({ NAME: name = '' }) => `hello ${name}`,
    later: () => {
      throw new NotYet('the other version answers');
    },
    broken: () => Promise.reject(new Error('broken')),
  });
});
afterEach(() => desk.close());

async function ask(body: string, token = 'secret'): Promise<[number, string]> {
  const answer = await fetch(desk.url, {
    method: 'POST',
    body,
    headers: { authorization: `Bearer ${token}` },
  });
  return [answer.status, await answer.text()];
}

describe('the desk of the stage', () => {
  it.each([
    ['what it is asked', { what: 'greet', told: { NAME: 'you' } }, 200, 'hello you'],
    ['that it is too early', { what: 'later', told: {} }, 409, 'the other version answers'],
    ['what went wrong', { what: 'broken', told: {} }, 500, 'broken'],
    ['that it does not know', { what: 'dance', told: {} }, 404, "the stage does not know 'dance'"],
  ])('answers %s', async (_, body, status, text) => {
    expect(await ask(JSON.stringify(body))).toEqual([status, text]);
  });

  it('answers nobody without its token, and survives nonsense', async () => {
    expect((await ask('{}', 'other'))[0]).toBe(401);
    expect((await ask('no json'))[0]).toBe(500);
    expect(await ask(JSON.stringify({ what: 'greet', told: {} }))).toEqual([200, 'hello ']);
  });
});
