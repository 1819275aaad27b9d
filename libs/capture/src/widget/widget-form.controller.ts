import { Controller, Get, Header, Param, Query, Req } from '@nestjs/common';
import { ContactsInClear } from '@luodi/platform';
import { ApiTags } from '@nestjs/swagger';
import { Public } from '@luodi/identity';
import type { Request } from 'express';
import { WidgetFormQuery } from './widget-form.dto';
import { WidgetFormResponse } from './widget-form.response';
import { WidgetFormService } from './widget-form.service';

@ApiTags('public')
@ContactsInClear()
@Controller('api/public/v1/sites/:siteKey/form')
export class WidgetFormController {
  public constructor(private readonly widget: WidgetFormService) {}

  /** The published form for the widget, in the visitor's language; only for allowed origins. */
  @Get()
  @Public()
  @Header('Cache-Control', 'no-store')
  public async show(
    @Param('siteKey') siteKey: string,
    @Query() query: WidgetFormQuery,
    @Req() request: Request,
  ): Promise<WidgetFormResponse> {
    return this.widget.form(siteKey, query, request);
  }
}
