import type { NoticeView } from '@luodi/capture';
import type { Assets } from './assets';
import { dateOf } from './format';
import { html, type Html } from './html';
import { controllerLines } from './form-page';
import { footLinks, masthead, page } from './layout';
import { translator } from './messages';

/** Plain text to HTML: blank lines part paragraphs, '## ' is a heading, '- ' a list item. */
function noticeBody(body: string): Html[] {
  const blocks: Html[] = [];
  let items: string[] = [];
  let lines: string[] = [];
  const close = (): void => {
    if (items.length > 0)
      blocks.push(
        html`<ul>
          ${items.map((item) => html`<li>${item}</li>`)}
        </ul>`,
      );
    if (lines.length > 0)
      blocks.push(
        html`<p>${lines.map((line, index) => html`${index > 0 ? html`<br />` : null}${line}`)}</p>`,
      );
    items = [];
    lines = [];
  };
  for (const line of body.split(/\r?\n/)) {
    const isItem = line.startsWith('- ');
    const isHeading = line.startsWith('## ');
    if (line.trim() === '' || isHeading || isItem !== items.length > 0) close();
    if (isHeading) blocks.push(html`<h2>${line.slice(3)}</h2>`);
    else if (isItem) items.push(line.slice(2));
    else if (line.trim() !== '') lines.push(line);
  }
  close();
  return blocks;
}

/** GET /notice/{version}: the text as it was, for every version there ever was. */
export function renderNotice(assets: Assets, view: NoticeView): string {
  const t = translator(view.locale);
  const line = t('notice.version', { version: view.version, date: dateOf(view.publishedAt, t) });
  return page(view, assets, {
    title: view.title,
    kind: 'plain',
    scripted: false,
    body: html`${masthead(view.title, [line])}
      <main class="w">
        <article class="c lift doc">${noticeBody(view.body)}</article>
        ${controllerLines(view, t).map((line) => html`<p class="c">${line}</p>`)} ${footLinks(view, t, [])}
      </main>`,
  });
}
