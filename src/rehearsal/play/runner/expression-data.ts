import { data } from '@actions/expressions';

type ExpressionData = data.ExpressionData;

/** A plain value as the expression evaluator holds it. */
export function expressionData(value: unknown): ExpressionData {
  if (typeof value === 'string') return new data.StringData(value);
  if (typeof value === 'number') return new data.NumberData(value);
  if (typeof value === 'boolean') return new data.BooleanData(value);
  if (Array.isArray(value)) return new data.Array(...value.map(expressionData));
  if (typeof value !== 'object' || value === null) return new data.Null();
  return new data.Dictionary(
    ...Object.entries(value).map(([key, item]) => ({ key, value: expressionData(item) })),
  );
}

/** And back. */
export function plainValue(value: ExpressionData): unknown {
  if (value.kind === data.Kind.Null) return null;
  if (value.kind === data.Kind.Array) return value.values().map(plainValue);
  if (value.kind === data.Kind.Dictionary)
    return Object.fromEntries(value.pairs().map((pair) => [pair.key, plainValue(pair.value)]));
  return value.value;
}

/** A value as it reads where text is wanted; a list or mapping reads `Array` or `Object`, as on GitHub. */
export function textOf(value: unknown): string {
  return expressionData(value).coerceString();
}
