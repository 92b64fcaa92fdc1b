import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { byText } from './files.mjs';

const FILE = /^(licen[cs]e|copying|notice)([.-].*)?$/i;

/**
 * What `dist/licenses.txt` says: name, version, licence and text of every package whose code is in the bundle, each
 * installed copy once. Throws for a package that names no licence.
 * @param inputs the metafile's inputs that ended up in some part
 */
export function licensesText(root, inputs) {
  const folders = [...new Set(inputs.flatMap((file) => packageFolder(file) ?? []))].toSorted(byText);
  const entries = new Map();
  for (const folder of folders) {
    const about = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    const license = typeof about.license === 'string' ? about.license : about.license?.type;
    if (license === undefined) throw new Error(`${folder}/package.json names no licence`);
    const id = `${about.name}@${about.version}`;
    entries.set(id, `${id}\nLicence: ${license}\n\n${licenseOf(join(root, folder), about, license)}\n`);
  }
  const texts = [...entries].toSorted(([a], [b]) => byText(a, b)).map(([, text]) => text);
  return `Licences of the packages bundled in this folder. Written by npm run build.\n\n${texts.join(`\n${'-'.repeat(80)}\n\n`)}`;
}

/** `node_modules/@a/b/node_modules/c/x.js` → `node_modules/@a/b/node_modules/c` */
function packageFolder(file) {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0];
}

function licenseOf(folder, about, license) {
  const files = readdirSync(folder)
    .filter((name) => FILE.test(name))
    .toSorted(byText);
  if (files.length > 0)
    return files.map((name) => readFileSync(join(folder, name), 'utf8').trim()).join('\n\n');
  // Some packages publish no file: then their manifest's word and their author are all there is to pass on.
  const author = typeof about.author === 'string' ? about.author : (about.author?.name ?? 'its authors');
  const readme = ['README.md', 'readme.md'].find((name) => existsSync(join(folder, name)));
  const said =
    readme === undefined
      ? null
      : /#+ licen[cs]e\s+([\s\S]{1,2000}?)(?=\n#|$)/i.exec(readFileSync(join(folder, readme), 'utf8'));
  return `The package has no licence file; its package.json says ${license}, by ${author}.${said === null ? '' : `\n\n${said[1].trim()}`}`;
}
