import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type NextFunction, type Request, type Response } from 'express';
import type { NestExpressApplication } from '@nestjs/platform-express';

/** What `npm run build:web` made, seen from dist/ and from the sources. */
const FOLDERS = [join(__dirname, '../../../web'), join(__dirname, '../../../dist/web')];
/** First path segments that are not the console's. */
const NOT_CONSOLE =
  /^\/(api|ical|f|s|notice|docs|docs-json|openapi\.json|health|metrics|assets|form|demo|widget\.js|widget-extra\.js)(\/|$)/;

/** Serves the built console: hashed assets for ever, its pages never cached, every other path its start page. */
export function serveConsole(app: NestExpressApplication): void {
  const folder = FOLDERS.find((candidate) => existsSync(join(candidate, 'index.html')));
  if (folder === undefined) return;
  app.use(
    '/assets',
    express.static(join(folder, 'assets'), {
      immutable: true,
      maxAge: '365d',
      index: false,
      fallthrough: true,
    }),
  );
  app.use(
    express.static(folder, {
      index: false,
      redirect: false,
      cacheControl: false,
      extensions: [],
      setHeaders: noCache,
    }),
  );
  app.use((request: Request, response: Response, next: NextFunction) => {
    if ((request.method !== 'GET' && request.method !== 'HEAD') || NOT_CONSOLE.test(request.path)) {
      next();
      return;
    }
    const page = request.path === '/login' ? 'login.html' : 'index.html';
    response.sendFile(
      page,
      { root: folder, cacheControl: false, headers: { 'Cache-Control': 'no-cache' } },
      (error) => {
        if (error !== undefined && error !== null) next(error);
      },
    );
  });
}

function noCache(response: Response): void {
  response.setHeader('Cache-Control', 'no-cache');
}
