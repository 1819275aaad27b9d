import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Query,
  StreamableFile,
} from '@nestjs/common';
import { ContactsInClear } from '@luodi/platform';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '@luodi/identity';
import { SiteChannelsService } from './site-channels.service';
import {
  ArticleLinkDto,
  ArticleLinkResponse,
  ChannelPageResponse,
  ChannelResponse,
  CreateChannelDto,
  LinkKeyResponse,
  ListChannelsQuery,
  UpdateChannelDto,
} from './site-links.dto';
import { SiteLinksService } from './site-links.service';

@ApiTags('sites')
@ContactsInClear()
@Controller('api/v1/sites/:id')
export class SiteLinksController {
  public constructor(
    private readonly channels: SiteChannelsService,
    private readonly links: SiteLinksService,
  ) {}

  @Get('channels')
  @Allow('sites.read')
  public async list(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ListChannelsQuery,
  ): Promise<ChannelPageResponse> {
    return this.channels.list(id, query);
  }

  @Post('channels')
  @Allow('sites.write')
  public async create(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CreateChannelDto,
  ): Promise<ChannelResponse> {
    return this.channels.create(actor, id, body);
  }

  @Patch('channels/:channelId')
  @Allow('sites.write')
  public async update(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('channelId', ParseUUIDPipe) channelId: string,
    @Body() body: UpdateChannelDto,
  ): Promise<ChannelResponse> {
    return this.channels.update(actor, id, channelId, body);
  }

  /** A channel's link as a QR code. */
  @Get('channels/:channelId/qr.svg')
  @Allow('sites.read')
  @Header('Content-Type', 'image/svg+xml')
  @Header('Content-Security-Policy', "default-src 'none'; sandbox")
  @ApiProduces('image/svg+xml')
  public async qrSvg(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('channelId', ParseUUIDPipe) channelId: string,
  ): Promise<string> {
    return this.channels.qrSvg(id, channelId);
  }

  @Get('channels/:channelId/qr.png')
  @Allow('sites.read')
  @ApiProduces('image/png')
  public async qrPng(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('channelId', ParseUUIDPipe) channelId: string,
  ): Promise<StreamableFile> {
    return new StreamableFile(await this.channels.qrPng(id, channelId), { type: 'image/png' });
  }

  /** The form's own address as a QR code. */
  @Get('qr.png')
  @Allow('sites.read')
  @ApiProduces('image/png')
  public async siteQrPng(@Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    return new StreamableFile(await this.channels.qrPng(id, null), { type: 'image/png' });
  }

  /** A link to the form for one article, with what it says signed into it. */
  @Post('article-links')
  @HttpCode(200)
  @Allow('sites.link')
  public async articleLink(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ArticleLinkDto,
  ): Promise<ArticleLinkResponse> {
    return this.links.articleLink(id, body);
  }

  /** The key with which other programs sign such links. */
  @Get('link-key')
  @Allow('sites.write')
  public async linkKey(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<LinkKeyResponse> {
    return this.links.key(actor, id);
  }

  /** Renews the key; links signed with the old one fill nothing in any more. */
  @Post('link-key/renew')
  @HttpCode(200)
  @Allow('sites.write')
  public async renewLinkKey(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<LinkKeyResponse> {
    return this.links.renewKey(actor, id);
  }
}
