import { data, Evaluator, ExpressionError, Lexer, Parser } from '@actions/expressions';
import type { FunctionDefinition } from '@actions/expressions/funcs/info';
import type { Place } from './availability.ts';
import { AVAILABLE } from './availability.ts';
import { expressionData, plainValue, textOf } from './expression-data.ts';
import type { Spot } from './source.ts';
import { below, problemAt } from './source.ts';

/** What expressions may name, by context: `{ github: {…}, needs: {…} }`. Those left out are empty. */
export type Contexts = Readonly<Record<string, unknown>>;

/** How things stand, as `success()`, `failure()`, `cancelled()` answer it. */
export type Standing = 'success' | 'failure' | 'cancelled' | 'skipped';

const STATUS_FUNCTIONS = ['success', 'failure', 'cancelled', 'always'];

/** The value with all its `${{ }}` replaced, in lists and mappings too. One that is nothing but an expression keeps its type. */
export function filled(at: Spot, value: unknown, place: Place, contexts: Contexts): unknown {
  if (typeof value === 'string') return filledText(at, value, place, contexts);
  if (Array.isArray(value))
    return value.map((item, index) => filled(below(at, index), item, place, contexts));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [
    key,
    filled(below(at, key), item, place, contexts),
  ]);
  return Object.fromEntries(entries);
}

/** The same, as the text that ends in an environment variable or a name. */
export function filledAsText(at: Spot, value: unknown, place: Place, contexts: Contexts): string {
  return textOf(filled(at, value, place, contexts));
}

/**
 * Whether an `if:` holds. Without a status function in it, `success()` must hold too; nothing at all means `success()`.
 * @param standing of the steps or jobs before
 */
export function holds(
  at: Spot,
  condition: string | number | boolean | undefined,
  place: Place,
  contexts: Contexts,
  standing: Standing,
): boolean {
  const text = condition === undefined ? 'success()' : String(condition).trim();
  const expression = wholeExpression(text) ?? (text.includes('${{') ? undefined : text);
  if (expression === undefined)
    throw problemAt(at, 'a condition is one expression, not text with expressions in it');
  const value = evaluated(at, expression, place, contexts, standing);
  const isTrue = value !== null && value !== false && value !== 0 && value !== '' && !Number.isNaN(value);
  return isTrue && (namesStatus(expression) || standing === 'success');
}

function filledText(at: Spot, text: string, place: Place, contexts: Contexts): unknown {
  const whole = wholeExpression(text);
  if (whole !== undefined) return evaluated(at, whole, place, contexts);
  return piecesOf(at, text)
    .map((piece) => (piece.kind === 'text' ? piece.text : textOf(evaluated(at, piece.text, place, contexts))))
    .join('');
}

function evaluated(
  at: Spot,
  expression: string,
  place: Place,
  contexts: Contexts,
  standing?: Standing,
): unknown {
  const { contexts: names, hasStatus } = AVAILABLE[place];
  const functions = new Map<string, FunctionDefinition>();
  if (hasStatus)
    for (const name of STATUS_FUNCTIONS)
      functions.set(name, {
        name,
        minArgs: 0,
        maxArgs: 0,
        call: () => new data.BooleanData(name === 'always' || name === standing),
      });
  try {
    const { tokens } = new Lexer(expression).lex();
    const tree = new Parser(tokens, [...names], [...functions.values()]).parse();
    const known = new data.Dictionary(
      ...names.map((name) => ({ key: name, value: expressionData(contexts[name] ?? {}) })),
    );
    return plainValue(new Evaluator(tree, known, functions).evaluate());
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const where = error instanceof ExpressionError ? ` (in ${place})` : '';
    throw problemAt(at, `${reason}${where} in the expression: ${expression}`);
  }
}

function namesStatus(expression: string): boolean {
  const { tokens } = new Lexer(expression).lex();
  return tokens.some(
    ({ lexeme }, index) =>
      STATUS_FUNCTIONS.includes(lexeme.toLowerCase()) && tokens[index + 1]?.lexeme === '(',
  );
}

function wholeExpression(text: string): string | undefined {
  const trimmed = text.trim();
  if (!trimmed.startsWith('${{')) return undefined;
  return endOfExpression(trimmed, 3) === trimmed.length ? trimmed.slice(3, -2).trim() : undefined;
}

function piecesOf(at: Spot, text: string): { readonly kind: 'text' | 'expression'; readonly text: string }[] {
  const start = text.indexOf('${{');
  if (start < 0) return [{ kind: 'text', text }];
  const end = endOfExpression(text, start + 3);
  if (end < 0) throw problemAt(at, 'an expression is not closed with }}');
  return [
    { kind: 'text', text: text.slice(0, start) },
    { kind: 'expression', text: text.slice(start + 3, end - 2).trim() },
    ...piecesOf(at, text.slice(end)),
  ];
}

/** Offset behind the `}}` that closes an expression; one in a string literal does not. -1 when there is none. */
function endOfExpression(text: string, from: number): number {
  let isQuoted = false;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === "'") isQuoted = !isQuoted;
    else if (!isQuoted && text.startsWith('}}', at)) return at + 2;
  }
  return -1;
}
