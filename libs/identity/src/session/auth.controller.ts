import { randomBytes } from 'node:crypto';
import { Body, Controller, HttpCode, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { ContactsInClear, notFound } from '@luodi/platform';
import { ActorQueries } from '../access/actor.queries';
import type { Actor } from '../access/actor';
import { SESSION_COOKIE } from './session-cookie';
import { Allow, CurrentActor, Public, type AuthenticatedRequest } from '../access/auth.decorators';
import { LocalAuthGuard } from './local-auth.guard';
import { LoginResponse, presentMe } from './auth.response';
import { ChangePasswordDto, LoginDto } from './login.dto';
import { OwnAccountService } from './own-account.service';
import { TOKEN_SECONDS, TokenService } from './token.service';

@ApiTags('auth')
@ContactsInClear()
@Controller('api/v1/auth')
export class AuthController {
  public constructor(
    private readonly actors: ActorQueries,
    private readonly tokens: TokenService,
    private readonly accounts: OwnAccountService,
  ) {}

  /** Signs in: a bearer token for programs and a session cookie for the console. */
  @Post('login')
  @Public()
  @UseGuards(LocalAuthGuard)
  @HttpCode(200)
  public async login(
    @Body() _credentials: LoginDto,
    @Req() request: AuthenticatedRequest,
  ): Promise<LoginResponse> {
    const actor = await this.actors.findById(signedInId(request));
    if (actor === null) throw notFound();
    request.session.epoch = actor.sessionEpoch;
    request.session.csrfToken = randomBytes(24).toString('base64url');
    const accessToken = await this.tokens.issue(actor.id);
    return { accessToken, tokenType: 'Bearer', expiresIn: TOKEN_SECONDS, user: presentMe(actor) };
  }

  /** Ends this session, or revokes this bearer token. */
  @Post('logout')
  @Allow('profile')
  @HttpCode(204)
  public async logout(
    @Req() request: AuthenticatedRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (token !== undefined) await this.tokens.revoke(token);
    else await endSession(request, response);
  }

  /** Ends every session and token of the signed-in user, this one too. */
  @Post('logout-everywhere')
  @Allow('profile')
  @HttpCode(204)
  public async logoutEverywhere(
    @CurrentActor() actor: Actor,
    @Req() request: AuthenticatedRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.accounts.signOutEverywhere(actor);
    if (request.authenticatedBy === 'session') await endSession(request, response);
  }

  /** Sets a new password and ends every other session and token. */
  @Post('password')
  @Allow('profile')
  @HttpCode(204)
  public async changePassword(
    @CurrentActor() actor: Actor,
    @Body() body: ChangePasswordDto,
    @Req() request: AuthenticatedRequest,
  ): Promise<void> {
    const epoch = await this.accounts.changePassword(actor, body);
    if (request.authenticatedBy === 'session') request.session.epoch = epoch;
  }
}

async function endSession(request: AuthenticatedRequest, response: Response): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    request.session.destroy((error: unknown) => {
      if (error instanceof Error) reject(error);
      else resolve();
    });
  });
  response.clearCookie(SESSION_COOKIE);
}

/** What the local strategy answered: the user's id. */
function signedInId(request: AuthenticatedRequest): string {
  return typeof request.user === 'string' ? request.user : '';
}
