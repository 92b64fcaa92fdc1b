// What makes the embedded GitHub strict: GitHub's own description of requests and answers, the rules it lacks,
// and who may do what.
export type { Access, Caller, Contract, ErrorAnswer, Grants, Need, Operation, Permission, RuleBreach } from './types.ts';
export { createContract } from './openapi.ts';
export { operationsInUse } from './operations.ts';
export { breachOf } from './rules.ts';
export { acceptedPermissions, allows, forbidden, jobGrants, refusal } from './permissions.ts';
export { conflict, notFound, validationFailed } from './answers.ts';
export type { FieldFault } from './answers.ts';
export { fieldPermission, fieldRefusal } from './graphql-permissions.ts';
export { graphqlSchemaText } from './data.ts';
