// What makes the embedded GitHub strict: GitHub's own description of requests and answers, the rules it lacks,
// and who may do what.
export type {
  Access,
  Caller,
  Contract,
  ErrorAnswer,
  Grants,
  Need,
  Operation,
  Permission,
  RuleBreach,
} from './types.ts';
export { createContract } from './openapi.ts';
export { operationsInUse } from './operations.ts';
export { breachOf } from './rules.ts';
export { isCompleted } from './check-run-rules.ts';
export { acceptedPermissions, allows, forbidden, refusal } from './permissions.ts';
export { jobGrants } from './job-grants.ts';
export { fieldPermission, fieldRefusal } from './graphql-permissions.ts';
export type { FieldRefusal } from './graphql-permissions.ts';
export { graphqlSchemaText } from './data.ts';
