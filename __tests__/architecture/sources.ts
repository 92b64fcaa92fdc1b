import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const SRC = fileURLToPath(new URL('../../src', import.meta.url));

export interface Import {
  /** Package or `node:` module as written, or a file of ours by its path below `src`. */
  readonly to: string;
  readonly ours: boolean;
  /** Erased by the compiler: nothing of it is loaded. */
  readonly typesOnly: boolean;
}

export interface SourceFile {
  /** Path below `src`. */
  readonly path: string;
  readonly folder: string;
  readonly text: string;
  readonly lines: number;
  readonly imports: readonly Import[];
}

/** `gates/checks/result.ts` → `gates`, `rehearsal/play/load.ts` → `rehearsal/play`, `main.ts` → `main`. */
export function folderOf(path: string): string {
  const [first = '', second = ''] = path.split('/');
  if (!path.includes('/')) return first.replace(/\.ts$/, '');
  return first === 'rehearsal' ? `${first}/${second}` : first;
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s+(?<types>type\s+)?(?:[^;'"]*?\sfrom\s+)?'(?<from>[^']+)'|\bimport\('(?<when>[^']+)'\)/g;

function importsOf(path: string, text: string): readonly Import[] {
  return [...text.matchAll(IMPORT)].map(({ groups = {}, index }) => {
    const to = groups['from'] ?? groups['when'] ?? '';
    const ours = to.startsWith('.');
    // `typeof import('x')` and `import('x').Y` stand where types stand.
    const inType = groups['when'] !== undefined && /(?:typeof|[:<|&=]|as)\s*$/.test(text.slice(0, index));
    return {
      to: ours ? normalize(join(dirname(path), to)) : to,
      ours,
      typesOnly: groups['types'] !== undefined || inType,
    };
  });
}

export const SOURCES: readonly SourceFile[] = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts'))
  .map((path) => {
    const text = readFileSync(join(SRC, path), 'utf8');
    return {
      path,
      folder: folderOf(path),
      text,
      lines: text.split('\n').length - 1,
      imports: importsOf(path, text),
    };
  });

/** The code without comments and without the text of plain strings; what stands in a template stays. */
export function codeOf(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, (found) =>
    found.startsWith('/') ? '' : "''",
  );
}
