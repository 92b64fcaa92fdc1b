import { RequestError } from '@octokit/request-error';
import { describe, expect, it } from '@jest/globals';
import { failureOf, graphqlFailure, oneLine, permissionLine } from '../../src/github/failure.ts';

const NOW = 1_800_000_000_000;

/** What octokit throws for an answer. */
function thrown(status: number, data: unknown, headers: Readonly<Record<string, string>> = {}): RequestError {
  const request = { method: 'GET' as const, url: 'https://api.github.test/x', headers: {} };
  const response = { status, data, headers, url: request.url, retryCount: 0 };
  return new RequestError('octokit says', status, { request, response });
}

describe('what an error answer comes to', () => {
  it.each<[number, string, string]>([
    [400, 'Problems parsing JSON', 'invalid'],
    [401, 'Bad credentials', 'unauthorised'],
    [403, 'Resource not accessible by integration', 'forbidden'],
    [404, 'Not Found', 'not-found'],
    [405, 'Not allowed', 'invalid'],
    [409, 'Conflict: Commit status checks failed for main.', 'conflict'],
    [410, 'Gone', 'not-found'],
    [422, 'Validation Failed', 'invalid'],
    [422, 'Reference already exists', 'conflict'],
    [422, 'Update is not a fast forward', 'conflict'],
    [422, 'Reference does not exist', 'conflict'],
    [429, 'Too Many Requests', 'rate-limited'],
    [403, 'API rate limit exceeded for installation ID 1.', 'rate-limited'],
    [403, 'You have exceeded a secondary rate limit.', 'rate-limited'],
    [451, 'Repository access blocked', 'invalid'],
    [500, 'Server Error', 'lost'],
    [503, 'Unicorn', 'lost'],
  ])('%i "%s" is %s', (status, message, kind) => {
    expect(failureOf(thrown(status, { message }), NOW)).toMatchObject({ kind, status, message });
  });

  it('is lost when there was no answer', () => {
    const request = { method: 'GET' as const, url: 'https://api.github.test/x', headers: {} };
    const error = new RequestError('connect ECONNREFUSED 127.0.0.1:1', 500, { request });
    expect(failureOf(error, NOW)).toEqual({ kind: 'lost', message: 'connect ECONNREFUSED 127.0.0.1:1' });
  });

  it('tells the permission that is missing', () => {
    const headers = { 'x-accepted-github-permissions': 'checks=write' };
    const error = thrown(403, { message: 'Resource not accessible by integration' }, headers);
    expect(failureOf(error, NOW).permission).toBe('checks: write');
  });

  it('tells no permission for what is not there: the header says what would be needed, not what is missing', () => {
    const error = thrown(404, { message: 'Not Found' }, { 'x-accepted-github-permissions': 'actions=read' });
    expect(failureOf(error, NOW)).toEqual({ kind: 'not-found', status: 404, message: 'Not Found' });
  });

  it('tells how long GitHub asks to wait', () => {
    const headers = { 'retry-after': '30', 'x-accepted-github-permissions': 'contents=read' };
    const error = thrown(403, { message: 'You have exceeded a secondary rate limit.' }, headers);
    const message = 'You have exceeded a secondary rate limit.';
    expect(failureOf(error, NOW)).toEqual({ kind: 'rate-limited', status: 403, message, waitMs: 30_000 });
  });

  it('knows a limit by its headers when the words are others', () => {
    expect(failureOf(thrown(403, { message: 'slow down' }, { 'retry-after': '5' }), NOW).kind).toBe(
      'rate-limited',
    );
  });

  it.each([
    ['texts', { message: 'Validation Failed', errors: ['tag is taken'] }, 'Validation Failed: tag is taken'],
    [
      'fields',
      {
        message: 'Validation Failed',
        errors: [{ resource: 'Release', code: 'already_exists', field: 'tag_name' }],
      },
      'Validation Failed: Release tag_name already_exists',
    ],
    [
      'messages',
      { message: 'Invalid request.', errors: [{ message: 'a' }, { message: 'b' }, 7] },
      'Invalid request.: a; b',
    ],
    ['an HTML page', '<html>502</html>', 'octokit says'],
    ['nothing', '', 'octokit says'],
  ])('tells the details that came as %s', (_what, data, message) => {
    expect(failureOf(thrown(422, data), NOW).message).toBe(message);
  });
});

describe('what a GraphQL answer with errors comes to', () => {
  it.each([
    [{ type: 'FORBIDDEN', message: 'Resource not accessible by integration' }, 'forbidden'],
    [
      { type: 'INSUFFICIENT_SCOPES', message: 'Your token has not been granted the required scopes' },
      'forbidden',
    ],
    [{ type: 'NOT_FOUND', message: 'Could not resolve to a Repository' }, 'not-found'],
    [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }, 'rate-limited'],
    [{ type: 'STALE_DATA', message: 'Expected branch to point to "a" but it did not.' }, 'conflict'],
    [{ message: 'Expected branch to point to "a" but it did not.  Pull and try again.' }, 'conflict'],
    [{ type: 'UNPROCESSABLE', message: 'A path was requested for deletion' }, 'invalid'],
    [
      { message: 'Something went wrong while executing your query. This may be the result of a timeout' },
      'lost',
    ],
    [{ message: "Field 'x' doesn't exist on type 'Repository'" }, 'invalid'],
  ])('%o is %s', (error, kind) => {
    expect(graphqlFailure([error], 'checks: read').kind).toBe(kind);
  });

  it('tells the field that was refused and what the query needs', () => {
    const path = [
      'repository',
      'object',
      'statusCheckRollup',
      'contexts',
      'nodes',
      0,
      'checkSuite',
      'workflowRun',
    ];
    expect(graphqlFailure([{ type: 'FORBIDDEN', message: 'no', path }], 'actions: read')).toEqual({
      kind: 'forbidden',
      message: 'no',
      permission: 'actions: read',
      field: 'repository.object.statusCheckRollup.contexts.nodes.checkSuite.workflowRun',
    });
  });

  it('goes by the error that has a type GitHub is known to give', () => {
    const errors = [{ message: 'something else' }, { type: 'FORBIDDEN', message: 'no' }];
    expect(graphqlFailure(errors, 'checks: read')).toMatchObject({ kind: 'forbidden', message: 'no' });
  });
});

describe('the line missing below permissions', () => {
  it.each([
    ['checks=write', 'checks: write'],
    ['pull_requests=read,contents=read', 'pull-requests: read, contents: read'],
    ['issues=write; pull_requests=write', 'issues: write or pull-requests: write'],
    ['metadata=read', undefined],
    ['contents=read,metadata=read', 'contents: read'],
    ['', undefined],
    [undefined, undefined],
  ])('of %s is %s', (header, line) => {
    expect(permissionLine(header)).toBe(line);
  });
});

describe("GitHub's words", () => {
  it('become one line, so that nothing in them can begin a line of its own', () => {
    expect(oneLine(' a\r\n::error::b\u0000\u001b[31mc\t d ')).toBe('a ::error::b [31mc d');
  });

  it('are cut where they are long', () => {
    expect(oneLine('x'.repeat(1000))).toHaveLength(301);
  });
});
