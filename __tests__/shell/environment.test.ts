import { describe, expect, it } from '@jest/globals';
import { commandEnvironment } from '../../src/shell/environment.ts';

const TOKEN = 'ghs_0123456789';
const nothing = { withheld: [], passed: [] };

describe("a command's environment", () => {
  it.each([
    ['INPUT_TOKEN', TOKEN],
    ['INPUT_RELEASE-TOKEN', 'x'],
    ['STATE_environment', 'production'],
    ['ACTIONS_RUNTIME_TOKEN', 'x'],
    ['ACTIONS_RUNTIME_URL', 'x'],
    ['ACTIONS_ID_TOKEN_REQUEST_TOKEN', 'x'],
    ['ACTIONS_RESULTS_URL', 'x'],
    ['ACTIONS_CACHE_URL', 'x'],
    ['GITHUB_TOKEN', 'x'],
    ['GITHUB_ENV', '/tmp/env'],
    ['GITHUB_PATH', '/tmp/path'],
    ['GITHUB_OUTPUT', '/tmp/output'],
    ['GITHUB_STATE', '/tmp/state'],
    ['GITHUB_STEP_SUMMARY', '/tmp/summary'],
    ['DEPLOY_KEY', 'of an outer step'],
  ])('has no %s, with which it could speak as us or change later steps', (name, value) => {
    expect(commandEnvironment({ PATH: '/bin', [name]: value }, {}, nothing)).toEqual({ PATH: '/bin' });
  });

  it.each([
    'PATH',
    'HOME',
    'CI',
    'GITHUB_SHA',
    'GITHUB_REPOSITORY',
    'GITHUB_WORKSPACE',
    'AWS_REGION',
    'MY_INPUT_X',
  ])('has %s of the job', (name) => {
    expect(commandEnvironment({ [name]: 'x' }, {}, nothing)).toEqual({ [name]: 'x' });
  });

  it.each([
    ['is one that is withheld', TOKEN, [TOKEN], false],
    ['holds one', `Authorization: Bearer ${TOKEN}`, [TOKEN], false],
    ['is another', 'ghs_9876543210', [TOKEN], true],
    ['holds what is too short to be sure', '/usr/test/bin', ['test'], true],
    ['is a short one', 'test', ['test'], false],
    ['is empty, as one that is withheld', '', [''], true],
  ])('has no variable whose value %s: %j, withheld %j, kept %j', (_, value, withheld, kept) => {
    expect('MINE' in commandEnvironment({ MINE: value }, {}, { withheld, passed: [] })).toBe(kept);
  });

  it('has what the config passes by name, secret or not', () => {
    const job = { DATABASE_PASSWORD: 'sesame-123', OTHER: 'sesame-123' };
    expect(
      commandEnvironment(job, {}, { withheld: ['sesame-123'], passed: ['DATABASE_PASSWORD', 'ABSENT'] }),
    ).toEqual({
      DATABASE_PASSWORD: 'sesame-123',
    });
  });

  it('has the variables it is told last, over everything', () => {
    expect(
      commandEnvironment({ PATH: '/bin', DEPLOY_SHA: 'old' }, { DEPLOY_SHA: 'new', PATH: '/mine' }, nothing),
    ).toEqual({
      PATH: '/mine',
      DEPLOY_SHA: 'new',
    });
  });
});
