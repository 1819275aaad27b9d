import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  Allow,
  AllowKeys,
  CurrentActor,
  CurrentCaller,
  isMachine,
  type Actor,
  type Machine,
} from '@luodi/identity';
import { ContactsInClear, forbidden } from '@luodi/platform';
import { EnterInquiryService } from './enter-inquiry.service';
import { InquiryListQueries } from './inquiry-list.queries';
import {
  EnteredResponse,
  InquiryPageResponse,
  InquiryProgressResponse,
  LeadInquiriesResponse,
  ParsedResponse,
  SplitResponse,
} from './inquiry.response';
import { SplitInquiryDto } from './split-inquiry.dto';
import { SplitInquiryService } from './split-inquiry.service';
import { ListInquiriesQuery } from './list-inquiries.dto';
import { EnterInquiryDto, ParseInquiryDto } from '../public/submit-inquiry.dto';

@ApiTags('inquiries')
@Controller('api/v1')
export class InquiryController {
  public constructor(
    private readonly entries: EnterInquiryService,
    private readonly queries: InquiryListQueries,
    private readonly splits: SplitInquiryService,
  ) {}

  /** Reads a prospect's message into fields; stores nothing. */
  @Post('inquiries/parse')
  @ContactsInClear()
  @HttpCode(200)
  @Allow('inquiries.create')
  @AllowKeys('inquiries.create')
  public parse(@Body() body: ParseInquiryDto): ParsedResponse {
    return this.entries.parse(body.text);
  }

  /** Stores an inquiry that staff received by telephone, WeChat or in person, or that a program brings with its key. */
  @Post('inquiries')
  @Allow('inquiries.create')
  @AllowKeys('inquiries.create')
  public async enter(
    @CurrentCaller() caller: Actor | Machine,
    @Body() body: EnterInquiryDto,
  ): Promise<EnteredResponse> {
    return isMachine(caller) ? this.entries.receive(caller, body) : this.entries.enter(caller, body);
  }

  /** What became of an inquiry, for the API key that brought it. */
  @Get('inquiries/:id/status')
  @Allow('inquiries.status')
  @AllowKeys('inquiries.read')
  public async progress(
    @CurrentCaller() caller: Actor | Machine,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<InquiryProgressResponse> {
    if (!isMachine(caller)) throw forbidden();
    return this.entries.progress(caller, id);
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

  /** Gives an inquiry that belongs to somebody else a lead and a contact of its own (or theirs, by `phone`), routed. */
  @Post('inquiries/:id/split')
  @HttpCode(200)
  @Allow('leads.merge')
  public async split(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SplitInquiryDto,
  ): Promise<SplitResponse> {
    return this.splits.split(actor, id, body);
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
