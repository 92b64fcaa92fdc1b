import { loaded } from './load.mjs';

/** The config's JSON schema, for editors, as `dist/config.schema.json` holds it. */
export async function schemaText(root) {
  const { configJsonSchema } = await loaded(
    root,
    "export { configJsonSchema } from './src/config/jsonSchema.ts';",
  );
  return `${JSON.stringify(configJsonSchema(), null, 2)}\n`;
}
