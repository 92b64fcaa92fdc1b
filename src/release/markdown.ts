// Text of commits is anybody's: it is shown as it was written, and means nothing to whoever renders it.

// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/gu;
const INVISIBLE = /[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u{E0000}-\u{E007F}]/gu;
const CODE_SPAN = /(?<!`)(?<ticks>`+)(?!`)(?<code>[^\n]*?[^`\n])\k<ticks>(?!`)/u;
const URL_TEXT = /\bhttps?:\/\/[^\s<>"'`\\]+/u;
const EMAIL = /[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/u;
// Whatever stands before it: behind a link or code of ours a name would be a mention even where it is none in the text.
const MENTION = /@[A-Za-z0-9](?:[A-Za-z0-9_./@-]*[A-Za-z0-9])?/u;
const ISSUE = /(?<![\w/])(?:(?<owner>[\w.-]{1,100})\/(?<repository>[\w.-]{1,100}))?#(?<number>\d{1,9})\b/u;
const TOKENS = new RegExp(
  [CODE_SPAN, URL_TEXT, EMAIL, MENTION, ISSUE].map((pattern) => pattern.source).join('|'),
  'gu',
);
const SPECIAL = /[\\`*[\]|~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;
const RISKY = /[\\`*[\]|~_&<>]/u;
const AT_START = /^(?:#{1,6}(?=\s|$)|[-+=](?=\s|$)|>|\d{1,9}[.)](?=\s|$)|={2,}|-{2,})/u;

/** Text without control characters and without those that reorder or hide other text. Line ends become `\n`. */
export function visible(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replaceAll(/[\u2028\u2029\r]/gu, '\n')
    .replaceAll(CONTROLS, '')
    .replaceAll(INVISIBLE, '');
}

type LinkTo = (reference: {
  readonly owner?: string;
  readonly repository?: string;
  readonly number: number;
}) => string | null;

/**
 * One line of text as Markdown that shows it: code spans stay, mentions become code so that nobody is called, issues are linked by `linkTo`,
 * all else is escaped for Markdown and HTML.
 */
export function inline(text: string, linkTo: LinkTo = () => null): string {
  const line = visible(text).replaceAll(/\s+/gu, ' ').trim();
  let shown = '';
  let at = 0;
  for (const match of line.matchAll(TOKENS)) {
    shown += escaped(line.slice(at, match.index)) + token(match, linkTo);
    at = match.index + match[0].length;
  }
  return atStart(shown + escaped(line.slice(at)));
}

function token(match: RegExpExecArray, linkTo: LinkTo): string {
  const [text] = match;
  if (match.groups?.['ticks'] !== undefined) return text;
  if (match.groups?.['number'] !== undefined) return issue(text, match.groups, linkTo);
  if (text.startsWith('@')) return `\`${text}\``;
  if (!text.includes('://')) return escaped(text);
  // A bare address shows where it leads; what it holds must not begin anything else.
  return text.replaceAll(
    /[*|~[\]@]/gu,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function issue(text: string, groups: Readonly<Record<string, string | undefined>>, linkTo: LinkTo): string {
  const { owner, repository, number } = groups;
  const named = owner !== undefined && repository !== undefined ? { owner, repository } : {};
  const url = linkTo({ ...named, number: Number(number) });
  return url === null ? escaped(text) : `[${escaped(text)}](${url})`;
}

function escaped(text: string): string {
  if (!RISKY.test(text)) return text;
  return text
    .replaceAll(SPECIAL, String.raw`\$&`)
    .replaceAll(/&(?=[#\w]+;)/gu, '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

function atStart(text: string): string {
  return text.replace(AT_START, (mark) =>
    /^\d/u.test(mark) ? `${mark.slice(0, -1)}\\${mark.slice(-1)}` : `\\${mark}`,
  );
}

const ITEM = /^\s*(?<mark>[-*+]|\d{1,9}[.)])\s+(?<text>\S.*)$/su;

/**
 * Several lines as Markdown blocks: paragraphs and lists stay what they are, all text in them is shown as by `inline`. Lines of one
 * paragraph are joined, since GitHub breaks a release's lines where they are broken.
 */
export function blocks(text: string, linkTo: LinkTo = () => null): string {
  const out: string[] = [];
  let paragraph: string[] = [];
  const close = (): void => {
    if (paragraph.length > 0) out.push(inline(paragraph.join(' '), linkTo));
    paragraph = [];
  };
  for (const line of visible(text).split('\n')) {
    const item = ITEM.exec(line)?.groups?.['text'];
    if (line.trim() === '') {
      close();
      if (out.at(-1) !== '') out.push('');
    } else if (item !== undefined) {
      close();
      if (out.length > 0 && out.at(-1) !== '' && !out.at(-1)?.startsWith('- ')) out.push('');
      out.push(`- ${inline(item, linkTo)}`);
    } else paragraph.push(line);
  }
  close();
  return out.join('\n').trim();
}
