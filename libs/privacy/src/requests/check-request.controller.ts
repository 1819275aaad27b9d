import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '@luodi/identity';
import { CheckRequestService } from './check-request.service';
import { CheckIdentityDto, LiftRequestDto } from './privacy-request.dto';
import { PrivacyRequestResponse, RequestContactResponse } from './privacy-request.response';

@ApiTags('privacy')
@Controller('api/v1')
export class CheckRequestController {
  public constructor(private readonly checks: CheckRequestService) {}

  /** Records how the person was recognised after the request came in. 409: `identity_known`. */
  @Post('privacy-requests/:id/identity')
  @HttpCode(200)
  @Allow('privacy.write')
  public async checkIdentity(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CheckIdentityDto,
  ): Promise<PrivacyRequestResponse> {
    return this.checks.checkIdentity(actor, id, body);
  }

  /** The numbers on file in full, to call back; written to the audit log. */
  @Post('privacy-requests/:id/reveal-contact')
  @HttpCode(200)
  @Allow('privacy.write')
  public async revealContact(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<RequestContactResponse> {
    return this.checks.revealContact(actor, id);
  }

  /** Takes back an opt-out that was none, with the reason. 422: `nothing_to_lift`. */
  @Post('privacy-requests/:id/lift')
  @HttpCode(200)
  @Allow('privacy.write')
  public async lift(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: LiftRequestDto,
  ): Promise<PrivacyRequestResponse> {
    return this.checks.lift(actor, id, body);
  }
}
