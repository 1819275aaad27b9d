import compression from 'compression';
import connectPgSimple from 'connect-pg-simple';
import express, { type NextFunction, type Request, type Response } from 'express';
import session from 'express-session';
import helmet from 'helmet';
import { Reflector } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { pinoHttp } from 'pino-http';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { SESSION_COOKIE } from '@luodi/identity';
import {
  ContactMaskInterceptor,
  DomainError,
  ProblemFilter,
  UnknownQueryInterceptor,
  createValidationPipe,
  currentLocale,
  pgPoolOf,
  sendProblem,
  type Config,
} from '@luodi/platform';
import { serveConsole } from './console-files';
import { serveDocs } from './docs';
import { MethodNotAllowedFilter } from './method-not-allowed.filter';
import { measureRequests } from './metrics.controller';
import { refuseDeepJson } from './json-depth';
import { requestContext } from './request-context.middleware';
import { serveWidget } from './widget-files';

/**
 * Longer than any usual proxy or client keeps an idle connection: who closes it first is never us in the moment the
 * next request is on its way, also when the process was busy for seconds.
 */
const KEEP_ALIVE_MS = 75_000;

/** 12 hours: a working day with room to spare. */
const SESSION_MILLIS = 12 * 3600 * 1000;
const BODY_LIMIT = '128kb';
const MIN_SECRET = 32;

/** Everything between the socket and the controllers, the same in `main.ts` and in the tests. */
export function configureApp(app: NestExpressApplication, config: Config, logger: Logger): void {
  const server = app.getHttpServer();
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.headersTimeout = KEEP_ALIVE_MS + 1_000;
  app.set('trust proxy', config.trustProxy);
  app.set('query parser', 'simple');
  app.disable('x-powered-by');
  app.use(requestContext(config));
  app.use(accessLog(logger));
  app.use(measureRequests);
  app.use(securityHeaders(config));
  app.use(
    compression({
      filter: (request, response) => !isEventStream(response) && compression.filter(request, response),
    }),
  );
  app.use(
    express.json({
      limit: BODY_LIMIT,
      strict: true,
      verify: (_request, _response, body) => refuseDeepJson(body),
    }),
  );
  app.use(
    ['/api/public', '/f', '/s'],
    express.urlencoded({ limit: BODY_LIMIT, extended: false, parameterLimit: 200 }),
  );
  app.use(refuseOtherBodies);
  app.use('/api/v1', noStore, sessions(config, app.get(DataSource)));
  app.useGlobalInterceptors(new UnknownQueryInterceptor(), new ContactMaskInterceptor(app.get(Reflector)));
  app.useGlobalPipes(createValidationPipe());
  app.useGlobalFilters(new ProblemFilter(), new MethodNotAllowedFilter());
  serveDocs(app);
  serveWidget(app);
  serveConsole(app);
}

function sessions(config: Config, dataSource: DataSource): ReturnType<typeof session> {
  if (config.secretKey === null || config.secretKey.length < MIN_SECRET) {
    throw new Error('SECRET_KEY is needed here; `npm start` keeps one in DATA_DIR.');
  }
  const Store = connectPgSimple(session);
  return session({
    name: SESSION_COOKIE,
    secret: config.secretKey,
    store: new Store({
      pool: pgPoolOf(dataSource),
      tableName: 'session',
      createTableIfMissing: false,
      disableTouch: true,
      errorLog: () => undefined,
    }),
    resave: false,
    saveUninitialized: false,
    proxy: config.trustProxy !== false,
    cookie: {
      httpOnly: true,
      sameSite: 'lax',
      secure: config.publicUrl.startsWith('https:'),
      maxAge: SESSION_MILLIS,
      path: '/',
    },
  });
}

function securityHeaders(config: Config): ReturnType<typeof helmet> {
  const https = config.publicUrl.startsWith('https:');
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // antd writes its styles at run time.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        fontSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
  });
}

function accessLog(logger: Logger): (request: Request, response: Response, next: NextFunction) => void {
  return pinoHttp<Request, Response>({
    logger,
    quietReqLogger: true,
    autoLogging: { ignore: (request) => request.url.startsWith('/health') },
    // Addresses can carry search words and codes: the log keeps the path alone.
    serializers: {
      req: (request: { method: string; url: string }) => ({
        method: request.method,
        path: loggedPath(request.url),
      }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
    },
    customLogLevel: (_request, response, error) =>
      error !== undefined || response.statusCode >= 500 ? 'error' : 'info',
    customSuccessMessage: () => 'request',
    customErrorMessage: () => 'request',
  });
}

/** The path alone; of a calendar's secret link not even that. */
function loggedPath(url: string): string {
  const [path = ''] = url.split('?');
  return path.toLowerCase().startsWith('/ical/') ? '/ical/[redacted]' : path;
}

function isEventStream(response: Response): boolean {
  return String(response.getHeader('Content-Type') ?? '').startsWith('text/event-stream');
}

function noStore(_request: Request, response: Response, next: NextFunction): void {
  response.setHeader('Cache-Control', 'no-store');
  next();
}

/** The one address that takes files. */
const ATTACHMENTS = /^\/api\/v1\/(?:(?:leads|deals)\/[^/]+\/attachments|visits\/[^/]+\/photos)$/;

function takesUpload(request: Request): boolean {
  // A file as it is; the route looks at its type.
  if (request.method === 'POST' && ATTACHMENTS.test(request.path)) return true;
  const isForm = (request.headers['content-type'] ?? '').startsWith('multipart/form-data');
  return isForm && request.method === 'POST' && request.path === '/api/v1/imports';
}

/** A body that no parser took is of a type we don't read. */
function refuseOtherBodies(request: Request, response: Response, next: NextFunction): void {
  const length = Number(request.headers['content-length'] ?? 0);
  const hasBody = length > 0 || request.headers['transfer-encoding'] !== undefined;
  if (takesUpload(request)) {
    next(); // read by the route itself, behind the guard
    return;
  }
  if (hasBody && request.body === undefined && request.method !== 'GET' && request.method !== 'HEAD') {
    sendProblem(response, new DomainError('unsupported_media_type'), currentLocale());
    return;
  }
  next();
}
