import { existsSync, readFileSync } from 'node:fs';

// The description is data, not code: inlined as a module it would be parsed as JavaScript whenever the rehearsal
// is loaded, and make the committed bundle unreadable. So it is read as text when first needed. From source (also
// under Jest) it lies beside this file; the build copies it into `rehearsal-data/` beside the bundle.
const PLACES = ['./', './rehearsal-data/'] as const;

export type DataFile = 'openapi.json' | 'permissions.json' | 'schema.graphql';

/** Text of one of the contract's files. Throws when it lies in neither place: then the build is broken. */
export function dataText(file: DataFile): string {
  const urls = PLACES.map((place) => new URL(place + file, import.meta.url));
  const found = urls.find((url) => existsSync(url));
  if (!found) throw new Error(`${file} is neither at ${urls.map((url) => url.pathname).join(' nor at ')}`);
  return readFileSync(found, 'utf8');
}

/** GitHub's GraphQL schema pruned to what is in use, as SDL for `buildSchema`. */
export const graphqlSchemaText = (): string => dataText('schema.graphql');
