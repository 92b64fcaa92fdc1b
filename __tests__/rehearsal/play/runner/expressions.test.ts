import { describe, expect, it } from '@jest/globals';
import type { Place } from '../../../../src/rehearsal/play/runner/availability.ts';
import { filled, filledAsText, holds } from '../../../../src/rehearsal/play/runner/expressions.ts';
import type { Standing } from '../../../../src/rehearsal/play/runner/expressions.ts';
import { sourceOf, spot } from '../../../../src/rehearsal/play/runner/source.ts';

const at = spot(sourceOf('w.yml', 'a: 1\nb: 2\n'), 'b');
const contexts = {
  github: { ref: 'refs/heads/main', event: { number: 7, labels: [{ name: 'a' }, { name: 'b' }] } },
  inputs: { 'dry-run': false, count: 3, empty: '' },
  needs: { build: { result: 'success', outputs: { tag: 'v1' } } },
  env: { NAME: "it's" },
};

describe('expressions', () => {
  it.each([
    ['plain', 'plain'],
    ['${{ github.ref }}', 'refs/heads/main'],
    ['a ${{ github.ref }} b ${{ inputs.count }}', 'a refs/heads/main b 3'],
    ['${{ inputs.dry-run }}', false],
    ['${{inputs.count}}', 3],
    ["${{ format('}}{0}', inputs.count) }}", '}3'],
    ['${{ github.event.labels.*.name }}', ['a', 'b']],
    ["${{ contains(github.event.labels.*.name, 'b') && 'yes' || 'no' }}", 'yes'],
    ['${{ github.nothing }}', null],
    ['x${{ github.nothing }}', 'x'],
    ['x ${{ github.event }}', 'x Object'],
    ['${{ GitHub.REF }}', 'refs/heads/main'],
    ["${{ toJSON(inputs.count) }} ${{ fromJSON('[1]')[0] }}", '3 1'],
  ])('fills %s', (text, value) => {
    expect(filled(at, text, 'step', contexts)).toEqual(value);
  });

  it('fills lists and mappings, and leaves other values alone', () => {
    const value = { a: ['${{ inputs.count }}', true], b: { c: 'n ${{ env.NAME }}' }, d: null };
    expect(filled(at, value, 'step', contexts)).toEqual({ a: [3, true], b: { c: "n it's" }, d: null });
  });

  it.each([
    ['${{ inputs.dry-run }}', 'false'],
    ['${{ github.nothing }}', ''],
    [12.5, '12.5'],
    [null, ''],
  ])('gives %s as text', (value, text) => {
    expect(filledAsText(at, value, 'step', contexts)).toBe(text);
  });

  it.each<[string, Place, string]>([
    ['${{ githb.ref }}', 'step', "Unrecognized named-value: 'githb'"],
    ['${{ secrets.TOKEN }}', 'step.if', "Unrecognized named-value: 'secrets'"],
    ['${{ env.NAME }}', 'job.with', "Unrecognized named-value: 'env'"],
    ['${{ nope(1) }}', 'step', "Unrecognized function: 'nope'"],
    ['${{ success() }}', 'step', "Unrecognized function: 'success'"],
    ["${{ hashFiles('**') }}", 'step', "Unrecognized function: 'hashFiles'"],
    ['${{ 1 + 1 }}', 'step', 'w.yml:2: '],
    ['a ${{ github.ref', 'step', 'an expression is not closed'],
    ["${{ fromJSON('{') }}", 'step', 'w.yml:2: '],
  ])('refuses %s in %s, naming file and line', (text, place, reason) => {
    expect(() => filled(at, text, place, contexts)).toThrow(reason);
    expect(() => filled(at, text, place, contexts)).toThrow('w.yml:2: ');
  });
});

describe('conditions', () => {
  it.each<[string | boolean | undefined, Standing, boolean]>([
    [undefined, 'success', true],
    [undefined, 'failure', false],
    ["github.ref == 'refs/heads/main'", 'success', true],
    ["github.ref == 'refs/heads/main'", 'failure', false],
    ["${{ github.ref == 'refs/heads/main' }}", 'skipped', false],
    ['always()', 'failure', true],
    ['always()', 'cancelled', true],
    ['!cancelled()', 'failure', true],
    ['!cancelled()', 'cancelled', false],
    ['failure()', 'failure', true],
    ['failure()', 'success', false],
    ['Failure() && inputs.count == 3', 'failure', true],
    ["always() && needs.build.result == 'success'", 'failure', true],
    ['inputs.empty', 'success', false],
    ["'always()'", 'failure', false],
    [false, 'success', false],
    [true, 'failure', false],
  ])('%s after %s is %s', (condition, standing, result) => {
    expect(holds(at, condition, 'job.if', contexts, standing)).toBe(result);
  });

  it('refuses text around an expression, which GitHub would take for true', () => {
    expect(() => holds(at, 'x ${{ false }}', 'job.if', contexts, 'success')).toThrow('one expression');
  });
});
