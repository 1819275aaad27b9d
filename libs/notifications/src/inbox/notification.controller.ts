import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '@luodi/identity';
import { notFound } from '@luodi/platform';
import { MailService } from '../mail/mail.service';
import { MailListResponse } from '../mail/mail.response';
import { MailListQuery, NotificationListQuery } from './notification.dto';
import { NotificationListResponse, UnreadResponse } from './notification.response';
import { NotificationService } from './notification.service';

const ID = new ParseUUIDPipe({ exceptionFactory: () => notFound() });

@ApiTags('notifications')
@Controller('api/v1')
export class NotificationController {
  public constructor(
    private readonly notifications: NotificationService,
    private readonly mails: MailService,
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
  @Allow('mails.read')
  @ApiOkResponse({ type: MailListResponse })
  public listMails(@Query() query: MailListQuery): Promise<MailListResponse> {
    return this.mails.list(query);
  }
}
