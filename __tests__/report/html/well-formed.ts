const VOID = new Set(['meta', 'link', 'br', 'img', 'input', 'hr']);

/** Everything wrong with the nesting of a page's tags and with its ids; empty for a sound one. */
export function faults(page: string): string[] {
  const found: string[] = [];
  const open: string[] = [];
  const text = page.replace(/<style>[\s\S]*?<\/style>/u, '<style></style>').replace(/^<!doctype html>/u, '');
  for (const [tag, closing, name = '', rest = ''] of text.matchAll(
    /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-zA-Z:-]+(?:="[^"<]*")?)*)\s*\/?>/gu,
  )) {
    if (closing === '/') {
      const last = open.pop();
      if (last !== name) found.push(`${tag} closes <${last ?? 'nothing'}>`);
    } else if (!VOID.has(name) && !tag.endsWith('/>')) open.push(name);
    const names = Array.from(
      rest.replaceAll(/"[^"]*"/gu, '""').matchAll(/\s([a-zA-Z:-]+)=/gu),
      ([, attribute]) => attribute,
    );
    if (new Set(names).size !== names.length) found.push(`${tag} has an attribute twice`);
  }
  found.push(...open.map((name) => `<${name}> is never closed`));
  const left = text.replaceAll(/<\/?[a-z][a-z0-9]*(?:\s+[a-zA-Z:-]+(?:="[^"<]*")?)*\s*\/?>/gu, '');
  if (/[<>]/u.test(left)) found.push(`a stray bracket: ${/.{0,40}[<>].{0,40}/u.exec(left)?.[0] ?? ''}`);
  const ids = Array.from(text.matchAll(/\sid="([^"]*)"/gu), ([, id]) => id);
  if (new Set(ids).size !== ids.length) found.push('an id is used twice');
  for (const [, id] of text.matchAll(/href="#([^"]*)"/gu))
    if (!ids.includes(id)) found.push(`#${id} leads nowhere`);
  return found;
}
