import { describe, expect, it } from '@jest/globals';
import {
  acceptedPermissions,
  allows,
  createContract,
  jobGrants,
  operationsInUse,
  refusal,
} from '../../../../src/rehearsal/github/contract/index.ts';
import type { Caller, Grants, Operation } from '../../../../src/rehearsal/github/contract/index.ts';
import { needOf, permissionOf } from '../../../../src/rehearsal/github/contract/permissions.ts';

const contract = createContract();
const job = (grants: Grants): Caller => ({ kind: 'job', grants });
const person = (grants: Grants): Caller => ({ kind: 'user', grants });

function operation(request: string, repository = '/repos/org/shop'): Operation {
  const [method = '', path = ''] = request.split(' ');
  const found = contract.find(method, repository + path);
  if (!found) throw new Error(`nothing in use matches ${request}`);
  return found;
}

const example = (key: string): Operation => {
  const [method = '', template = ''] = key.split(' ');
  const found = contract.find(method, template.replaceAll(/\{\w+\}/gu, '1'));
  if (!found) throw new Error(`nothing matches ${key}`);
  return found;
};

describe('what an operation needs', () => {
  it.each(operationsInUse)('is known for %s', (key) => {
    const found = example(key);
    expect(found.key).toBe(key);
    expect(acceptedPermissions(contract.permission(found))).toMatch(
      /^(?:allows_permissionless_access=true|[a-z_]+=(?:read|write)(?:(?:,|; )[a-z_]+=(?:read|write))*)$/u,
    );
  });

  it.each([
    ['GET /check-runs/1', 'checks=read'],
    ['POST /check-runs', 'checks=write'],
    [`GET /commits/main/status`, 'statuses=read'],
    ['GET /commits/main/check-runs', 'checks=read'],
    ['GET /commits/main/pulls', 'contents=read,pull_requests=read'],
    ['POST /git/refs', 'contents=write'],
    ['POST /releases', 'contents=write'],
    ['PUT /contents/CHANGELOG.md', 'contents=write'],
    ['POST /deployments', 'deployments=write'],
    ['GET /environments/production', 'actions=read'],
    ['GET /actions/runs/1/approvals', 'actions=read'],
    ['GET /actions/runs/1/pending_deployments', 'actions=read'],
    ['GET /rules/branches/main', 'metadata=read'],
    ['POST /dispatches', 'contents=write'],
    ['POST /actions/workflows/ci.yml/dispatches', 'actions=write'],
    ['POST /issues/1/comments', 'issues=write; pull_requests=write'],
    ['GET /pulls/1/reviews', 'pull_requests=read'],
    ['POST /statuses/abc', 'statuses=write'],
    ['PUT /contents/.github/workflows/ci.yml', 'contents=write,workflows=write'],
  ])('%s needs %s', (request, wanted) => {
    expect(acceptedPermissions(contract.permission(operation(request)))).toBe(wanted);
  });

  it('is refused for an operation that nobody knows', () => {
    const unknown = { ...operation('GET /releases'), key: 'GET /nowhere' };
    expect(() => contract.permission(unknown)).toThrow('no permission is known for GET /nowhere');
  });

  it.each(['contents', 'contents=admin', '', '=read'])('cannot be read from %j', (text) => {
    expect(() => needOf(text)).toThrow(`'${text}' is not a permission`);
  });
});

describe('whether a token may', () => {
  it.each<[string, Grants, string[], boolean]>([
    ['write gives read', { contents: 'write' }, ['contents=read'], true],
    ['read does not give write', { contents: 'read' }, ['contents=write'], false],
    ['none gives nothing', { contents: 'none' }, ['contents=read'], false],
    ['what is not named is none', {}, ['contents=read'], false],
    ['metadata is always readable', {}, ['metadata=read'], true],
    ['a workflow spells it with a hyphen', { 'pull-requests': 'read' }, ['pull_requests=read'], true],
    ['one alternative suffices', { issues: 'write' }, ['pull_requests=write', 'issues=write'], true],
    ['every part of an alternative is needed', { checks: 'read' }, ['checks=read,statuses=read'], false],
    ['and enough', { checks: 'read', statuses: 'write' }, ['checks=read,statuses=read'], true],
    ['nothing is needed by some', {}, [], true],
  ])('%s', (_, grants, alternatives, wanted) => {
    expect(allows(job(grants), permissionOf(...alternatives))).toBe(wanted);
  });
});

