import * as z from 'zod';
import { file } from './schema/file.ts';

/** The JSON Schema (draft 2020-12) of `.github/deploy.yml` as people write it, for editors to complete and check. */
export function configJsonSchema(): Readonly<Record<string, unknown>> {
  const { $schema, ...schema } = z.toJSONSchema(file, { io: 'input', unrepresentable: 'any' });
  return {
    $schema,
    title: 'deploy-action',
    description: 'Gates, releases, deployments and canaries of .github/deploy.yml',
    ...schema,
  };
}
