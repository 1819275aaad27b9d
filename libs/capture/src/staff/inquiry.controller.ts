import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '@luodi/identity';
import { EnterInquiryService } from './enter-inquiry.service';
import { InquiryListQueries } from './inquiry-list.queries';
import {
  EnteredResponse,
  InquiryPageResponse,
  LeadInquiriesResponse,
  ParsedResponse,
} from './inquiry.response';
import { ListInquiriesQuery } from './list-inquiries.dto';
import { EnterInquiryDto, ParseInquiryDto } from '../public/submit-inquiry.dto';

@ApiTags('inquiries')
@Controller('api/v1')
export class InquiryController {
  public constructor(
    private readonly entries: EnterInquiryService,
    private readonly queries: InquiryListQueries,
  ) {}

  /** Reads a prospect's message into fields; stores nothing. */
  @Post('inquiries/parse')
  @HttpCode(200)
  @Allow('inquiries.create')
  public parse(@Body() body: ParseInquiryDto): ParsedResponse {
    return this.entries.parse(body.text);
  }

  /** Stores an inquiry that staff received by telephone, WeChat or in person. */
  @Post('inquiries')
  @Allow('inquiries.create')
  public async enter(@CurrentActor() actor: Actor, @Body() body: EnterInquiryDto): Promise<EnteredResponse> {
    return this.entries.enter(actor, body);
  }

  /** Raw submissions, newest first; quarantined ones by `status=quarantined`. */
  @Get('inquiries')
  @Allow('inquiries.read')
  public async list(
    @CurrentActor() actor: Actor,
    @Query() query: ListInquiriesQuery,
  ): Promise<InquiryPageResponse> {
    return this.queries.list(actor, query);
  }

  /** The submissions behind a lead. */
  @Get('leads/:id/inquiries')
  @Allow('leads.read')
  public async ofLead(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<LeadInquiriesResponse> {
    return { items: await this.queries.ofLead(actor, id) };
  }
}
