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
  AttachmentResponse,
  OpenAttachmentQuery,
  ServesFile,
  TakesFile,
  serveAttachment,
} from '@luodi/leads';
import { VisitPhotoService } from './visit-photo.service';

@ApiTags('visits')
@Controller('api/v1/visits/:id/photos')
export class VisitPhotoController {
  public constructor(private readonly photos: VisitPhotoService) {}

  /**
   * Adds one photo, the body as it is: JPEG, PNG, WebP or HEIC by its bytes. From when somebody can be there on, also by
   * those who only go along. The same bytes again answer what is there. 409 `visit_ahead`, `visit_closed`, `photo_limit`,
   * `attachment_limit`; 413 `attachment_too_large`; 422 `photo_refused`, `attachment_refused`, `attachment_empty`.
   */
  @Post()
  @Allow('visits.write')
  @TakesFile()
  public async add(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('x-file-name') name: string | undefined,
    @Req() request: Request,
  ): Promise<AttachmentResponse> {
    return this.photos.add(actor, id, request, name);
  }

  /** A photo, for whoever may know of the visit. 410 `attachment_missing` when storage has lost it. */
  @Get(':photoId/file')
  @Allow('visits.read')
  @ServesFile()
  public async file(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('photoId', ParseUUIDPipe) photoId: string,
    @Query() query: OpenAttachmentQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return serveAttachment(await this.photos.open(actor, id, photoId, query.inline === true), response);
  }

  /** Takes a photo off; who only goes along what they took themselves. */
  @Delete(':photoId')
  @HttpCode(204)
  @Allow('visits.write')
  public async remove(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('photoId', ParseUUIDPipe) photoId: string,
  ): Promise<void> {
    await this.photos.remove(actor, id, photoId);
  }
}
