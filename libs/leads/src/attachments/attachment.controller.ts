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
import { ServesFile, TakesFile } from './attachment.decorators';
import { OpenAttachmentQuery } from './attachment.dto';
import { AttachmentListResponse, AttachmentResponse } from './attachment.response';
import { AttachmentService } from './attachment.service';
import { serveAttachment } from './serve-attachment';

@ApiTags('leads')
@Controller('api/v1/leads/:id/attachments')
export class AttachmentController {
  public constructor(private readonly attachments: AttachmentService) {}

  /** The files of a lead, newest first, and what may still be added. */
  @Get()
  @Allow('leads.read')
  public async list(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<AttachmentListResponse> {
    return this.attachments.list(actor, id);
  }

  /**
   * Adds one file, the body as it is. Its kind is decided by the bytes. The same bytes again answer what is there.
   * 409 `attachment_limit`; 413 `attachment_too_large`; 422 `attachment_refused`, `attachment_empty`.
   */
  @Post()
  @Allow('leads.write')
  @TakesFile()
  public async add(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('x-file-name') name: string | undefined,
    @Req() request: Request,
  ): Promise<AttachmentResponse> {
    return this.attachments.add(actor, id, request, name);
  }

  /** The file. 410 `attachment_missing` when storage has lost it. */
  @Get(':attachmentId/file')
  @Allow('leads.read')
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

  /** Takes a file off; collaborators what they added themselves. */
  @Delete(':attachmentId')
  @HttpCode(204)
  @Allow('leads.write')
  public async remove(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('attachmentId', ParseUUIDPipe) attachmentId: string,
  ): Promise<void> {
    return this.attachments.remove(actor, id, attachmentId);
  }
}
