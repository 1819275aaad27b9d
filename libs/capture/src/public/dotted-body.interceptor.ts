import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Request } from 'express';
import type { Observable } from 'rxjs';
import { expandDottedKeys } from './expand-dotted-keys.policy';

/** Gives a form-urlencoded body the shape of the JSON one before it is validated. */
@Injectable()
export class DottedBodyInterceptor implements NestInterceptor {
  public intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Request>();
    if (request.is('application/x-www-form-urlencoded') !== false) {
      request.body = expandDottedKeys(flatBody(request.body));
    }
    return next.handle();
  }
}

/** The fields of a posted form; nothing for a body that is not one. */
export function flatBody(body: unknown): Readonly<Record<string, unknown>> {
  return typeof body === 'object' && body !== null && !Array.isArray(body)
    ? (body as Record<string, unknown>)
    : {};
}
