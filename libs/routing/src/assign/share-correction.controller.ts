import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '@luodi/identity';
import type { Actor } from '@luodi/identity';
import { CorrectShareDto, ListCorrectionsQuery, ShareQuery, UndoCorrectionDto } from './share-correction.dto';
import { ShareCorrectionQueries } from './share-correction.queries';
import {
  ShareCorrectionPageResponse,
  ShareCorrectionResponse,
  ShareResponse,
} from './share-correction.response';
import { ShareCorrectionService } from './share-correction.service';

@ApiTags('routing')
@Controller('api/v1/routing/shares')
export class ShareCorrectionController {
  public constructor(
    private readonly corrections: ShareCorrectionService,
    private readonly queries: ShareCorrectionQueries,
  ) {}

  /** A person's share of a rule in the running period. */
  @Get()
  @Allow('routing.read')
  public async show(@Query() query: ShareQuery): Promise<ShareResponse> {
    return this.corrections.share(query);
  }

  /** What was corrected, the newest first. */
  @Get('corrections')
  @Allow('routing.read')
  public async list(@Query() query: ListCorrectionsQuery): Promise<ShareCorrectionPageResponse> {
    return this.queries.list(query);
  }

  /** Owes somebody more leads of a rule, or fewer; the next decisions count it. */
  @Post('corrections')
  @Allow('routing.write')
  public async correct(
    @CurrentActor() actor: Actor,
    @Body() body: CorrectShareDto,
  ): Promise<ShareCorrectionResponse> {
    return this.corrections.correct(actor, body);
  }

  /** Takes a correction back by an opposite one. */
  @Post('corrections/:id/undo')
  @HttpCode(200)
  @Allow('routing.write')
  public async undo(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: UndoCorrectionDto,
  ): Promise<ShareCorrectionResponse> {
    return this.corrections.undo(actor, id, body);
  }
}
