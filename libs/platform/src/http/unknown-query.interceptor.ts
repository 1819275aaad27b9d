import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor, Type } from '@nestjs/common';
import type { Request } from 'express';
import { fieldError, validationFailed } from '../errors';

/** Where Nest keeps what the parameters of a handler ask for, and the prefix of those that ask for the query. */
const ROUTE_ARGUMENTS = '__routeArguments__';
const QUERY_ARGUMENT = '4:';

/**
 * Refuses every query parameter of an API operation that takes none (contract: unknown ones are 400);
 * operations with a query DTO are refused by its validation. The hosted pages ignore what links add to them.
 */
@Injectable()
export class UnknownQueryInterceptor implements NestInterceptor {
  public intercept(context: ExecutionContext, next: CallHandler): ReturnType<CallHandler['handle']> {
    const request = context.switchToHttp().getRequest<Request>();
    if (request.path.startsWith('/api/') && !takesQuery(context.getClass(), context.getHandler().name)) {
      const names = Object.keys(request.query);
      if (names.length > 0) {
        throw validationFailed(names.map((name) => fieldError(name.slice(0, 100), 'whitelistValidation')));
      }
    }
    return next.handle();
  }
}

function takesQuery(controller: Type, handler: string): boolean {
  const taken: unknown = Reflect.getMetadata(ROUTE_ARGUMENTS, controller, handler);
  return (
    typeof taken === 'object' &&
    taken !== null &&
    Object.keys(taken).some((argument) => argument.startsWith(QUERY_ARGUMENT))
  );
}
