/** Puts a version into a PromQL query, so that whatever it contains stays text. */

export interface QueryProblem {
  readonly problem: string;
}

const PLACEHOLDER = '{version}';

/**
 * The query with every `{version}` replaced. Inside quotes it is escaped for that kind of string, after =~ and !~ also for a
 * regular expression; outside quotes and inside backticks, where nothing can be escaped, only harmless characters pass.
 */
export function withVersion(query: string, version: string): string | QueryProblem {
  let out = '';
  let quote = '';
  let opened = 0;
  for (let i = 0; i < query.length;) {
    if (query.startsWith(PLACEHOLDER, i)) {
      const text = written(version, quote, /[=!]~\s*$/.test(query.slice(0, opened)));
      if (text === undefined) {
        return {
          problem: `version ${JSON.stringify(version)} cannot be put into the query ${quote === '`' ? 'inside backticks' : 'outside quotes'}: write "{version}" in double quotes`,
        };
      }
      out += text;
      i += PLACEHOLDER.length;
      continue;
    }
    const char = query[i]!;
    if (quote !== '' && quote !== '`' && char === '\\') {
      out += query.slice(i, i + 2);
      i += 2;
      continue;
    }
    if (quote === '' && (char === '"' || char === "'" || char === '`')) {
      quote = char;
      opened = i;
    } else if (char === quote) {
      quote = '';
    }
    out += char;
    i += 1;
  }
  return out;
}

function written(version: string, quote: string, asRegex: boolean): string | undefined {
  const text = asRegex && quote !== '' ? version.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&') : version;
  if (quote === '"' || quote === "'") {
    return text
      .replaceAll('\\', '\\\\')
      .replaceAll('\n', '\\n')
      .replaceAll('\r', '\\r')
      .replaceAll(quote, `\\${quote}`);
  }
  if (quote === '`') return text.includes('`') ? undefined : text;
  return /^[\w:]+$/.test(text) ? text : undefined;
}
