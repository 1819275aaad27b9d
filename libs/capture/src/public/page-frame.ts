import { randomBytes } from 'node:crypto';
import { LOCALES, currentLocale, isLocale, type Locale } from '@luodi/platform';
import type { Request, Response } from 'express';
import type { PageFrame } from './form-pages';

/** A page's frame, the query that keeps its language, and its security headers. */
export interface OpenedPage {
  readonly frame: PageFrame;
  /** `?lang=en` when the visitor chose a language, else empty. */
  readonly query: string;
}

/**
 * Starts an anonymous page: language by `?lang=`, else by Accept-Language; a nonce of its own; nothing may frame it,
 * nothing is fetched from elsewhere, nothing is kept by caches (it holds tokens and answers).
 */
export function openPage(request: Request, response: Response): OpenedPage {
  const chosen =
    typeof request.query.lang === 'string' && isLocale(request.query.lang) ? request.query.lang : null;
  const nonce = randomBytes(16).toString('base64');
  response.setHeader(
    'Content-Security-Policy',
    [
      "default-src 'none'",
      `style-src 'nonce-${nonce}'`,
      `script-src 'nonce-${nonce}'`,
      "img-src 'self' data:",
      "connect-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
  );
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Referrer-Policy', 'same-origin');
  return {
    frame: {
      locale: chosen ?? currentLocale(),
      localeLinks: LOCALES.map((locale) => ({ locale, url: linkIn(request, locale) })),
      nonce,
      theme: null,
    },
    query: chosen === null ? '' : `?lang=${chosen}`,
  };
}

/** The same address in another language; only path and query, so that no Host header gets into the page. */
function linkIn(request: Request, locale: Locale): string {
  const url = new URL(request.originalUrl, 'http://page.invalid');
  url.searchParams.set('lang', locale);
  return `${url.pathname}${url.search}`;
}
