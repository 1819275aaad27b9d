import { Body, Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { ContactsInClear } from '@luodi/platform';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '@luodi/identity';
import { MakeFeedDto, UpdateFeedDto } from './feed.dto';
import { CalendarFeedLinkResponse, CalendarFeedResponse } from './feed.response';
import { FeedService } from './feed.service';

@ApiTags('me')
@ContactsInClear()
@Controller('api/v1/me/calendar-feed')
@Allow('profile')
export class FeedController {
  public constructor(private readonly feeds: FeedService) {}

  /** Whether I have a link for my calendar program, and what it gives away. */
  @Get()
  public async show(@CurrentActor() actor: Actor): Promise<CalendarFeedResponse> {
    return this.feeds.show(actor);
  }

  /** Makes a secret link, shown this once; the one before ends at once. */
  @Post()
  public async make(
    @CurrentActor() actor: Actor,
    @Body() body: MakeFeedDto,
  ): Promise<CalendarFeedLinkResponse> {
    return this.feeds.make(actor, body.detail);
  }

  /** Changes what the link gives away. */
  @Patch()
  public async update(
    @CurrentActor() actor: Actor,
    @Body() body: UpdateFeedDto,
  ): Promise<CalendarFeedResponse> {
    return this.feeds.update(actor, body.detail);
  }

  /** Ends the link. */
  @Delete()
  @HttpCode(204)
  public async revoke(@CurrentActor() actor: Actor): Promise<void> {
    await this.feeds.revoke(actor);
  }
}
