import { timingSafeEqual } from 'node:crypto';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DomainError, forbidden } from '@luodi/platform';
import { API_KEY_PREFIX, type ApiKeyScope } from '../api-keys/api-key-scopes.policy';
import { MachineAuth } from '../api-keys/machine-auth';
import type { Actor } from './actor';
import { PERMISSION_KEY, PUBLIC_KEY, SCOPE_KEY, type AuthenticatedRequest } from './auth.decorators';
import { ActorQueries } from './actor.queries';
import { roleMay, type Permission } from './permissions.policy';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);
/** What a user who must change the password may still do. */
const BEFORE_PASSWORD_CHANGE: ReadonlySet<Permission> = new Set<Permission>(['profile']);

/**
 * Denies by default: a handler names its permission or is public; user and key are read afresh on every request.
 * A key gets only into handlers that name one of its scopes.
 */
@Injectable()
export class AuthGuard implements CanActivate {
  public constructor(
    private readonly reflector: Reflector,
    private readonly actors: ActorQueries,
    private readonly machines: MachineAuth,
  ) {}

  public async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC_KEY, targets) === true) return true;
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const token = bearerOf(request);
    if (token?.startsWith(API_KEY_PREFIX) === true) {
      const scope = this.reflector.getAllAndOverride<ApiKeyScope | undefined>(SCOPE_KEY, targets);
      return this.admitMachine(request, token, scope);
    }
    const actor = await this.authenticate(request, token);
    if (actor === null) throw new DomainError('unauthenticated');
    const permission = this.reflector.getAllAndOverride<Permission | undefined>(PERMISSION_KEY, targets);
    if (permission === undefined || !roleMay(actor.role, permission)) throw forbidden();
    if (actor.mustChangePassword && !BEFORE_PASSWORD_CHANGE.has(permission)) {
      throw new DomainError('password_change_required');
    }
    request.actor = actor;
    return true;
  }

  private async admitMachine(
    request: AuthenticatedRequest,
    token: string,
    scope: ApiKeyScope | undefined,
  ): Promise<boolean> {
    const machine = await this.machines.authenticate(token);
    if (machine === null) throw new DomainError('unauthenticated');
    if (scope === undefined || !machine.scopes.includes(scope)) throw forbidden();
    request.authenticatedBy = 'api_key';
    request.machine = machine;
    return true;
  }

  private async authenticate(
    request: AuthenticatedRequest,
    token: string | null | undefined,
  ): Promise<Actor | null> {
    if (token === null) return null;
    if (token !== undefined) {
      request.authenticatedBy = 'bearer';
      return this.actors.findByToken(token);
    }
    const userId = sessionUserId(request);
    const epoch = request.session?.epoch;
    if (userId === null || epoch === undefined) return null;
    const actor = await this.actors.findById(userId);
    if (actor === null || actor.sessionEpoch !== epoch) return null;
    if (!SAFE_METHODS.has(request.method)) requireCsrfToken(request);
    request.authenticatedBy = 'session';
    return actor;
  }
}

/** The token of the header: undefined without one, null when it has another form. */
function bearerOf(request: AuthenticatedRequest): string | null | undefined {
  const header = request.headers.authorization;
  if (header === undefined) return undefined;
  return /^Bearer ([A-Za-z0-9_-]{20,200})$/.exec(header)?.[1] ?? null;
}

/** passport keeps the id of the signed-in user in the session. */
function sessionUserId(request: AuthenticatedRequest): string | null {
  const session: unknown = request.session;
  if (typeof session !== 'object' || session === null || !('passport' in session)) return null;
  const { passport } = session;
  if (typeof passport !== 'object' || passport === null || !('user' in passport)) return null;
  return typeof passport.user === 'string' ? passport.user : null;
}

function requireCsrfToken(request: AuthenticatedRequest): void {
  const expected = Buffer.from(request.session?.csrfToken ?? '');
  const given = Buffer.from(request.header('x-csrf-token') ?? '');
  if (expected.length === 0 || expected.length !== given.length || !timingSafeEqual(expected, given)) {
    throw new DomainError('csrf_failed');
  }
}
