import { describe, expect, it } from '@jest/globals';
import { commandReader } from '../../../../src/rehearsal/play/runner/commands.ts';
import { createMasks } from '../../../../src/rehearsal/play/runner/masks.ts';

function reading(...lines: string[]) {
  const set: string[] = [];
  const reader = commandReader(createMasks(), (kind, name, value) => set.push(`${kind} ${name}=${value}`));
  return { shown: lines.map((line) => reader.read(line)), set };
}
const plain = (text: string): unknown => ({ level: 'plain', text, properties: {} });

describe('workflow commands', () => {
  it.each([
    ['hello', plain('hello')],
    ['::error::bad%0Aluck', { level: 'error', text: 'bad\nluck', properties: {} }],
    [
      '  ::warning file=a%2Cb.ts,line=3,title=x%3Ay%253A::w',
      { level: 'warning', text: 'w', properties: { file: 'a,b.ts', line: '3', title: 'x:y%3A' } },
    ],
    ['::error::100%25', { level: 'error', text: '100%', properties: {} }],
    ['::error::%250A', { level: 'error', text: '%0A', properties: {} }],
    ['::group::Title', { level: 'group', text: 'Title', properties: {} }],
    ['::endgroup::', { level: 'end-group', text: '', properties: {} }],
    ['::NOTICE::n', { level: 'notice', text: 'n', properties: {} }],
    ['::debug::d', { level: 'debug', text: 'd', properties: {} }],
    ['::add-matcher::x.json', undefined],
    ['::unknown::x', plain('::unknown::x')],
    ['text ::error::x', plain('text ::error::x')],
    ['::set-env name=A::b', expect.objectContaining({ level: 'error' })],
  ])('%s', (line, shown) => {
    expect(reading(line).shown).toEqual([shown]);
  });

  it('hides what was masked, from the next line on, each line of it too', () => {
    const { shown } = reading(
      'my secret',
      '::add-mask::secret',
      'my secret',
      '::error::secret',
      '::add-mask::one%0Atwo',
      'two of one',
    );
    expect(shown.map((line) => line?.text)).toEqual([
      'my secret',
      undefined,
      'my ***',
      '***',
      undefined,
      '*** of ***',
    ]);
  });

  it('hides the longest first', () => {
    const masks = createMasks();
    masks.add('abc');
    masks.add('abcdef');
    masks.add(' ');
    expect(masks.apply('abcdef abc')).toBe('*** ***');
  });

  it('takes everything for text while commands are stopped', () => {
    const { shown, set } = reading(
      '::stop-commands::tok',
      '::error::not one',
      '::set-output name=a::1',
      '::other::',
      '::tok::',
      '::error::one',
    );
    expect(shown.map((line) => line && [line.level, line.text])).toEqual([
      undefined,
      ['plain', '::error::not one'],
      ['plain', '::set-output name=a::1'],
      ['plain', '::other::'],
      undefined,
      ['error', 'one'],
    ]);
    expect(set).toEqual([]);
  });

  it('takes outputs and state from the deprecated commands', () => {
    expect(reading('::set-output name=a::1%0A2', '::save-state name=b::3').set).toEqual([
      'output a=1\n2',
      'state b=3',
    ]);
  });
});
