import { type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { AuthGuard as PassportGuard } from '@nestjs/passport';
import { RateLimits, createValidationPipe } from '@luodi/platform';
import type { Request } from 'express';
import { LoginDto } from './login.dto';

/** 50 evaluated passwords per address and hour (security.md G8). */
const ADDRESS_LIMIT = 50;

/** Judges the body first, then lets passport-local judge the credentials and start a new session id. */
@Injectable()
export class LocalAuthGuard extends PassportGuard('local') {
  private readonly pipe = createValidationPipe();

  @Inject(RateLimits)
  private readonly rateLimits!: RateLimits;

  public override async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    await this.pipe.transform(request.body ?? {}, { type: 'body', metatype: LoginDto });
    await this.rateLimits.consume('login-address', request.ip ?? 'unknown', ADDRESS_LIMIT, 3600);
    await super.canActivate(context);
    await super.logIn(request);
    return true;
  }

  /** Our own errors pass as they are instead of becoming passport's 401. */
  public override handleRequest<T>(error: unknown, user: T): T {
    if (error instanceof Error) throw error;
    return user;
  }
}
