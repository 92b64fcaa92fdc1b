import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema, isObjectType, parse, validate } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import {
  fieldPermission,
  fieldRefusal,
  graphqlSchemaText,
} from '../../../../src/rehearsal/github/contract/index.ts';
import type { Caller, Grants } from '../../../../src/rehearsal/github/contract/index.ts';
import { FIELD_PERMISSIONS } from '../../../../src/rehearsal/github/contract/graphql-permissions.ts';

const inUse = new URL('../../../../src/rehearsal/github/contract/in-use.graphql', import.meta.url);
const job = (grants: Grants): Caller => ({ kind: 'job', grants });
const person = (grants: Grants): Caller => ({ kind: 'user', grants });
let schema: GraphQLSchema;

beforeAll(() => {
  schema = buildSchema(graphqlSchemaText());
});

const problems = (query: string): readonly string[] =>
  validate(schema, parse(query)).map((problem) => problem.message);

describe("GitHub's GraphQL schema, pruned", () => {
  it('takes the queries in use', () => {
    expect(problems(readFileSync(inUse, 'utf8'))).toEqual([]);
  });

  it.each([
    ['a field that is not in use', '{ repository(owner: "o", name: "n") { stargazerCount } }'],
    [
      'a word that an enumeration lacks',
      '{ repository(owner: "o", name: "n") { issues(states: [DONE]) { totalCount } } }',
    ],
    ['a missing argument', '{ repository(owner: "o") { id } }'],
    [
      'an input without what it needs',
      'mutation { updateRefs(input: { refUpdates: [] }) { clientMutationId } }',
    ],
  ])('refuses %s', (_, query) => {
    expect(problems(query)).toHaveLength(1);
  });

  it('keeps every word of an enumeration, also those that nobody asks for', () => {
    expect(graphqlSchemaText()).toMatch(/enum CheckConclusionState \{[^}]*STALE\s+STARTUP_FAILURE/u);
    expect(graphqlSchemaText()).toMatch(/enum DeploymentState \{[^}]*ABANDONED/u);
  });
});

describe('what a GraphQL field needs', () => {
  it('speaks of fields in use only', () => {
    const unknown = Object.keys(FIELD_PERMISSIONS).filter((key) => {
      const [type = '', field = ''] = key.split('.');
      const found = schema.getType(type);
      return !isObjectType(found) || !(field in found.getFields());
    });
    expect(unknown).toEqual([]);
  });

  it.each<[string, Caller, string, string, boolean]>([
    [
      'the rollup with both readable',
      job({ checks: 'read', statuses: 'read' }),
      'Commit',
      'statusCheckRollup',
      true,
    ],
    ['the rollup with checks only', job({ checks: 'read' }), 'Commit', 'statusCheckRollup', false],
    ['the rollup with statuses only', job({ statuses: 'read' }), 'Commit', 'statusCheckRollup', false],
    ['the workflow run behind a suite', job({ checks: 'read' }), 'CheckSuite', 'workflowRun', false],
    ['the same with actions', job({ actions: 'read' }), 'CheckSuite', 'workflowRun', true],
    ['deployments', job({}), 'Repository', 'deployments', false],
    ['a pull request', job({ 'pull-requests': 'read' }), 'Repository', 'pullRequest', true],
    ['moving refs with read', job({ contents: 'read' }), 'Mutation', 'updateRefs', false],
    ['moving refs with write', job({ contents: 'write' }), 'Mutation', 'updateRefs', true],
    [
      'a review of a waiting job by a job',
      job({ deployments: 'write' }),
      'Mutation',
      'approveDeployments',
      false,
    ],
    ['the same by a person', person({ deployments: 'write' }), 'Mutation', 'approveDeployments', true],
    ['what needs nothing', job({}), 'Repository', 'nameWithOwner', true],
  ])('%s', (_, caller, type, field, may) => {
    expect(fieldRefusal(caller, type, field) === undefined).toBe(may);
  });

  it('is refused in the words of GitHub', () => {
    expect(fieldRefusal(job({}), 'Repository', 'deployments')).toEqual({
      type: 'FORBIDDEN',
      message: 'Resource not accessible by integration',
    });
  });

  it('is looked up by own name only', () => {
    expect(fieldPermission('Repository', 'deployments')).toEqual({ anyOf: [{ deployments: 'read' }] });
    expect(fieldPermission('Repository', 'id')).toBeUndefined();
  });
});
