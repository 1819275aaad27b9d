import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Res,
  StreamableFile,
} from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '@luodi/identity';
import { PageQuery, pageOfAll } from '@luodi/platform';
import type { Response } from 'express';
import { DisclosureTeller } from './disclosure-teller.service';
import { HandleRequestService } from './handle-request.service';
import { LegalHolds } from './legal-holds.service';
import { PersonCopyService } from './person-copy.service';
import {
  CopyFileQuery,
  EnterPrivacyRequestDto,
  HoldDto,
  ListPrivacyRequestsQuery,
  RefuseRequestDto,
  RequestVersionDto,
} from './privacy-request.dto';
import {
  CopyLinkResponse,
  LegalHoldListResponse,
  PrivacyRequestDetailResponse,
  PrivacyRequestPageResponse,
  PrivacyRequestResponse,
} from './privacy-request.response';
import { PrivacyQueries } from './privacy.queries';
import { RequestDetailService } from './request-detail.service';

@ApiTags('privacy')
@Controller('api/v1')
export class PrivacyRequestController {
  public constructor(
    private readonly handling: HandleRequestService,
    private readonly queries: PrivacyQueries,
    private readonly details: RequestDetailService,
    private readonly copies: PersonCopyService,
    private readonly holds: LegalHolds,
    private readonly teller: DisclosureTeller,
  ) {}

  /** The register of requests, newest first. */
  @Get('privacy-requests')
  @Allow('privacy.read')
  public async list(@Query() query: ListPrivacyRequestsQuery): Promise<PrivacyRequestPageResponse> {
    return this.queries.list(query);
  }

  /** Enters a request that came by telephone, letter or in person. */
  @Post('privacy-requests')
  @Allow('privacy.write')
  public async enter(
    @CurrentActor() actor: Actor,
    @Body() body: EnterPrivacyRequestDto,
  ): Promise<PrivacyRequestResponse> {
    return this.handling.enter(actor, body);
  }

  /** One request, with what is held about its person and what erasing would do. */
  @Get('privacy-requests/:id')
  @Allow('privacy.read')
  public async show(@Param('id', ParseUUIDPipe) id: string): Promise<PrivacyRequestDetailResponse> {
    return this.details.detail(id);
  }

  /** Takes the request up. */
  @Post('privacy-requests/:id/start')
  @HttpCode(200)
  @Allow('privacy.write')
  public async start(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RequestVersionDto,
  ): Promise<PrivacyRequestResponse> {
    return this.handling.start(actor, id, body.version);
  }

  /** Marks a request as done; one for erasure is done by erasing. 422: `not_erased`, `identity_unchecked`. */
  @Post('privacy-requests/:id/complete')
  @HttpCode(200)
  @Allow('privacy.write')
  public async complete(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RequestVersionDto,
  ): Promise<PrivacyRequestResponse> {
    return this.handling.complete(actor, id, body.version);
  }

  /** Refuses a request, with reason and legal basis. */
  @Post('privacy-requests/:id/refuse')
  @HttpCode(200)
  @Allow('privacy.write')
  public async refuse(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RefuseRequestDto,
  ): Promise<PrivacyRequestResponse> {
    return this.handling.refuse(actor, id, body);
  }

  /** Erases the person everywhere. 409: `legal_hold`; 422: `not_an_erasure`, `identity_unchecked`. */
  @Post('privacy-requests/:id/erase')
  @HttpCode(200)
  @Allow('privacy.write')
  public async erase(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RequestVersionDto,
  ): Promise<PrivacyRequestResponse> {
    return this.handling.erase(actor, id, body.version);
  }

  /** A link to a copy of everything held about the person; it ends after 24 hours. */
  @Post('privacy-requests/:id/copy')
  @HttpCode(200)
  @Allow('privacy.write')
  public async copy(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<CopyLinkResponse> {
    return this.copies.link(actor, id);
  }

  /** The copy itself: JSON and CSV in one ZIP. */
  @Get('privacy-requests/:id/copy/file')
  @Allow('privacy.write')
  @ApiProduces('application/zip')
  public async copyFile(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: CopyFileQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const { name, bytes } = await this.copies.file(actor, id, query.token);
    response.setHeader('Cache-Control', 'no-store');
    return new StreamableFile(bytes, {
      type: 'application/zip',
      disposition: `attachment; filename="${name}"`,
      length: bytes.length,
    });
  }

  /** Holds the person's data: neither erasure nor retention touches it. 422: `person_unknown`. */
  @Post('privacy-requests/:id/hold')
  @HttpCode(200)
  @Allow('privacy.write')
  public async hold(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: HoldDto,
  ): Promise<PrivacyRequestDetailResponse> {
    await this.holds.place(actor, await this.details.contactOf(id), body.reason);
    return this.details.detail(id);
  }

  /** Notes that a recipient was told of the withdrawal. */
  @Post('privacy-requests/:id/disclosures/:disclosureId/told')
  @HttpCode(200)
  @Allow('privacy.write')
  public async told(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('disclosureId', ParseUUIDPipe) disclosureId: string,
  ): Promise<PrivacyRequestDetailResponse> {
    await this.teller.told(actor, await this.details.contactOf(id), disclosureId);
    return this.details.detail(id);
  }

  /** Every hold in force. */
  @Get('legal-holds')
  @Allow('privacy.read')
  public async listHolds(@Query() query: PageQuery): Promise<LegalHoldListResponse> {
    return pageOfAll(await this.holds.list(), query, (hold) => hold.id);
  }

  /** Ends a hold. */
  @Post('legal-holds/:id/release')
  @HttpCode(200)
  @Allow('privacy.write')
  public async release(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<LegalHoldListResponse> {
    await this.holds.release(actor, id);
    return { items: await this.holds.list(), nextCursor: null };
  }
}
