export interface Matcher {
  readonly label: string;
  readonly operator: '=' | '!=' | '=~' | '!~';
  readonly value: string;
}

/** The part of PromQL that is understood here: a plain selector, or its sum by some labels. */
export interface Query {
  readonly metric: string;
  readonly matchers: readonly Matcher[];
  /** Labels to sum by; absent for a plain selector, empty for one sum over all. */
  readonly sumBy?: readonly string[];
}

const UNDERSTOOD = 'only selectors and sums of them are answered here';

/** A query that is no PromQL, or more of it than is understood here. The message has the place, as Prometheus writes it. */
export class QueryProblem extends Error {
  override readonly name = 'QueryProblem';
}

const TOKENS =
  /\s*(?:(?<word>[a-zA-Z_:][\w:]*)|(?<string>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`[^`]*`)|(?<sign>=~|!~|!=|[(){}=,]))/y;

interface Token {
  readonly kind: 'word' | 'string' | 'sign' | 'end';
  readonly text: string;
  readonly at: number;
}

/** Parses a query. Throws a QueryProblem. */
export function parseQuery(text: string): Query {
  if (text.trim() === '') throw new QueryProblem('1:1: parse error: no expression found in input');
  const tokens = tokensOf(text);
  let next = 0;
  const peek = (): Token => tokens[next] ?? { kind: 'end', text: 'end of input', at: text.length };
  const take = (kind: Token['kind'], wanted?: string): string => {
    const token = peek();
    if (token.kind !== kind || (wanted !== undefined && token.text !== wanted))
      throw problemAt(
        token.at,
        `unexpected ${JSON.stringify(token.text)}, expected ${wanted ?? `a ${kind}`}`,
      );
    next += 1;
    return token.text;
  };
  const list = <T>(open: string, close: string, item: () => T): T[] => {
    const items: T[] = [];
    take('sign', open);
    while (peek().text !== close) {
      items.push(item());
      if (peek().text !== close) take('sign', ',');
    }
    take('sign', close);
    return items;
  };
  const matcher = (): Matcher => {
    const label = take('word');
    const at = peek().at;
    const operator = take('sign');
    if (operator !== '=' && operator !== '!=' && operator !== '=~' && operator !== '!~')
      throw problemAt(
        at,
        `unexpected ${JSON.stringify(operator)} in label matching, expected a label matching operator`,
      );
    const value = unquoted(take('string'));
    if (operator.endsWith('~')) anchored(value, at);
    return { label, operator, value };
  };
  const selector = (): Query => {
    const metric = take('word');
    return { metric, matchers: peek().text === '{' ? list('{', '}', matcher) : [] };
  };
  const labels = (): string[] => {
    take('word', 'by');
    return list('(', ')', () => take('word'));
  };
  const sum = (): Query => {
    take('word', 'sum');
    const before = peek().text === 'by' ? labels() : undefined;
    take('sign', '(');
    const inner = selector();
    take('sign', ')');
    const after = before === undefined && peek().text === 'by' ? labels() : undefined;
    return { ...inner, sumBy: before ?? after ?? [] };
  };

  const isSum = tokens[0]?.text === 'sum' && ['(', 'by'].includes(tokens[1]?.text ?? '');
  const query = isSum ? sum() : selector();
  if (peek().kind !== 'end')
    throw problemAt(peek().at, `unexpected ${JSON.stringify(peek().text)}: ${UNDERSTOOD}`);
  return query;
}

/** The expression of a `=~` matcher, which must match the whole value. Throws a QueryProblem when it is none. */
export function anchored(expression: string, at = 0): RegExp {
  try {
    return new RegExp(`^(?:${expression})$`, 's');
  } catch {
    throw problemAt(at, `error parsing regexp: ${JSON.stringify(expression)}`);
  }
}

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  TOKENS.lastIndex = 0;
  while (TOKENS.lastIndex < end) {
    const from = TOKENS.lastIndex;
    const match = TOKENS.exec(text);
    const [kind, found] = Object.entries(match?.groups ?? {}).find(([, group]) => group !== undefined) ?? [];
    if (match === null || found === undefined)
      throw problemAt(from, `unexpected ${JSON.stringify(text.slice(from, end).trim())}: ${UNDERSTOOD}`);
    const known = kind === 'word' || kind === 'string' ? kind : 'sign';
    tokens.push({ kind: known, text: found, at: match.index + match[0].length - found.length });
  }
  return tokens;
}

function unquoted(quoted: string): string {
  const inner = quoted.slice(1, -1);
  if (quoted.startsWith('`')) return inner;
  const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };
  return inner.replaceAll(/\\(.)/g, (_, escaped: string) => escapes[escaped] ?? escaped);
}

function problemAt(offset: number, what: string): QueryProblem {
  return new QueryProblem(`1:${offset + 1}: parse error: ${what}`);
}
