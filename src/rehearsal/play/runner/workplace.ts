import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The directories of one job on its runner. */
export interface Workplace {
  readonly workspace: string;
  readonly temp: string;
  readonly toolCache: string;
  readonly home: string;
  readonly eventPath: string;
  /** New, empty files for one step to write into. */
  commandFiles(): Promise<CommandFiles>;
  /** Writes a script of a `run` step; gives its path. */
  script(text: string, extension: string): Promise<string>;
}

const KINDS = ['output', 'env', 'state', 'path', 'step_summary'] as const;
type Kind = (typeof KINDS)[number];

export interface CommandFiles {
  /** `GITHUB_OUTPUT` and so on. */
  readonly variables: Readonly<Record<string, string>>;
  read(kind: Kind): Promise<string>;
}

/** Makes the directories of a job below `root`, laid out as on a runner, with the event's payload. */
export async function createWorkplace(
  root: string,
  repository: string,
  payload: unknown,
): Promise<Workplace> {
  const name = repository.split('/')[1] ?? repository;
  const temp = join(root, '_temp');
  const commands = join(temp, '_runner_file_commands');
  const eventPath = join(temp, '_github_workflow', 'event.json');
  const workspace = join(root, name, name);
  const toolCache = join(root, '_tool');
  const home = join(root, '_home');
  for (const directory of [workspace, commands, join(temp, '_github_workflow'), toolCache, home])
    await mkdir(directory, { recursive: true });
  await writeFile(eventPath, JSON.stringify(payload, undefined, 2));
  let made = 0;

  return {
    workspace,
    temp,
    toolCache,
    home,
    eventPath,
    async commandFiles() {
      made += 1;
      const pathOf = (kind: Kind): string => join(commands, `${kind}_${made}`);
      const paths = new Map(KINDS.map((kind) => [kind, pathOf(kind)]));
      for (const path of paths.values()) await writeFile(path, '');
      return {
        variables: Object.fromEntries(
          [...paths].map(([kind, path]) => [`GITHUB_${kind.toUpperCase()}`, path]),
        ),
        // A step may delete its own files; then it has said nothing.
        read: (kind) => readFile(paths.get(kind) ?? '', 'utf8').catch(() => ''),
      };
    },
    async script(text, extension) {
      made += 1;
      const path = join(temp, `script_${made}.${extension}`);
      await writeFile(path, text);
      return path;
    },
  };
}
