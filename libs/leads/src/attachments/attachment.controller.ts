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
import { ApiBody, ApiConsumes, ApiHeader, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Allow, CurrentActor, type Actor } from '@luodi/identity';
import { FILE_NAME_HEADER, OpenAttachmentQuery } from './attachment.dto';
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
  @ApiHeader(FILE_NAME_HEADER)
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  public async add(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('x-file-name') name: string | undefined,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<AttachmentResponse> {
    // A body that is refused half-way is not read to its end.
    response.setHeader('Connection', 'close');
    return this.attachments.add(actor, id, request, name);
  }

  /** The file. 410 `attachment_missing` when storage has lost it. */
  @Get(':attachmentId/file')
  @Allow('leads.read')
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
