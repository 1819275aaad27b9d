import { Body, Controller, Get, Patch, Req } from '@nestjs/common';
import { ContactsInClear } from '@luodi/platform';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../access/actor';
import { Allow, CurrentActor, type AuthenticatedRequest } from '../access/auth.decorators';
import { MeResponse } from './auth.response';
import { UpdateMeDto } from './me.dto';
import { OwnAccountService } from './own-account.service';

@ApiTags('me')
@ContactsInClear()
@Controller('api/v1/me')
@Allow('profile')
export class MeController {
  public constructor(private readonly accounts: OwnAccountService) {}

  /** Who I am, what I may do, and the token that my writes need. */
  @Get()
  public async show(@CurrentActor() actor: Actor, @Req() request: AuthenticatedRequest): Promise<MeResponse> {
    return this.accounts.describe(actor, csrfTokenOf(request));
  }

  /** Changes my language or preferences. */
  @Patch()
  public async update(
    @CurrentActor() actor: Actor,
    @Body() body: UpdateMeDto,
    @Req() request: AuthenticatedRequest,
  ): Promise<MeResponse> {
    return this.accounts.update(actor, body, csrfTokenOf(request));
  }
}

function csrfTokenOf(request: AuthenticatedRequest): string | null {
  return request.authenticatedBy === 'session' ? (request.session.csrfToken ?? null) : null;
}
