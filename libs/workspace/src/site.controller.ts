import { Body, Controller, Get, Header, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ContactsInClear } from '@luodi/platform';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '@luodi/identity';
import { CreateSiteDto, ListSitesQuery, UpdateSiteDto } from './site.dto';
import { SiteService } from './site.service';
import { SitePageResponse, SiteResponse } from './workspace.response';

@ApiTags('sites')
@ContactsInClear()
@Controller('api/v1/sites')
export class SiteController {
  public constructor(private readonly sites: SiteService) {}

  @Get()
  @Allow('sites.read')
  public async list(@Query() query: ListSitesQuery): Promise<SitePageResponse> {
    return this.sites.list(query);
  }

  @Post()
  @Allow('sites.write')
  public async create(@CurrentActor() actor: Actor, @Body() body: CreateSiteDto): Promise<SiteResponse> {
    return this.sites.create(actor, body);
  }

  @Get(':id')
  @Allow('sites.read')
  public async show(@Param('id', ParseUUIDPipe) id: string): Promise<SiteResponse> {
    return this.sites.find(id);
  }

  @Patch(':id')
  @Allow('sites.write')
  public async update(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: UpdateSiteDto,
  ): Promise<SiteResponse> {
    return this.sites.update(actor, id, body);
  }

  /** The hosted form's address as a QR code. */
  @Get(':id/qr.svg')
  @Allow('sites.read')
  @Header('Content-Type', 'image/svg+xml')
  @Header('Content-Security-Policy', "default-src 'none'; sandbox")
  @ApiProduces('image/svg+xml')
  public async qr(@Param('id', ParseUUIDPipe) id: string): Promise<string> {
    return this.sites.qrSvg(id);
  }
}
