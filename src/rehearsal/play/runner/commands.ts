import type { Masks } from './masks.ts';

export type Level = 'plain' | 'debug' | 'notice' | 'warning' | 'error' | 'group' | 'end-group';

/** One line of a step's output, masked. */
export interface LogLine {
  readonly level: Level;
  readonly text: string;
  /** What `::error file=…,line=…::` and its like are given. */
  readonly properties: Readonly<Record<string, string>>;
}

const COMMAND = /^::(?<name>[A-Za-z][\w-]*)(?: (?<properties>.*?))?::(?<data>.*)$/;
const SHOWN: Readonly<Record<string, Level>> = {
  debug: 'debug',
  notice: 'notice',
  warning: 'warning',
  error: 'error',
  group: 'group',
  endgroup: 'end-group',
};
/** Known to the runner and of no consequence here: echoing of commands, problem matchers. */
const SILENT = new Set(['echo', 'add-matcher', 'remove-matcher']);
/** Refused by runners since 2020, because any output could set them. */
const REFUSED: Readonly<Record<string, string>> = {
  'set-env': 'The `set-env` command is disabled. Please upgrade to using Environment Files.',
  'add-path': 'The `add-path` command is disabled. Please upgrade to using Environment Files.',
};

export interface CommandReader {
  /** The line to show, or nothing where it was a command without anything to show. */
  read(line: string): LogLine | undefined;
}

/**
 * Reads one step's output line by line and acts on workflow commands: masks are added, `::stop-commands::TOKEN` lets
 * everything through as text until `::TOKEN::`. What is no known command is text.
 * @param set takes the outputs and state that a step gives by the deprecated commands
 */
export function commandReader(
  masks: Masks,
  set: (kind: 'output' | 'state', name: string, value: string) => void,
): CommandReader {
  let stoppedBy: string | undefined;
  const shown = (level: Level, text: string, properties: Readonly<Record<string, string>> = {}): LogLine => ({
    level,
    text: masks.apply(text),
    properties,
  });
  return {
    read(line) {
      const groups = COMMAND.exec(line.trimStart())?.groups;
      const name = groups?.['name']?.toLowerCase() ?? '';
      const value = unescaped(groups?.['data'] ?? '');
      if (stoppedBy !== undefined) {
        if (line.trim() !== `::${stoppedBy}::`) return shown('plain', line);
        stoppedBy = undefined;
        return undefined;
      }
      const properties = propertiesIn(groups?.['properties'] ?? '');
      const level = SHOWN[name];
      if (level !== undefined) return shown(level, value, properties);
      if (REFUSED[name] !== undefined) return shown('error', REFUSED[name]);
      if (SILENT.has(name)) return undefined;
      if (name === 'stop-commands') {
        stoppedBy = value;
        return undefined;
      }
      if (name === 'add-mask') {
        masks.add(value);
        return undefined;
      }
      if (name === 'set-output' || name === 'save-state') {
        set(name === 'set-output' ? 'output' : 'state', properties['name'] ?? '', value);
        return undefined;
      }
      return shown('plain', line);
    },
  };
}

function propertiesIn(text: string): Readonly<Record<string, string>> {
  const pairs = text
    .split(',')
    .map((pair) => pair.trim())
    .filter((pair) => pair.includes('='))
    .map((pair) => {
      const [name = '', ...value] = pair.split('=');
      const escaped = value.join('=').replaceAll('%3A', ':').replaceAll('%2C', ',');
      return [name, unescaped(escaped)] as const;
    });
  return Object.fromEntries(pairs);
}

/** `%25` last, so that an escaped percent sign does not make a new escape. */
function unescaped(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}
