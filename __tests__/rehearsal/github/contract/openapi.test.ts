import { describe, expect, it } from '@jest/globals';
import { createContract } from '../../../../src/rehearsal/github/contract/index.ts';
import type { Operation } from '../../../../src/rehearsal/github/contract/index.ts';
import { deploymentStatus, reference, runningCheck } from './answers.ts';

const contract = createContract();
const SHA = 'a'.repeat(40);

function operation(request: string): Operation {
  const [method = '', path = ''] = request.split(' ');
  const found = contract.find(method, `/repos/org/shop${path}`);
  if (!found) throw new Error(`nothing in use matches ${request}`);
  return found;
}

const requested = (request: string, body?: unknown, query = ''): readonly string[] =>
  contract.checkRequest(operation(request), new URLSearchParams(query), body);
const answered = (request: string, status: number, body?: unknown): readonly string[] =>
  contract.checkResponse(operation(request), status, body);

describe('finding the operation of a request', () => {
  it.each([
    ['GET /releases/latest', '/releases/latest', {}],
    ['GET /releases/12', '/releases/{release_id}', { release_id: '12' }],
    ['GET /releases/tags/web%2Fv1.0.0', '/releases/tags/{tag}', { tag: 'web/v1.0.0' }],
    ['GET /commits/heads/main/status', '/commits/{ref}/status', { ref: 'heads/main' }],
    ['GET /commits/feature%2Fx', '/commits/{ref}', { ref: 'feature/x' }],
    [`GET /commits/${SHA}/pulls`, '/commits/{commit_sha}/pulls', { commit_sha: SHA }],
    ['GET /git/ref/heads/main', '/git/ref/{ref}', { ref: 'heads/main' }],
    ['GET /compare/v1.0.0...main', '/compare/{basehead}', { basehead: 'v1.0.0...main' }],
    ['GET /contents/.github/deploy.yml', '/contents/{path}', { path: '.github/deploy.yml' }],
    ['GET /contents/', '/contents/{path}', { path: '' }],
    ['GET /environments/a%2Fb', '/environments/{environment_name}', { environment_name: 'a/b' }],
    [
      'get /actions/workflows/ci.yml/runs',
      '/actions/workflows/{workflow_id}/runs',
      { workflow_id: 'ci.yml' },
    ],
  ])('%s is %s', (request, path, params) => {
    expect(operation(request)).toMatchObject({
      path: `/repos/{owner}/{repo}${path}`,
      params: { owner: 'org', repo: 'shop', ...params },
    });
  });

  it.each([
    ['reads refs by the singular path only', 'GET', '/repos/org/shop/git/refs/heads/main'],
    ['changes refs by the plural path only', 'PATCH', '/repos/org/shop/git/ref/heads/main'],
    ['does not know an operation that is not in use', 'GET', '/repos/org/shop/hooks'],
    ['wants a number where an id is a number', 'GET', '/repos/org/shop/deployments/latest'],
    ['does not take a path that only begins well', 'GET', '/repos/org/shop/releases/latest/x'],
  ])('%s', (_, method, path) => {
    expect(contract.find(method, path)).toBeUndefined();
  });

  it('tells the name, the statuses and the page of the operation', () => {
    expect(operation('POST /deployments')).toMatchObject({
      id: 'repos/create-deployment',
      key: 'POST /repos/{owner}/{repo}/deployments',
      statuses: [201, 202, 409, 422],
      docs: expect.stringContaining('https://docs.github.com/rest/'),
    });
  });
});

