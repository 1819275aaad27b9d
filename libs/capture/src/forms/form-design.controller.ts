import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
  Put,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import { ContactsInClear } from '@luodi/platform';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '@luodi/identity';
import type { Request, Response } from 'express';
import { FormPreview } from '../public/form-preview';
import { ListVersionsQuery, PreviewQuery, PublishFormDto, SaveDraftDto } from './form-definition.dto';
import { FormDesignService } from './form-design.service';
import { FormVersionDetailResponse, FormVersionPageResponse, SiteFormResponse } from './form.response';

@ApiTags('sites')
@ContactsInClear()
@Controller('api/v1/sites/:id/form')
export class FormDesignController {
  public constructor(
    private readonly design: FormDesignService,
    private readonly preview: FormPreview,
  ) {}

  /** The site's form: draft, version in force, and what publishing would change. */
  @Get()
  @Allow('sites.read')
  public async show(@Param('id', ParseUUIDPipe) id: string): Promise<SiteFormResponse> {
    return this.design.show(id);
  }

  /** Saves the draft; nobody outside sees it. */
  @Put('draft')
  @HttpCode(200)
  @Allow('sites.write')
  public async saveDraft(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SaveDraftDto,
  ): Promise<SiteFormResponse> {
    return this.design.saveDraft(actor, id, body);
  }

  /** Puts the draft in force as the next version. */
  @Post('publish')
  @HttpCode(200)
  @Allow('sites.write')
  public async publish(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: PublishFormDto,
  ): Promise<SiteFormResponse> {
    return this.design.publish(actor, id, body);
  }

  @Get('versions')
  @Allow('sites.read')
  public async versions(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ListVersionsQuery,
  ): Promise<FormVersionPageResponse> {
    return this.design.versions(id, query);
  }

  @Get('versions/:number')
  @Allow('sites.read')
  public async version(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('number', ParseIntPipe) number: number,
  ): Promise<FormVersionDetailResponse> {
    return this.design.version(id, boundedNumber(number));
  }

  /** Puts an earlier version in force again, as a new one. */
  @Post('versions/:number/restore')
  @HttpCode(200)
  @Allow('sites.write')
  public async restore(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('number', ParseIntPipe) number: number,
  ): Promise<SiteFormResponse> {
    return this.design.restore(actor, id, boundedNumber(number));
  }

  /** The draft as people would see it: the real page, which takes nothing and may stand in a frame of the console. */
  @Get('preview')
  @Allow('sites.read')
  @ApiProduces('text/html')
  public async showPreview(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PreviewQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    response.type('html').send(await this.preview.page(id, query.lang ?? 'zh-CN', request, response));
  }
}

/** A number that no version has, for one that no column holds. */
function boundedNumber(number: number): number {
  return number >= 1 && number < 2 ** 31 ? number : 0;
}
