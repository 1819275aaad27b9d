import { applyDecorators, createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiExtension } from '@nestjs/swagger';
import type { Request } from 'express';
import type {} from 'express-session';
import type { Actor } from './actor';
import type { Permission } from './permissions.policy';

export const PERMISSION_KEY = 'luodi:permission';
export const PUBLIC_KEY = 'luodi:public';

/** The permission a handler needs. A handler with neither this nor `@Public()` answers nobody. */
export function Allow(permission: Permission): MethodDecorator & ClassDecorator {
  return applyDecorators(
    SetMetadata(PERMISSION_KEY, permission),
    ApiBearerAuth(),
    ApiExtension('x-permission', permission),
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

export interface AuthenticatedRequest extends Request {
  actor?: Actor;
  authenticatedBy?: 'session' | 'bearer';
}

declare module 'express-session' {
  interface SessionData {
    epoch: number;
    csrfToken: string;
  }
}
