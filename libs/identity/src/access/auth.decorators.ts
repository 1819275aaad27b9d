import { applyDecorators, createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiExtension, ApiSecurity } from '@nestjs/swagger';
import type { Request } from 'express';
import type {} from 'express-session';
import type { ApiKeyScope } from '../api-keys/api-key-scopes.policy';
import type { Actor, Machine } from './actor';
import type { Permission } from './permissions.policy';

export const PERMISSION_KEY = 'luodi:permission';
export const PUBLIC_KEY = 'luodi:public';
export const SCOPE_KEY = 'luodi:api-key-scope';

/** The permission a handler needs. A handler with neither this nor `@Public()` answers nobody. */
export function Allow(permission: Permission): MethodDecorator & ClassDecorator {
  return applyDecorators(
    SetMetadata(PERMISSION_KEY, permission),
    ApiBearerAuth(),
    ApiExtension('x-permission', permission),
  );
}

/**
 * Opens a handler to API keys that hold the scope, beside the people of its `@Allow`. Without it no key gets in,
 * whatever its scopes: such a handler takes `@CurrentCaller()` when it needs to know who asks.
 */
export function AllowKeys(scope: ApiKeyScope): MethodDecorator {
  return applyDecorators(
    SetMetadata(SCOPE_KEY, scope),
    ApiSecurity('apiKey'),
    ApiExtension('x-api-key-scope', scope),
  );
}

/** Opens a handler to everybody; each use is on the reviewed list of the access test. */
export function Public(): MethodDecorator & ClassDecorator {
  return applyDecorators(SetMetadata(PUBLIC_KEY, true), ApiExtension('x-permission', 'public'));
}

/** The signed-in user, as a handler's argument. */
export const CurrentActor = createParamDecorator((_data: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<AuthenticatedRequest>();
  if (actor === undefined) throw new Error('No actor on a request that passed the guard');
  return actor;
});

/** The signed-in user or the machine of an API key, of a handler that is open to both. */
export const CurrentCaller = createParamDecorator(
  (_data: unknown, context: ExecutionContext): Actor | Machine => {
    const { actor, machine } = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const caller = actor ?? machine;
    if (caller === undefined) throw new Error('No caller on a request that passed the guard');
    return caller;
  },
);

export interface AuthenticatedRequest extends Request {
  actor?: Actor;
  machine?: Machine;
  authenticatedBy?: 'session' | 'bearer' | 'api_key';
}

declare module 'express-session' {
  interface SessionData {
    epoch: number;
    csrfToken: string;
  }
}
