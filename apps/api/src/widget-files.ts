import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { NextFunction, Request, Response } from 'express';
import type { NestExpressApplication } from '@nestjs/platform-express';

/** What `npm run build:form` made, seen from dist/ and from the sources. */
const FOLDERS = [join(__dirname, '../../../form'), join(__dirname, '../../../dist/form')];
const FILES = ['widget.js', 'widget-extra.js'];
/** Pages keep it for ten minutes, so that a mended widget is everywhere soon, and ask by ETag then. */
const MAX_AGE_MS = 600_000;

/** Serves the script of the embedded form to every page of the web; it holds nothing of anybody. */
export function serveWidget(app: NestExpressApplication): void {
  const folder = FOLDERS.find((candidate) => existsSync(join(candidate, 'widget.js')));
  if (folder === undefined) return;
  app.use(
    FILES.map((file) => `/${file}`),
    (request: Request, response: Response, next: NextFunction) => {
      if ((request.method !== 'GET' && request.method !== 'HEAD') || request.path !== '/') {
        next();
        return;
      }
      response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
      response.setHeader('Access-Control-Allow-Origin', '*');
      response.sendFile(request.baseUrl.slice(1), { root: folder, maxAge: MAX_AGE_MS }, (error) => {
        if (error !== undefined && error !== null) next(error);
      });
    },
  );
}
