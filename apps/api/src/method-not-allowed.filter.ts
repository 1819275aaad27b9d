import { type ArgumentsHost, Catch, type ExceptionFilter, NotFoundException } from '@nestjs/common';
import type { Request, Response } from 'express';
import { DomainError, currentLocale, notFound, sendProblem } from '@luodi/platform';

interface RouterLayer {
  readonly route?: { readonly methods: Readonly<Record<string, boolean>> };
  match(path: string): boolean;
}

/** A route that nobody serves: 405 when the path is served by another method, else 404. */
@Catch(NotFoundException)
export class MethodNotAllowedFilter implements ExceptionFilter {
  public catch(_exception: NotFoundException, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    const methods = servedMethods(request);
    if (methods.length === 0) {
      sendProblem(response, notFound(), currentLocale());
      return;
    }
    response.setHeader('Allow', methods.map((method) => method.toUpperCase()).join(', '));
    sendProblem(response, new DomainError('method_not_allowed'), currentLocale());
  }
}

function servedMethods(request: Request): string[] {
  const stack: unknown = request.app.router.stack;
  if (!Array.isArray(stack)) return [];
  const methods = (stack as RouterLayer[])
    .filter((layer) => layer.route !== undefined && matches(layer, request.path))
    .flatMap((layer) => Object.keys(layer.route?.methods ?? {}))
    .filter((method) => method !== '_all');
  return [...new Set(methods)];
}

function matches(layer: RouterLayer, path: string): boolean {
  try {
    return layer.match(path);
  } catch {
    return false; // a malformed escape in the path
  }
}
