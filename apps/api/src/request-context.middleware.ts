import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import { negotiateLocale, runInContext, type Config } from '@luodi/platform';

const REQUEST_ID = /^[A-Za-z0-9_-]{8,64}$/;
const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,200}$/;

/** Gives every request an id, the caller's language and the idempotency key, for everything below it. */
export function requestContext(
  config: Config,
): (request: Request, response: Response, next: NextFunction) => void {
  return (request, response, next) => {
    const given = request.headers['x-request-id'];
    const requestId = typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
    const key = request.headers['idempotency-key'];
    response.setHeader('X-Request-Id', requestId);
    runInContext(
      {
        requestId,
        locale: negotiateLocale(request.headers['accept-language'], config.defaultLocale),
        ...(typeof key === 'string' && IDEMPOTENCY_KEY.test(key) ? { idempotencyKey: key } : {}),
      },
      next,
    );
  };
}
