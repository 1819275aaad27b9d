import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, UseInterceptors } from '@nestjs/common';
import { ApiConsumes, ApiTags } from '@nestjs/swagger';
import { Public } from '@luodi/identity';
import { Clock, ContactsInClear } from '@luodi/platform';
import type { Request } from 'express';
import { DottedBodyInterceptor } from './dotted-body.interceptor';
import {
  CorrectedResponse,
  PastedAnswersResponse,
  ReceiptResponse,
  RequestStateResponse,
  SubmittedResponse,
  TrackedResponse,
} from '../staff/inquiry.response';
import { requestMeta } from '../intake/request-meta';
import { ChallengeService } from '../spam/challenge.service';
import { ProofChallengeResponse } from '../spam/quarantine.response';
import { PastedTextDto, SubmitInquiryDto } from './submit-inquiry.dto';
import { ReadPastedService } from './read-pasted.service';
import { SubmitInquiryService } from './submit-inquiry.service';
import { CorrectInquiryService } from '../tracking/correct-inquiry.service';
import { CorrectInquiryDto, TrackInquiryQuery, WithdrawDto } from '../tracking/track-inquiry.dto';
import { TrackInquiryService } from '../tracking/track-inquiry.service';
import { formatTrackingCode } from '../tracking/tracking-code.policy';

@ApiTags('public')
@ContactsInClear()
@Controller('api/public/v1')
export class PublicInquiryController {
  public constructor(
    private readonly submissions: SubmitInquiryService,
    private readonly tracking: TrackInquiryService,
    private readonly challenges: ChallengeService,
    private readonly corrections: CorrectInquiryService,
    private readonly pasted: ReadPastedService,
    private readonly clock: Clock,
  ) {}

  /** Takes an inquiry; answers after it is stored and has an owner. */
  @Post('sites/:siteKey/inquiries')
  @Public()
  @ApiConsumes('application/json', 'application/x-www-form-urlencoded')
  @UseInterceptors(DottedBodyInterceptor)
  public async submit(
    @Param('siteKey') siteKey: string,
    @Body() body: SubmitInquiryDto,
    @Req() request: Request,
  ): Promise<SubmittedResponse> {
    const channel = body.formVersion === undefined ? ('api' as const) : ('form' as const);
    const meta = { channel, ...requestMeta(request), formIdempotencyKey: null };
    const { answer } = await this.submissions.submit(siteKey, body, meta);
    return { trackingCode: formatTrackingCode(answer.code), receivedAt: new Date(answer.at).toISOString() };
  }

  /** Reads a text that was pasted into the form into its answers, for confirmation; stores nothing. */
  @Post('sites/:siteKey/pasted')
  @HttpCode(200)
  @Public()
  public async readPasted(
    @Param('siteKey') siteKey: string,
    @Body() body: PastedTextDto,
    @Req() request: Request,
  ): Promise<PastedAnswersResponse> {
    const answers = await this.pasted.read(siteKey, body.text, requestMeta(request).ip);
    return { ...answers, region: [...answers.region] };
  }

  /** A riddle whose solution comes back as `proof`; asked for only while a site is flooded. */
  @Get('sites/:siteKey/challenge')
  @Public()
  public async challenge(
    @Param('siteKey') siteKey: string,
    @Req() request: Request,
  ): Promise<ProofChallengeResponse> {
    return this.challenges.of(siteKey, requestMeta(request).ip);
  }

  /** How far the inquiry of a tracking code is. */
  @Get('inquiries/:trackingCode')
  @Public()
  public async track(
    @Param('trackingCode') code: string,
    @Query() query: TrackInquiryQuery,
    @Req() request: Request,
  ): Promise<TrackedResponse> {
    return this.tracking.status(code, query.phoneLast4, requestMeta(request).ip);
  }

  /** Adds to an inquiry or corrects it: the agent is told, nothing is overwritten. */
  @Post('inquiries/:trackingCode/corrections')
  @Public()
  public async correct(
    @Param('trackingCode') code: string,
    @Body() body: CorrectInquiryDto,
    @Req() request: Request,
  ): Promise<CorrectedResponse> {
    await this.corrections.correct(code, body, requestMeta(request));
    return { receivedAt: this.clock.now().toISOString() };
  }

  /** How far a person's request about their data is. */
  @Get('requests/:receiptNumber')
  @Public()
  public async request(
    @Param('receiptNumber') receipt: string,
    @Query() query: TrackInquiryQuery,
    @Req() request: Request,
  ): Promise<RequestStateResponse> {
    return this.tracking.request(receipt, query.phoneLast4, requestMeta(request).ip);
  }

  /** Withdraws a consent or asks for erasure; holds at once. */
  @Post('inquiries/:trackingCode/withdraw')
  @HttpCode(202)
  @Public()
  @ApiConsumes('application/json', 'application/x-www-form-urlencoded')
  public async withdraw(
    @Param('trackingCode') code: string,
    @Body() body: WithdrawDto,
    @Req() request: Request,
  ): Promise<ReceiptResponse> {
    const receiptNumber = await this.tracking.withdraw(
      code,
      body.phoneLast4,
      body.scope,
      requestMeta(request).ip,
    );
    return { receiptNumber };
  }
}
