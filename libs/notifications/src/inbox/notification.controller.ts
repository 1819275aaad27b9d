import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '@luodi/identity';
import { ContactsInClear, notFound } from '@luodi/platform';
import { MailService } from '../mail/mail.service';
import { MailListResponse } from '../mail/mail.response';
import { NoticeSettingsService } from '../channels/notice-settings.service';
import { UpdateNoticeSettingsDto } from '../channels/notice-settings.dto';
import { NoticeSettingsResponse } from '../channels/notice-settings.response';
import { MailListQuery, NotificationListQuery, PutOffDto } from './notification.dto';
import { NotificationListResponse, UnreadResponse } from './notification.response';
import { NotificationService } from './notification.service';

const ID = new ParseUUIDPipe({ exceptionFactory: () => notFound() });

@ApiTags('notifications')
@Controller('api/v1')
export class NotificationController {
  public constructor(
    private readonly notifications: NotificationService,
    private readonly mails: MailService,
    private readonly settings: NoticeSettingsService,
  ) {}

  /** What the caller was told, newest first. */
  @Get('notifications')
  @Allow('notifications.read')
  @ApiOkResponse({ type: NotificationListResponse })
  public list(
    @CurrentActor() actor: Actor,
    @Query() query: NotificationListQuery,
  ): Promise<NotificationListResponse> {
    return this.notifications.list(actor, query);
  }

  /** How the caller is told: channels by kind, quiet hours, digest. */
  @Get('notifications/settings')
  @Allow('notifications.read')
  @ApiOkResponse({ type: NoticeSettingsResponse })
  public showSettings(@CurrentActor() actor: Actor): Promise<NoticeSettingsResponse> {
    return this.settings.show(actor);
  }

  /** Changes how the caller is told. */
  @Patch('notifications/settings')
  @Allow('notifications.write')
  @ApiOkResponse({ type: NoticeSettingsResponse })
  public updateSettings(
    @CurrentActor() actor: Actor,
    @Body() body: UpdateNoticeSettingsDto,
  ): Promise<NoticeSettingsResponse> {
    return this.settings.update(actor, body);
  }

  /** Puts one off: it comes again at the time given, unread. */
  @Post('notifications/:id/later')
  @HttpCode(200)
  @Allow('notifications.write')
  @ApiOkResponse({ type: UnreadResponse })
  public putOff(
    @CurrentActor() actor: Actor,
    @Param('id', ID) id: string,
    @Body() body: PutOffDto,
  ): Promise<UnreadResponse> {
    return this.notifications.putOff(actor, id, body);
  }

  /** Marks one as read. */
  @Post('notifications/:id/read')
  @HttpCode(200)
  @Allow('notifications.write')
  @ApiOkResponse({ type: UnreadResponse })
  public read(@CurrentActor() actor: Actor, @Param('id', ID) id: string): Promise<UnreadResponse> {
    return this.notifications.read(actor, id);
  }

  /** Marks everything as read. */
  @Post('notifications/read-all')
  @HttpCode(200)
  @Allow('notifications.write')
  @ApiOkResponse({ type: UnreadResponse })
  public readAll(@CurrentActor() actor: Actor): Promise<UnreadResponse> {
    return this.notifications.readAll(actor);
  }

  /** Mails that were or will be sent; without SMTP_URL they are files under DATA_DIR/mail. */
  @Get('mails')
  @ContactsInClear()
  @Allow('mails.read')
  @ApiOkResponse({ type: MailListResponse })
  public listMails(@Query() query: MailListQuery): Promise<MailListResponse> {
    return this.mails.list(query);
  }
}
