import { escapeHtml, flag, html, safeUrl, trusted, type Part } from './html';

describe('html template', () => {
  it('escapes what could leave an element or a quoted attribute', () => {
    expect(html`<p title="${`"'><script>`}">${'<b>&`'}</p>`.toString()).toBe(
      '<p title="&quot;&#39;&gt;&lt;script&gt;">&lt;b&gt;&amp;&#96;</p>',
    );
  });

  it.each<[string, Part, string]>([
    ['null', null, ''],
    ['undefined', undefined, ''],
    ['false', false, ''],
    ['a number', 0, '0'],
    ['an empty text', '', ''],
    ['nested HTML', html`<i>${'<'}</i>`, '<i>&lt;</i>'],
    ['a list', ['<', html`<br />`, [1]], '&lt;<br />1'],
    ['trusted text', trusted('<u>'), '<u>'],
  ])('puts in %s', (_name, part, expected) => {
    expect(html`${part}`.toString()).toBe(expected);
  });

  it('drops indentation beside tags and keeps one blank between attributes and words', () => {
    const made = html`<p id="${'a'}" ${flag('hidden', true)}>
      one
      <b>two</b>
    </p>`;
    expect(made.toString()).toMatch(/^<p id="a" +hidden>one<b>two<\/b><\/p>$/);
  });

  it('keeps line breaks of values', () => {
    expect(html`<textarea>${'a\n  b'}</textarea>`.toString()).toBe('<textarea>a\n  b</textarea>');
  });

  it.each([
    ['/s?code=1', '/s?code=1'],
    ['https://park.example/a', 'https://park.example/a'],
    ['?lang=en', '?lang=en'],
    ['javascript:alert(1)', '#'],
    [' javascript:alert(1)', '#'],
    ['data:text/html,x', '#'],
    ['//evil.example', '#'],
    ['/\\evil.example', '#'],
  ])('lets %s through as %s', (url, expected) => expect(safeUrl(url)).toBe(expected));

  it('escapes every character of its table', () => {
    expect(escapeHtml(`&<>"'\``)).toBe('&amp;&lt;&gt;&quot;&#39;&#96;');
  });
});
