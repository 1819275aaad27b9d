import { Inject, Injectable, type NestMiddleware } from '@nestjs/common';
import { CONFIG, DomainError, currentLocale, sendProblem, type Config } from '@luodi/platform';
import { WorkspaceView } from '@luodi/workspace';
import type { NextFunction, Request, Response } from 'express';
import { judgeOrigin } from './origin.policy';

const METHODS = 'GET, POST';
const HEADERS = 'Content-Type, Idempotency-Key';
/** Seconds for which a browser remembers the answer to a preflight. */
const REMEMBERED = '600';

/**
 * Holds pages of other origins to the site's list, for everything below `/api/public/v1/sites/{siteKey}`. The
 * refusal is the server's own (403, nothing is done), not only a header that a browser heeds.
 */
@Injectable()
export class EmbedOrigins implements NestMiddleware {
  public constructor(
    private readonly workspace: WorkspaceView,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  public async use(request: Request, response: Response, next: NextFunction): Promise<void> {
    const preflight =
      request.method === 'OPTIONS' && request.get('access-control-request-method') !== undefined;
    response.vary('Origin');
    const site = await this.workspace.site(String(request.params.siteKey ?? ''));
    const origin = request.get('origin');
    const verdict = judgeOrigin({
      origin,
      host: request.get('host'),
      publicUrl: this.config.publicUrl,
      allowed: site?.allowedOrigins ?? [],
    });
    if (site !== null && verdict === 'refused') {
      sendProblem(response, new DomainError('origin_not_allowed'), currentLocale());
      return;
    }
    if (verdict === 'allowed' && origin !== undefined) {
      response.setHeader('Access-Control-Allow-Origin', origin);
      response.setHeader('Access-Control-Expose-Headers', 'Retry-After');
      response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    }
    if (!preflight || site === null) {
      next();
      return;
    }
    response.setHeader('Access-Control-Allow-Methods', METHODS);
    response.setHeader('Access-Control-Allow-Headers', HEADERS);
    response.setHeader('Access-Control-Max-Age', REMEMBERED);
    response.status(204).end();
  }
}