describe('the refusal', () => {
  it('is a 403 that names what would be accepted', () => {
    const { docs } = operation('POST /check-runs');
    expect(refusal(job({ checks: 'read' }), operation('POST /check-runs'))).toEqual({
      status: 403,
      headers: { 'x-accepted-github-permissions': 'checks=write' },
      body: { message: 'Resource not accessible by integration', documentation_url: docs, status: '403' },
    });
  });

  it('is an answer that the description knows', () => {
    const answer = refusal(job({}), operation('GET /deployments'));
    expect(contract.checkResponse(operation('GET /deployments'), answer?.status ?? 0, answer?.body)).toEqual(
      [],
    );
  });

  it('speaks to a person of their token', () => {
    expect(refusal(person({}), operation('POST /deployments'))?.body['message']).toBe(
      'Resource not accessible by personal access token',
    );
  });

  it.each<[string, Caller, string, boolean]>([
    ['a job with checks: write creates check runs', job({ checks: 'write' }), 'POST /check-runs', true],
    ['a person never does', person({ checks: 'write' }), 'POST /check-runs', false],
    ['nor updates them', person({ checks: 'write' }), 'PATCH /check-runs/1', false],
    ['a person reads them', person({ checks: 'read' }), 'GET /check-runs/1', true],
    [
      'a reviewer reviews a waiting job',
      person({ deployments: 'write' }),
      'POST /actions/runs/1/pending_deployments',
      true,
    ],
    [
      'a job never does, whatever it was given',
      job({ deployments: 'write', actions: 'write' }),
      'POST /actions/runs/1/pending_deployments',
      false,
    ],
    [
      'a job cannot change workflows',
      job(jobGrants('write-all')),
      'PUT /contents/.github/workflows/ci.yml',
      false,
    ],
    ['it can change other files', job({ contents: 'write' }), 'PUT /contents/.github/deploy.yml', true],
  ])('%s', (_, caller, request, may) => {
    expect(refusal(caller, operation(request)) === undefined).toBe(may);
  });

  it('tells a job that asks who it is that it is nobody', () => {
    const whoAmI = operation('GET /user', '');
    expect(refusal(job(jobGrants('write-all')), whoAmI)?.status).toBe(403);
    expect(refusal(person({}), whoAmI)).toBeUndefined();
  });
});

describe("a job's grants", () => {
  it.each<[string, unknown, Grants]>([
    ['nothing said', undefined, { contents: 'read', packages: 'read' }],
    ['nothing given', {}, {}],
    [
      'some given, all others none',
      { checks: 'write', contents: 'read' },
      { checks: 'write', contents: 'read' },
    ],
    ['one taken away', { contents: 'none' }, { contents: 'none' }],
  ])('%s', (_, declared, wanted) => {
    expect(jobGrants(declared)).toEqual(wanted);
  });

  it('gives no more than read for read-all, and no identity token', () => {
    const grants = jobGrants('read-all');
    expect(new Set(Object.values(grants))).toEqual(new Set(['read', 'none']));
    expect(grants).toMatchObject({ contents: 'read', deployments: 'read', 'id-token': 'none' });
  });

  it('gives write for write-all where there is such a level', () => {
    expect(jobGrants('write-all')).toMatchObject({ contents: 'write', models: 'read', 'id-token': 'write' });
  });

  it('lets a fork only read', () => {
    const declared = {
      contents: 'write',
      checks: 'write',
      issues: 'read',
      statuses: 'none',
      'id-token': 'write',
    };
    expect(jobGrants(declared, { fork: true })).toEqual({
      contents: 'read',
      checks: 'read',
      issues: 'read',
      statuses: 'none',
      'id-token': 'none',
    });
    expect(Object.values(jobGrants('write-all', { fork: true }))).not.toContain('write');
  });

  it.each<[unknown, string]>([
    [{ deployment: 'write' }, "permissions: 'deployment' is not a permission"],
    [{ constructor: 'write' }, "permissions: 'constructor' is not a permission"],
    [{ contents: 'admin' }, "permissions: contents is 'admin', not read, write or none"],
    [{ models: 'write' }, 'permissions: models cannot be given more than read'],
    ['write', 'permissions: expected read-all, write-all or a mapping, got "write"'],
    [['contents'], 'permissions: expected read-all, write-all or a mapping, got ["contents"]'],
    [null, 'permissions: expected read-all, write-all or a mapping, got null'],
  ])('cannot be read from %j', (declared, message) => {
    expect(() => jobGrants(declared)).toThrow(message);
  });
});