describe('checking a request', () => {
  it.each([
    ['a check run', 'POST /check-runs', { name: 'deploy', head_sha: SHA, status: 'in_progress' }],
    ['a completed one', 'PATCH /check-runs/4', { status: 'completed', conclusion: 'success' }],
    [
      'a payload of any shape',
      'POST /deployments',
      { ref: SHA, payload: { a: { b: [1] } }, required_contexts: [] },
    ],
    ['a payload as text', 'POST /deployments', { ref: SHA, payload: '{}' }],
    ['a tree that deletes a file', 'POST /git/trees', { tree: [{ path: 'a', mode: '100644', sha: null }] }],
    ['labels by name or in full', 'POST /issues', { title: 'x', labels: ['a', { name: 'b' }] }],
    ['an empty log address', 'POST /deployments/42/statuses', { state: 'success', log_url: '' }],
    ['no body where none is needed', 'POST /actions/runs/1/cancel', undefined],
    ['an asset, which is no JSON', 'POST /releases/1/assets', undefined, 'name=a.zip&label=x'],
    ['paging', 'GET /deployments', undefined, 'environment=production&per_page=100&page=2'],
    ['a flag', 'GET /actions/runs/1', undefined, 'exclude_pull_requests=true'],
  ])('takes %s', (_, request, body, query = '') => {
    expect(requested(request, body, query)).toEqual([]);
  });

  it.each([
    ['a missing property', 'POST /check-runs', { name: 'x' }, "body must have required property 'head_sha'"],
    ['a wrong type', 'POST /check-runs', { name: 4, head_sha: SHA }, 'body/name must be string, is 4'],
    [
      'an unknown word',
      'POST /deployments/42/statuses',
      { state: 'done' },
      'body/state must be one of error, failure, inactive, in_progress, queued, pending, success, is "done"',
    ],
    [
      'a date that is none',
      'POST /check-runs',
      { name: 'x', head_sha: SHA, started_at: 'yesterday' },
      'body/started_at must match format "date-time", is "yesterday"',
    ],
    ['a number as content', 'POST /git/blobs', { content: 7 }, 'body/content must be string, is 7'],
    [
      'a misspelt property',
      'POST /deployments',
      { ref: SHA, environmet: 'production' },
      'body/environmet is not a property that GitHub knows',
    ],
    [
      'a misspelt property further in',
      'PATCH /check-runs/4',
      { output: { summary: 's', annotation: [] } },
      'body/output/annotation is not a property that GitHub knows',
    ],
    [
      'a misspelt property in a list',
      'POST /git/trees',
      { tree: [{ path: 'a', mode: '100644', type: 'blob', sah: SHA }] },
      'body/tree/0/sah is not a property that GitHub knows',
    ],
    [
      'a name that every object inherits',
      'POST /deployments',
      { ref: SHA, constructor: 1 },
      'body/constructor is not a property that GitHub knows',
    ],
    ['a missing body', 'POST /check-runs', undefined, 'body is missing'],
    ['a body that nobody reads', 'POST /actions/runs/1/cancel', { force: true }, 'body is not expected'],
  ])('refuses %s', (_, request, body, violation) => {
    const { key } = operation(request);
    expect(requested(request, body)).toEqual([`${key}: ${violation}`]);
  });

  it.each([
    [
      'one that GitHub does not know',
      'envrionment=x',
      'query parameter envrionment is not one that GitHub knows',
    ],
    ['one that is no number', 'per_page=many', 'query parameter per_page must be integer, is "many"'],
    ['one that is empty', 'page=', 'query parameter page must be integer, is ""'],
  ])('refuses a query parameter: %s', (_, query, violation) => {
    expect(requested('GET /deployments', undefined, query)).toEqual([
      `GET /repos/{owner}/{repo}/deployments: ${violation}`,
    ]);
  });

  it('refuses a query parameter with a value outside its list', () => {
    expect(requested('GET /pulls', undefined, 'state=merged')).toEqual([
      'GET /repos/{owner}/{repo}/pulls: query parameter state must be one of open, closed, all, is "merged"',
    ]);
  });

  it('misses a query parameter that is needed', () => {
    expect(requested('POST /releases/1/assets')).toEqual([
      'POST /repos/{owner}/{repo}/releases/{release_id}/assets: query parameter name is missing',
    ]);
  });

  it('does not see a completed check run without conclusion when creating: that is a rule of its own', () => {
    expect(requested('POST /check-runs', { name: 'x', head_sha: SHA, status: 'completed' })).toEqual([]);
    expect(requested('PATCH /check-runs/4', { status: 'completed' })).not.toEqual([]);
  });
});

describe('checking an answer', () => {
  it.each([
    ['a running check, whose conclusion is null', 'GET /check-runs/4', 200, runningCheck],
    ['a check run of no App', 'GET /check-runs/4', 200, { ...runningCheck, app: null, check_suite: null }],
    ['a status with an empty address', 'POST /deployments/42/statuses', 201, deploymentStatus],
    ['a status of nobody', 'POST /deployments/42/statuses', 201, { ...deploymentStatus, creator: null }],
    [
      'a merged deployment',
      'POST /deployments',
      202,
      { message: 'Auto-merged main into topic on deployment.' },
    ],
    ['a list', 'GET /git/matching-refs/heads', 200, [reference]],
    ['nothing', 'DELETE /git/refs/heads/x', 204, undefined],
    ['nothing new to a conditional read', 'GET /deployments', 304, undefined],
    [
      'a refusal that is not listed',
      'POST /check-runs',
      403,
      { message: 'Resource not accessible by integration' },
    ],
    ['a fault that is not listed', 'GET /git/matching-refs/heads', 502, { message: 'Server Error' }],
    ['an error that is listed without a shape', 'POST /deployments', 409, { message: 'Conflict' }],
    [
      'a fault whose value is null',
      'POST /issues',
      422,
      {
        message: 'Validation Failed',
        documentation_url: 'https://docs.github.com/rest',
        errors: [{ resource: 'Issue', field: 'title', code: 'missing_field', value: null }],
      },
    ],
  ])('takes %s', (_, request, status, body) => {
    expect(answered(request, status, body)).toEqual([]);
  });

  it.each([
    [
      'a missing property',
      200,
      { ...runningCheck, app: undefined },
      "answer 200 must have required property 'app'",
    ],
    [
      'null where nothing says so',
      200,
      { ...runningCheck, name: null },
      'answer 200/name must be string, is null',
    ],
    [
      'a conclusion that GitHub does not give',
      200,
      { ...runningCheck, conclusion: 'passed' },
      'answer 200/conclusion must be one of success, failure, neutral, cancelled, skipped, timed_out, action_required, null, is "passed"',
    ],
    ['a success that is not described', 202, {}, 'status 202 is not described'],
    ['an error without a message', 500, {}, "error answer must have required property 'message'"],
    ['an error that is text', 503, 'oops', 'error answer must be object, is "oops"'],
  ])('refuses %s', (_, status, body, violation) => {
    const { key } = operation('GET /check-runs/4');
    expect(answered('GET /check-runs/4', status, body)).toEqual([`${key}: ${violation}`]);
  });

  it('refuses a body where none is described', () => {
    expect(answered('DELETE /git/refs/heads/x', 204, {})).toEqual([
      'DELETE /repos/{owner}/{repo}/git/refs/{ref}: answer 204 has a body, none is described',
    ]);
  });

  it('does not let a write answer 304', () => {
    expect(answered('POST /check-runs', 304)).toEqual([
      'POST /repos/{owner}/{repo}/check-runs: status 304 is not described',
    ]);
  });

  it('tells a few of many violations', () => {
    expect(answered('GET /check-runs/4', 200, { id: 4 })).toHaveLength(5);
  });
});
