import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '@luodi/identity';
import { ListRefusalsQuery, ReleaseInquiriesDto, ReviewInquiriesDto, SwitchGuardDto } from './quarantine.dto';
import { RefusalPageResponse, ReviewResponse, SiteGuardResponse } from './quarantine.response';
import { QuarantineService } from './quarantine.service';
import { RefusalListQueries } from './refusal-list.queries';
import { presentGuard } from './site-guard.presenter';
import { SiteGuardService } from './site-guard.service';

@ApiTags('quarantine')
@Controller('api/v1')
export class QuarantineController {
  public constructor(
    private readonly quarantine: QuarantineService,
    private readonly refusals: RefusalListQueries,
    private readonly guards: SiteGuardService,
  ) {}

  /** Lets quarantined inquiries in; each is answered for itself. */
  @Post('inquiries/release')
  @HttpCode(200)
  @Allow('inquiries.review')
  public async release(
    @CurrentActor() actor: Actor,
    @Body() body: ReleaseInquiriesDto,
  ): Promise<ReviewResponse> {
    return { items: await this.quarantine.release(actor, body.ids, body.askedAgain?.note ?? null) };
  }

  /** Says that quarantined inquiries are spam. */
  @Post('inquiries/confirm-spam')
  @HttpCode(200)
  @Allow('inquiries.review')
  public async confirm(
    @CurrentActor() actor: Actor,
    @Body() body: ReviewInquiriesDto,
  ): Promise<ReviewResponse> {
    return { items: await this.quarantine.confirm(actor, body.ids) };
  }

  /** Submissions that were refused, newest first: time, site and reason. */
  @Get('intake-log')
  @Allow('sites.read')
  public async log(@Query() query: ListRefusalsQuery): Promise<RefusalPageResponse> {
    return this.refusals.list(query);
  }

  /** Whether a site asks for proof of work. */
  @Get('sites/:id/guard')
  @Allow('sites.read')
  public async guard(@Param('id', ParseUUIDPipe) id: string): Promise<SiteGuardResponse> {
    return presentGuard(await this.guards.state(id));
  }

  /** Switches it by hand. */
  @Put('sites/:id/guard')
  @Allow('sites.write')
  public async switchGuard(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SwitchGuardDto,
  ): Promise<SiteGuardResponse> {
    return presentGuard(await this.guards.switch(actor, id, body.mode, body.version));
  }
}
