import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '@luodi/identity';
import { ContactsInClear, PageQuery, pageOfAll } from '@luodi/platform';
import { PublishNoticeDto } from './consent-notice.dto';
import { NoticeListResponse } from './consent-notice.response';
import { PublishNoticeService } from './publish-notice.service';

@ApiTags('privacy')
@ContactsInClear()
@Controller('api/v1/consent-notices')
export class ConsentNoticeController {
  public constructor(private readonly notices: PublishNoticeService) {}

  /** Every version of the notice, newest first. */
  @Get()
  @Allow('privacy.read')
  public async list(@Query() query: PageQuery): Promise<NoticeListResponse> {
    return pageOfAll(await this.notices.list(), query, (notice) => `${notice.version} ${notice.locale}`);
  }

  /** Publishes a version; it can't be changed afterwards. 409: `already_exists`. */
  @Post()
  @Allow('privacy.write')
  public async publish(
    @CurrentActor() actor: Actor,
    @Body() body: PublishNoticeDto,
  ): Promise<NoticeListResponse> {
    return { items: await this.notices.publish(actor, body), nextCursor: null };
  }
}
