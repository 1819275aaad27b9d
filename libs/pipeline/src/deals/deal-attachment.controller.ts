import { Controller, Get, Param, ParseUUIDPipe, Query, Res, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Allow, CurrentActor, type Actor } from '@luodi/identity';
import { AttachmentListResponse, OpenAttachmentQuery, serveAttachment } from '@luodi/leads';
import { DealAttachmentService } from './deal-attachment.service';

@ApiTags('deals')
@Controller('api/v1/deals/:id/attachments')
export class DealAttachmentController {
  public constructor(private readonly attachments: DealAttachmentService) {}

  /** The files of the lead that the deal came from, newest first. */
  @Get()
  @Allow('deals.read')
  public async list(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<AttachmentListResponse> {
    return this.attachments.list(actor, id);
  }

  /** One of them, for whoever may see the deal. */
  @Get(':attachmentId/file')
  @Allow('deals.read')
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  public async file(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('attachmentId', ParseUUIDPipe) attachmentId: string,
    @Query() query: OpenAttachmentQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const file = await this.attachments.open(actor, id, attachmentId, query.inline === true);
    return serveAttachment(file, response);
  }
}
