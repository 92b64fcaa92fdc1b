import { shortSha } from '../../core/subject.ts';
import { conclusionWord } from '../words.ts';
import { badge } from './badge.ts';
import { markdownHtml } from './markdown.ts';
import type { Markup } from './markup.ts';
import { anchor, html, NOTHING } from './markup.ts';

/** A check run as GitHub holds it. */
export interface CheckRunShown {
  readonly name: string;
  readonly sha: string;
  readonly status: string;
  readonly conclusion: string | null;
  readonly title: string;
  /** Markdown. */
  readonly summary: string;
  /** Markdown. */
  readonly text?: string;
  readonly url?: string;
}

/** A check run as GitHub would show it. */
export function checkRunCard({
  name,
  sha,
  status,
  conclusion,
  title,
  summary,
  text = '',
  url,
}: CheckRunShown): Markup {
  const body = [summary, text].map((part) => markdownHtml(part)).filter(({ markup }) => markup.trim() !== '');
  const details =
    body.length === 0
      ? NOTHING
      : html`<details>
          <summary>What it says</summary>
          <div class="markdown">${body}</div>
        </details>`;
  return html`<article class="card check">
    <header>
      <h4>${anchor(url, html`${name}`)}</h4>
      ${badge(conclusionWord(status, conclusion))}
    </header>
    <p>${title}</p>
    <p class="faint">on commit <code>${shortSha(sha)}</code></p>
    ${details}
  </article>`;
}
