import { Controller, Get, Header, Param, Req } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { Public } from '@luodi/identity';
import { PublicFeedService } from './public-feed.service';

@ApiTags('agenda')
@Controller('ical')
@Public()
export class PublicFeedController {
  public constructor(private readonly feeds: PublicFeedService) {}

  /** The days of whoever made the link, for calendar programs. An unknown, ended or locked one is not there. */
  @Get(':secret.ics')
  @ApiParam({ name: 'secret', schema: { type: 'string', minLength: 43, maxLength: 43 } })
  @ApiProduces('text/calendar')
  @ApiOkResponse({ schema: { type: 'string' } })
  @Header('Content-Type', 'text/calendar; charset=utf-8')
  @Header('Content-Disposition', 'inline; filename="luodi.ics"')
  // Asked again each time: a link that was ended is empty at once.
  @Header('Cache-Control', 'private, no-cache')
  @Header('X-Robots-Tag', 'noindex')
  public async read(@Param('secret') secret: string, @Req() request: Request): Promise<string> {
    return this.feeds.read(secret, request.ip ?? 'unknown');
  }
}
