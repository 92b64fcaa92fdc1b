import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The same order on every machine, whatever its language. */
export const byText = (a, b) => (a < b ? -1 : Number(a > b));

/** Contents of all files below a folder by relative path; nothing where there is no folder. */
export function filesBelow(folder, prefix = '') {
  const files = new Map();
  for (const entry of entriesOf(folder)) {
    const path = prefix + entry.name;
    if (entry.isDirectory())
      for (const [below, bytes] of filesBelow(join(folder, entry.name), `${path}/`)) files.set(below, bytes);
    else files.set(path, readFileSync(join(folder, entry.name)));
  }
  return files;
}

function entriesOf(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true }).toSorted((a, b) => byText(a.name, b.name));
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}

/** How two sets of files differ, one sentence a file; empty when they are the same byte by byte. */
export function differences(made, there) {
  const names = [...new Set([...made.keys(), ...there.keys()])].toSorted(byText);
  return names.flatMap((name) => {
    const [one, other] = [made.get(name), there.get(name)];
    if (other === undefined) return [`${name} is missing`];
    if (one === undefined) return [`${name} belongs to nothing`];
    if (one.equals(other)) return [];
    return [
      `${name} differs from byte ${firstDifference(one, other)} on (${other.length} bytes, ${one.length} wanted)`,
    ];
  });
}

function firstDifference(one, other) {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}

/** Makes the folder hold exactly these files, touching only what differs. */
export function become(folder, made) {
  const there = filesBelow(folder);
  for (const name of there.keys()) if (!made.has(name)) rmSync(join(folder, name));
  for (const [name, bytes] of made) {
    if (there.get(name)?.equals(bytes)) continue;
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
}
