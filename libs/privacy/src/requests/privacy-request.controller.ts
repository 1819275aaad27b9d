import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '@luodi/identity';
import { ListPrivacyRequestsQuery } from './privacy-request.dto';
import { PrivacyRequestPageResponse, PrivacyRequestResponse } from './privacy-request.response';
import { PrivacyRequestService } from './privacy-request.service';
import { PrivacyQueries } from './privacy.queries';

@ApiTags('privacy')
@Controller('api/v1/privacy-requests')
export class PrivacyRequestController {
  public constructor(
    private readonly requests: PrivacyRequestService,
    private readonly queries: PrivacyQueries,
  ) {}

  /** The register of requests, newest first. */
  @Get()
  @Allow('privacy.read')
  public async list(@Query() query: ListPrivacyRequestsQuery): Promise<PrivacyRequestPageResponse> {
    return this.queries.list(query);
  }

  /** Marks a request as done, and carries out what it still lacks. */
  @Post(':id/complete')
  @HttpCode(200)
  @Allow('privacy.write')
  public async complete(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<PrivacyRequestResponse> {
    return this.requests.complete(actor, id);
  }
}
