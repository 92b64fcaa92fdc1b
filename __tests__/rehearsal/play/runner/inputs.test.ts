import { describe, expect, it } from '@jest/globals';
import { callInputs, callSecrets, dispatchInputs } from '../../../../src/rehearsal/play/runner/inputs.ts';
import { sourceOf, spot } from '../../../../src/rehearsal/play/runner/source.ts';
import type { Call, DispatchInputs } from '../../../../src/rehearsal/play/runner/workflow-schema.ts';

const caller = spot(sourceOf('caller.yml', 'with:\n  a: 1\n  b: 2\n'), 'with');
const callee = spot(sourceOf('callee.yml', 'on: workflow_call\n'), 'on', 'workflow_call');
const call: Call = {
  inputs: {
    environment: { type: 'string', required: true },
    dry: { type: 'boolean' },
    count: { type: 'number', default: 3 },
    ref: { type: 'string', default: '${{ github.ref }}' },
  },
  secrets: { token: { required: true }, other: null },
};
const github = { ref: 'refs/heads/main' };

describe('the inputs of a called workflow', () => {
  it('are what was given, else the default, else empty', () => {
    expect(callInputs(caller, call, { environment: 'staging', dry: true }, callee, github)).toEqual({
      environment: 'staging',
      dry: true,
      count: 3,
      ref: 'refs/heads/main',
    });
  });

  it.each([
    [{}, "requires the input 'environment'"],
    [{ environment: 'x', b: 1 }, "caller.yml:3: the called workflow has no input 'b'"],
    [{ environment: 'x', dry: 'true' }, 'input \'dry\' is a boolean, not "true"'],
    [{ environment: 1 }, "input 'environment' is a string, not 1"],
    [{ environment: 'x', count: '3' }, 'input \'count\' is a number, not "3"'],
  ])('%j is a problem of the caller', (given, message) => {
    expect(() => callInputs(caller, call, given, callee, github)).toThrow(message);
  });

  it('secrets must be declared, and given where required', () => {
    expect(callSecrets(caller, call, { token: 't' })).toEqual({ token: 't' });
    expect(() => callSecrets(caller, call, { token: 't', b: 'x' })).toThrow(
      "caller.yml:3: the called workflow has no secret 'b'",
    );
    expect(() => callSecrets(caller, call, { other: 'x' })).toThrow("requires the secret 'token'");
  });
});

describe('the inputs of a run started by hand', () => {
  const declared: DispatchInputs = {
    reason: { required: true },
    dry: { type: 'boolean', default: 'true' },
    level: { type: 'choice', options: ['low', 'high'], default: 'low' },
    count: { type: 'number', default: 2 },
  };

  it('are typed as declared', () => {
    expect(dispatchInputs(callee, declared, { reason: 'because' })).toEqual({
      reason: 'because',
      dry: true,
      level: 'low',
      count: 2,
    });
  });

  it.each([
    [{}, "the input 'reason' is required"],
    [{ reason: 'x', level: 'middle' }, 'none of low, high'],
    [{ reason: 'x', other: 1 }, "there is no input 'other'"],
  ])('%j is a problem', (given, message) => {
    expect(() => dispatchInputs(callee, declared, given)).toThrow(message);
  });
});
