import { Controller, Get, Param, ParseUUIDPipe, Query, Req, Res } from '@nestjs/common';
import { ContactsInClear } from '@luodi/platform';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { Allow } from '@luodi/identity';
import type { Request, Response } from 'express';
import { WidgetPreviewQuery } from './widget-form.dto';
import { WidgetPreview } from './widget-preview';

@ApiTags('sites')
@ApiProduces('text/html')
@ContactsInClear()
@Controller('api/v1/sites/:id/widget-preview')
export class WidgetPreviewController {
  public constructor(private readonly preview: WidgetPreview) {}

  /** The widget at work in a sample page, for a frame of the console: it sends nothing and counts nothing. */
  @Get()
  @Allow('sites.read')
  public async show(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: WidgetPreviewQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    response.type('html').send(await this.preview.page(id, query, request, response));
  }
}
