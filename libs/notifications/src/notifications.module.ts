import { Module } from '@nestjs/common';
import { registerMessages } from '@luodi/platform';
import { ExportNoticesService } from './export-notices.service';
import { LeadNoticesService } from './lead-notices.service';
import { MailTransport } from './mail-transport';
import { MailService } from './mail.service';
import { EN } from './messages/en';
import { ZH_CN } from './messages/zh-cn';
import { NotificationController } from './notification.controller';
import { NotificationService } from './notification.service';
import { NotificationTask } from './notification.task';
import { NotifyService } from './notify.service';

registerMessages({ 'zh-CN': ZH_CN, en: EN });

/** In-app notices and mail, from others' events. */
@Module({
  controllers: [NotificationController],
  providers: [
    ExportNoticesService,
    LeadNoticesService,
    MailService,
    MailTransport,
    NotificationService,
    NotificationTask,
    NotifyService,
  ],
})
export class NotificationsModule {}
