import {
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Req,
  Res,
  type StreamableFile,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Allow, CurrentActor, type Actor } from '@luodi/identity';
import {
  AttachmentListResponse,
  AttachmentResponse,
  OpenAttachmentQuery,
  ServesFile,
  TakesFile,
  serveAttachment,
} from '@luodi/leads';
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

  /**
   * Adds one file to them, the body as it is; for whoever works on the deal. As for leads: its kind is decided by the
   * bytes, the same bytes again answer what is there. 409 `attachment_limit`; 413 `attachment_too_large`; 422
   * `attachment_refused`, `attachment_empty`.
   */
  @Post()
  @Allow('deals.write')
  @TakesFile()
  public async add(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('x-file-name') name: string | undefined,
    @Req() request: Request,
  ): Promise<AttachmentResponse> {
    return this.attachments.add(actor, id, request, name);
  }

  /** Takes a file off; who only helps what they added themselves. */
  @Delete(':attachmentId')
  @HttpCode(204)
  @Allow('deals.write')
  public async remove(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('attachmentId', ParseUUIDPipe) attachmentId: string,
  ): Promise<void> {
    await this.attachments.remove(actor, id, attachmentId);
  }

  /** One of them, for whoever may see the deal. */
  @Get(':attachmentId/file')
  @Allow('deals.read')
  @ServesFile()
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
