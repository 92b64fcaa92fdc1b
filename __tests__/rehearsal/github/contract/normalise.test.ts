import { describe, expect, it } from '@jest/globals';
import { normalise } from '../../../../src/rehearsal/github/contract/normalise.ts';

function normalised(schema: unknown): unknown {
  const copy: unknown = structuredClone(schema);
  normalise(copy);
  return copy;
}

describe("mending OpenAPI's nullable", () => {
  it.each([
    ['beside a type', { type: 'string', nullable: true }, { type: ['string', 'null'] }],
    [
      'beside an enum, which would refuse null',
      { type: 'string', enum: ['a'], nullable: true },
      { type: ['string', 'null'], enum: ['a', null] },
    ],
    [
      'beside an enum that names null already',
      { type: 'string', enum: ['a', null], nullable: true },
      { type: ['string', 'null'], enum: ['a', null] },
    ],
    [
      'without a type, which ajv refuses',
      { nullable: true, enum: ['a'] },
      { anyOf: [{ enum: ['a'] }, { type: 'null' }] },
    ],
    [
      'beside a reference',
      { $ref: 'schema:x', nullable: true },
      { anyOf: [{ $ref: 'schema:x' }, { type: 'null' }] },
    ],
    [
      'beside a combination whose members know nothing of null',
      { type: 'object', nullable: true, allOf: [{ type: 'object' }] },
      { anyOf: [{ type: 'object', allOf: [{ type: 'object' }] }, { type: 'null' }] },
    ],
    [
      'in several of exactly-one-of, where null would fit more than one',
      {
        oneOf: [
          { type: 'string', nullable: true },
          { type: 'integer', nullable: true },
        ],
      },
      { oneOf: [{ type: ['string', 'null'] }, { type: 'integer' }] },
    ],
    ['when it is false', { type: 'string', nullable: false }, { type: 'string', nullable: false }],
    [
      'as the name of a property',
      { properties: { nullable: { type: 'boolean' } } },
      { properties: { nullable: { type: 'boolean' } } },
    ],
    [
      'deep inside',
      { items: { properties: { a: { type: 'string', nullable: true } } } },
      { items: { properties: { a: { type: ['string', 'null'] } } } },
    ],
  ])('%s', (_, schema, wanted) => {
    expect(normalised(schema)).toEqual(wanted);
  });
});
