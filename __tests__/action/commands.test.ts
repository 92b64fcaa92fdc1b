import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { addEntry, commandLine, fileEntry } from '../../src/action/commands.ts';

describe('a line the runner obeys', () => {
  it.each([
    ['has a name and a text', 'error', {}, 'no', '::error::no\n'],
    ['has properties', 'error', { file: 'a.yml', line: 3 }, 'no', '::error file=a.yml,line=3::no\n'],
    ['leaves out what is not known', 'error', { file: '', col: undefined }, 'no', '::error::no\n'],
    ['keeps a text of several lines one line', 'error', {}, 'a\r\nb\n::c', '::error::a%0D%0Ab%0A::c\n'],
    ['keeps what looks like an escape', 'add-mask', {}, '%0A', '::add-mask::%250A\n'],
    ['ends no property early', 'error', { file: 'a,b:c\n' }, 'no', '::error file=a%2Cb%3Ac%0A::no\n'],
  ])('%s', (_what, command, properties, text, line) => {
    expect(commandLine(command, properties, text)).toBe(line);
  });
});

/** As the runner reads its files: name, delimiter, and the lines before the next line that is the delimiter. */
function entriesOf(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  const lines = text.split('\n');
  while (lines.length > 1) {
    const [name = '', delimiter = ''] = (lines.shift() ?? '').split('<<');
    const end = lines.indexOf(delimiter);
    if (end < 0) throw new Error(`${name} has no end`);
    found[name] = lines
      .splice(0, end + 1)
      .slice(0, -1)
      .join('\n');
  }
  return found;
}

describe("an entry of the runner's file", () => {
  it.each([
    ['nothing', ''],
    ['one line', 'proceed'],
    ['several lines', '# Notes\n\n- one\n'],
    ['its own delimiter', 'end_\nresult<<end_\nproceed\nend_'],
    ['a longer delimiter', 'end__\nend___\nend_'],
    ['what looks like an assignment', 'decision=proceed'],
  ])('holds %s, and what follows is not part of it', (_what, text) => {
    expect(entriesOf(fileEntry('notes', text) + fileEntry('decision', 'stop'))).toEqual({
      notes: text,
      decision: 'stop',
    });
  });

  it('takes no longer for a hostile text: a megabyte of underscores', () => {
    const text = '_'.repeat(1_000_000);
    expect(entriesOf(fileEntry('notes', text))).toEqual({ notes: text });
  });

  it('is added to what is there, and to nothing where there is no runner', () => {
    const folder = mkdtempSync(join(tmpdir(), 'entries-'));
    const file = join(folder, 'output');
    addEntry(file, 'a', '1');
    addEntry(file, 'b', '2');
    addEntry(undefined, 'c', '3');
    addEntry('', 'd', '4');
    expect(entriesOf(readFileSync(file, 'utf8'))).toEqual({ a: '1', b: '2' });
    rmSync(folder, { recursive: true });
  });
});
