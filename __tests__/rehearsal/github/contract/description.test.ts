import { describe, expect, it } from '@jest/globals';
import { readDescription, resolved } from '../../../../src/rehearsal/github/contract/description.ts';
import type { Described, Schema } from '../../../../src/rehearsal/github/contract/description.ts';
import { operationsInUse } from '../../../../src/rehearsal/github/contract/index.ts';
import { createSchemas } from '../../../../src/rehearsal/github/contract/schemas.ts';

const description = readDescription();
const described: readonly (readonly [string, Described])[] = Object.entries(description.paths).flatMap(
  ([path, methods]) =>
    Object.entries(methods).map(([method, one]) => [`${method.toUpperCase()} ${path}`, one] as const),
);

function schemasOf(operation: Described): readonly Schema[] {
  const { parameters, responses } = description.components;
  const contents = [
    operation.requestBody?.content,
    ...Object.values(operation.responses).map((one) => resolved(responses, one).content),
  ];
  return [
    ...(operation.parameters ?? []).map((one) => resolved(parameters, one).schema),
    ...contents.flatMap((content) => Object.values(content ?? {}).map((one) => one.schema)),
  ].filter((schema) => schema !== undefined);
}

describe("GitHub's description, pruned", () => {
  it('holds the operations in use and no others', () => {
    expect(described.map(([key]) => key).toSorted()).toEqual([...operationsInUse].toSorted());
  });

  it('names no operation twice', () => {
    expect(new Set(operationsInUse).size).toBe(operationsInUse.length);
  });

  it('can be compiled whole, so that nothing in it surprises ajv later', () => {
    const schemas = createSchemas(description);
    const compiled = described.flatMap(([, operation]) => schemasOf(operation));
    for (const schema of compiled) schemas.violations('anything', schema, undefined);
    expect(compiled.length).toBeGreaterThan(500);
  });

  it('keeps properties that bear the name of a dropped word', () => {
    const body = description.paths['/repos/{owner}/{repo}/check-runs']?.['post']?.requestBody;
    const output = body?.content?.['application/json']?.schema?.properties?.['output'];
    expect(Object.keys(output?.properties?.['annotations']?.items?.properties ?? {})).toContain('title');
  });

  it('says so when a reference leads nowhere', () => {
    expect(() => resolved(description.components.schemas, { $ref: 'schema:nothing' })).toThrow(
      "GitHub's description has no schema:nothing",
    );
  });
});
