import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Path of a Debian package's program. Throws where it is missing, because a test that could not run has not passed. */
export function installed(name: string): string {
  // Servers are in a folder that not everybody's PATH has.
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin'];
  const found = folders.map((folder) => join(folder, name)).find(isProgram);
  if (found === undefined) {
    throw new Error(
      `${name} is missing: apt-get update && apt-get install -y --no-install-recommends ${name} (.ci/run does it)`,
    );
  }
  return found;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
