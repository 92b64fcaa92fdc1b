import { describe, expect, it } from '@jest/globals';
import { readDescription } from '../../../../src/rehearsal/github/contract/description.ts';
import { breachOf, createContract, isCompleted } from '../../../../src/rehearsal/github/contract/index.ts';
import type { Operation } from '../../../../src/rehearsal/github/contract/index.ts';
import { RULES } from '../../../../src/rehearsal/github/contract/rules.ts';

const contract = createContract();
const SHA = 'a'.repeat(40);
const CREATE = 'POST /check-runs';
const UPDATE = 'PATCH /check-runs/4';

function operation(request: string): Operation {
  const [method = '', path = ''] = request.split(' ');
  const found = contract.find(method, `/repos/org/shop${path}`);
  if (!found) throw new Error(`nothing in use matches ${request}`);
  return found;
}

const breach = (request: string, body: unknown) => breachOf(operation(request), body);
const text = (length: number): string => 'x'.repeat(length);
const listOf = (count: number, element: object): readonly object[] =>
  Array.from({ length: count }, () => ({ ...element }));
const properties = (count: number): object =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${index}`, 'x']));
const annotation = { path: 'a.ts', start_line: 1, end_line: 1, annotation_level: 'warning', message: 'm' };
const output = (more: object) => ({ output: { title: 't', summary: 's', ...more } });
const button = { label: 'Again', description: 'Runs it again', identifier: 'again' };

describe('limits, kept exactly on the edge and broken one beyond', () => {
  it.each<[string, string, (size: number) => unknown, number]>([
    ['summary of a check run', CREATE, (n) => output({ summary: text(n) }), 65_535],
    ['summary, updated', UPDATE, (n) => output({ summary: text(n) }), 65_535],
    ['text of a check run', UPDATE, (n) => output({ text: text(n) }), 65_535],
    ['annotations a call', CREATE, (n) => output({ annotations: listOf(n, annotation) }), 50],
    ['annotation title', CREATE, (n) => output({ annotations: [{ ...annotation, title: text(n) }] }), 255],
    [
      'annotation message',
      CREATE,
      (n) => output({ annotations: [{ ...annotation, message: text(n) }] }),
      65_536,
    ],
    ['check run actions', CREATE, (n) => ({ actions: listOf(n, button) }), 3],
    ['action label', CREATE, (n) => ({ actions: [{ ...button, label: text(n) }] }), 20],
    ['action description', CREATE, (n) => ({ actions: [{ ...button, description: text(n) }] }), 40],
    ['action identifier', CREATE, (n) => ({ actions: [{ ...button, identifier: text(n) }] }), 20],
    ['deployment status description', 'POST /deployments/1/statuses', (n) => ({ description: text(n) }), 140],
    ['deployment description', 'POST /deployments', (n) => ({ description: text(n) }), 140],
    ['environment name', 'POST /deployments', (n) => ({ environment: text(n) }), 255],
    ['commit status description', `POST /statuses/${SHA}`, (n) => ({ description: text(n) }), 140],
    ['release body', 'POST /releases', (n) => ({ body: text(n) }), 125_000],
    ['release body, updated', 'PATCH /releases/1', (n) => ({ body: text(n) }), 125_000],
    ['comment', 'POST /issues/1/comments', (n) => ({ body: text(n) }), 65_536],
    ['comment, updated', 'PATCH /issues/comments/1', (n) => ({ body: text(n) }), 65_536],
    ['issue body', 'POST /issues', (n) => ({ body: text(n) }), 65_536],
    ['issue title', 'POST /issues', (n) => ({ title: text(n) }), 256],
    ['review body', 'POST /pulls/1/reviews', (n) => ({ event: 'APPROVE', body: text(n) }), 65_536],
    ['label name', 'POST /labels', (n) => ({ name: text(n) }), 50],
    ['repository dispatch keys', 'POST /dispatches', (n) => ({ client_payload: properties(n) }), 10],
    ['event type', 'POST /dispatches', (n) => ({ event_type: text(n) }), 100],
    ['workflow inputs', 'POST /actions/workflows/ci.yml/dispatches', (n) => ({ inputs: properties(n) }), 25],
  ])('%s', (_, request, body, limit) => {
    expect(breach(request, body(limit))).toBeUndefined();
    expect(breach(request, body(limit + 1))?.answer.status).toBe(422);
  });

  it('counts characters, not the halves of an emoji', () => {
    expect(breach('POST /deployments/1/statuses', { description: '🚀'.repeat(140) })).toBeUndefined();
    expect(breach('POST /deployments/1/statuses', { description: '🚀'.repeat(141) })).toBeDefined();
  });

  it('counts the bytes of an annotation message', () => {
    expect(
      breach(CREATE, output({ annotations: [{ ...annotation, message: 'ä'.repeat(32_768) }] })),
    ).toBeUndefined();
    expect(
      breach(CREATE, output({ annotations: [{ ...annotation, message: 'ä'.repeat(32_769) }] })),
    ).toBeDefined();
  });
});

describe('what a request has to say', () => {
  it.each<[string, string, unknown]>([
    ['a completed check run has a conclusion', CREATE, { status: 'completed' }],
    ['also when it is updated', UPDATE, { status: 'completed', conclusion: null }],
    ['only GitHub concludes stale', UPDATE, { status: 'completed', conclusion: 'stale' }],
    ['a check run has a name', CREATE, { name: ' ' }],
    [
      'an annotation ends after it starts',
      CREATE,
      output({ annotations: [{ ...annotation, start_line: 2 }] }),
    ],
    [
      'an annotation of several lines has no columns',
      CREATE,
      output({ annotations: [{ ...annotation, end_line: 2, start_column: 1 }] }),
    ],
    ['a comment says something', 'POST /issues/1/comments', { body: '\n' }],
    ['a review that asks for changes says which', 'POST /pulls/1/reviews', { event: 'REQUEST_CHANGES' }],
    ['a release has a tag', 'POST /releases', { tag_name: '' }],
    ['a ref begins with refs', 'POST /git/refs', { ref: 'heads/main', sha: SHA }],
    ['a ref has two slashes', 'POST /git/refs', { ref: 'refs/main', sha: SHA }],
    ['a ref points to a full id', 'POST /git/refs', { ref: 'refs/heads/x', sha: SHA.slice(0, 7) }],
    ['a ref is moved to a full id', 'PATCH /git/refs/heads/x', { sha: 'main' }],
    ['a tag names a full id', 'POST /git/tags', { tag: 'v1', message: 'v1', object: 'HEAD', type: 'commit' }],
    ['a colour is six hexadecimal digits', 'POST /labels', { name: 'x', color: '#ff0000' }],
    ['contents are Base64', 'PUT /contents/a.txt', { message: 'm', content: 'ä' }],
  ])('%s', (_, request, body) => {
    expect(breach(request, body)?.answer.status).toBe(422);
  });

  it.each<[string, string, unknown]>([
    ['a completed check run', CREATE, { name: 'x', status: 'completed', conclusion: 'success' }],
    ['a conclusion alone, which completes', UPDATE, { conclusion: 'failure' }],
    [
      'columns on one line',
      CREATE,
      output({ annotations: [{ ...annotation, start_column: 1, end_column: 2 }] }),
    ],
    ['an approval without words', 'POST /pulls/1/reviews', { event: 'APPROVE' }],
    ['a branch', 'POST /git/refs', { ref: 'refs/heads/a/b', sha: SHA }],
    ['wrapped Base64', 'PUT /contents/a.txt', { message: 'm', content: 'YWJj\nZGVm\n' }],
    ['an operation without rules', 'GET /releases', undefined],
    ['types, which are the description’s business', CREATE, { name: 4, output: 'x', actions: {} }],
  ])('leaves alone %s', (_, request, body) => {
    expect(breach(request, body)).toBeUndefined();
  });
});

describe('the answer to a broken rule', () => {
  it('names the field as a validation error does', () => {
    const { docs } = operation('POST /deployments/1/statuses');
    expect(breach('POST /deployments/1/statuses', { description: text(141) })).toEqual({
      rule: 'POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses: description is too long (maximum is 140 characters)',
      answer: {
        status: 422,
        headers: {},
        body: {
          message: 'Validation Failed',
          documentation_url: docs,
          status: '422',
          errors: [
            {
              resource: 'DeploymentStatus',
              field: 'description',
              code: 'custom',
              message: 'description is too long (maximum is 140 characters)',
            },
          ],
        },
      },
    });
  });

  it('tells the tester where, and the caller what GitHub tells', () => {
    const found = breach(CREATE, output({ summary: text(70_000) }));
    expect(found?.rule).toBe(
      'POST /repos/{owner}/{repo}/check-runs: output.summary: Only 65535 characters are allowed; 70000 were supplied.',
    );
    expect(found?.answer.body['message']).toBe(
      'Invalid request.\n\nOnly 65535 characters are allowed; 70000 were supplied.',
    );
  });

  it.each<[string, unknown]>([
    [CREATE, { status: 'completed' }],
    ['POST /releases', { body: text(125_001) }],
    ['POST /deployments', { ref: ' ' }],
    ['POST /pulls/1/reviews', { event: 'COMMENT' }],
  ])('is one that the description knows: %s', (request, body) => {
    const answer = breach(request, body)?.answer;
    expect(contract.checkResponse(operation(request), answer?.status ?? 0, answer?.body)).toEqual([]);
  });
});

describe('the rules', () => {
  it('speak of operations in use only', () => {
    const methods = Object.values(readDescription().paths).flatMap((path) => Object.values(path));
    const known = new Set(methods.map((one) => one.operationId));
    expect(Object.keys(RULES).filter((id) => !known.has(id))).toEqual([]);
  });

  it.each([
    [{ conclusion: 'success', status: 'in_progress' }, true],
    [{ status: 'completed' }, true],
    [{ status: 'in_progress' }, false],
    [{}, false],
  ])('a conclusion forces completed: %j is %j', (body, wanted) => {
    expect(isCompleted(body)).toBe(wanted);
  });
});
