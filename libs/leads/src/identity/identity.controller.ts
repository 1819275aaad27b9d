import { Body, Controller, Delete, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '@luodi/identity';
import type { Actor } from '@luodi/identity';
import { CallerLookupService } from './caller-lookup.service';
import { LeadPhonesService } from './lead-phones.service';
import { LeadDetailResponse } from '../lead.response';
import { AddPhoneDto, CallerLookupDto } from './identity.dto';
import { CallerLookupResponse } from './identity.response';

@ApiTags('identity')
@Controller('api/v1')
export class IdentityController {
  public constructor(
    private readonly callers: CallerLookupService,
    private readonly phones: LeadPhonesService,
  ) {}

  /** Who is calling: leads, pool and deals of a number or of its beginning (seven digits), within your rights. */
  @Post('lookups/caller')
  @HttpCode(200)
  @Allow('inquiries.create')
  public async lookUp(
    @CurrentActor() actor: Actor,
    @Body() body: CallerLookupDto,
  ): Promise<CallerLookupResponse> {
    return this.callers.lookUp(actor, body.phone);
  }

  /** Adds a further number to the person of a lead. 409: `contact_taken` (with `mergeWith` for those who may merge). */
  @Post('leads/:id/phones')
  @HttpCode(200)
  @Allow('leads.write')
  public async addPhone(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AddPhoneDto,
  ): Promise<LeadDetailResponse> {
    return this.phones.add(actor, id, body.phone);
  }

  /** Removes a further number; the next inquiry from it is somebody else's. 409: `main_phone`. */
  @Delete('leads/:id/phones/:phoneId')
  @Allow('leads.write')
  public async removePhone(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('phoneId', ParseUUIDPipe) phoneId: string,
  ): Promise<LeadDetailResponse> {
    return this.phones.remove(actor, id, phoneId);
  }
}
