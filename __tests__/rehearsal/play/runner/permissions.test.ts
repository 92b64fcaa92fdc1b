import { describe, expect, it } from '@jest/globals';
import { grantedTo, refuseMoreThanCaller } from '../../../../src/rehearsal/play/runner/permissions.ts';
import { sourceOf, spot } from '../../../../src/rehearsal/play/runner/source.ts';
import type { Permissions } from '../../../../src/rehearsal/play/runner/workflow-schema.ts';

const at = spot(sourceOf('w.yml', 'a: 1\n'), 'a');

describe('permissions', () => {
  it('are the job’s, else the workflow’s, else the caller’s; empty ones are permissions too', () => {
    expect(grantedTo({}, { contents: 'write' }, 'write-all')).toEqual({});
    expect(grantedTo(undefined, { contents: 'write' }, 'write-all')).toEqual({ contents: 'write' });
    expect(grantedTo(undefined, undefined, { checks: 'write' })).toEqual({ checks: 'write' });
  });

  it.each<[Permissions | undefined, Permissions | undefined]>([
    [{ contents: 'write' }, { contents: 'write' }],
    [{ contents: 'read' }, { contents: 'write' }],
    [{ checks: 'none' }, {}],
    [{ checks: 'write' }, 'write-all'],
    ['read-all', 'read-all'],
    [undefined, {}],
    [{ contents: 'read' }, undefined],
  ])('a nested job may ask for %j of a caller with %j', (asked, allowed) => {
    expect(() => refuseMoreThanCaller(at, 'deploy', asked, allowed)).not.toThrow();
  });

  it.each<[Permissions | undefined, Permissions | undefined, string]>([
    [
      { contents: 'write' },
      { contents: 'read' },
      "asks for 'contents: write', but its caller has 'contents: read'",
    ],
    [{ checks: 'read' }, {}, "asks for 'checks: read', but its caller has 'checks: none'"],
    [{ checks: 'write' }, 'read-all', 'asks for'],
    ['write-all', { contents: 'write' }, 'asks for write-all'],
    [{ checks: 'write' }, undefined, 'asks for'],
  ])('a nested job may not ask for %j of a caller with %j', (asked, allowed, message) => {
    expect(() => refuseMoreThanCaller(at, 'deploy', asked, allowed)).toThrow(message);
  });
});
