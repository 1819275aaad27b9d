import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What comes before and after each block, to see that nothing of it moves. */
const TEXT = '<p class="text">示例园区位于虚构市，占地约 1200 亩，主导产业为健康养生与精密制造。</p>'.repeat(
  6,
);

/** The embed code as the console gives it. */
export function embedCode(url: string, siteKey: string, mode: string, extra = ''): string {
  const height = mode === 'inline' ? 420 : 52;
  return `<div data-luodi-site="${siteKey}" data-luodi-mode="${mode}"${extra}><svg width="0" height="${height}" aria-hidden="true"></svg><a href="${url}/f/${siteKey}">提交选址需求</a></div>`;
}

interface HostPage {
  readonly head?: string;
  readonly body: string;
  readonly headers?: Record<string, string>;
}

/** Everything a page can do to a block by its style sheet. */
const HOSTILE = `*{all:unset!important}div{display:none!important}div,button,input,label,span,p,fieldset{
  opacity:0!important;position:absolute!important;left:-999px!important;color:#fff!important;font-size:3px!important}
  [data-luodi-site]{visibility:hidden!important;height:0!important;overflow:hidden!important;transform:scale(0)!important}`;

/** A page that draws itself by script and takes the block out and puts it back as one moves through it. */
const ROUTER = `
  const app = document.getElementById('app');
  const views = { '#article': window.ARTICLE, '#list': '<h1>文章列表</h1><p><a href="#article">打开文章</a></p>' };
  const draw = () => { app.innerHTML = views[location.hash] || views['#article']; };
  addEventListener('hashchange', draw);
  draw();`;

function article(block: string): string {
  return `<main><h1>示例园区整合升级</h1>${TEXT}${block}${TEXT.repeat(8)}</main>`;
}

/** Pages of another origin, as differently built as the web: `/plain`, `/csp`, `/spa`, `/twice`, `/blocked`. */
export async function serveHostPages(
  product: string,
  siteKey: string,
): Promise<{ url: string; close(): Promise<void> }> {
  const code = (mode: string, extra = ''): string => embedCode(product, siteKey, mode, extra);
  const script = `<script async src="${product}/widget.js"></script>`;
  const pages: Record<string, HostPage> = {
    '/plain': { head: `<style>${HOSTILE}</style>`, body: `${script}<h1>示例园区</h1>${code('button')}` },
    '/inline': { body: article(code('inline')) + script },
    '/csp': {
      body: article(code('button')) + `<script defer src="${product}/widget.js"></script>`,
      headers: {
        'content-security-policy': `default-src 'none'; script-src ${product}; style-src 'self'; connect-src ${product}; require-trusted-types-for 'script'`,
      },
    },
    '/spa': {
      body: `<div id="app"></div><script>window.ARTICLE = ${JSON.stringify(article(code('bar')))};${ROUTER}</script>${script}`,
    },
    '/twice': { body: `${script}${article(code('inline') + TEXT + code('button'))}${script}` },
    '/blocked': {
      body: article(code('button')) + script,
      headers: { 'content-security-policy': "default-src 'none'; script-src 'self'; style-src 'self'" },
    },
  };
  const server = createServer((request, response) => {
    const page = pages[(request.url ?? '/').split('?')[0] ?? '/'];
    if (page === undefined) {
      response.writeHead(request.url === '/favicon.ico' ? 204 : 404).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...page.headers });
    response.end(
      `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>园区招商快讯</title><meta name="viewport" content="width=device-width, initial-scale=1">${page.head ?? ''}</head><body>${page.body}</body></html>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
