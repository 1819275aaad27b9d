import { Module } from '@nestjs/common';
import { PersonDataRegistry, registerMessages } from '@luodi/platform';
import { ExportNoticesService } from './notices/export-notices.service';
import { LeadNoticesService } from './notices/lead-notices.service';
import { PrivacyNoticesService } from './notices/privacy-notices.service';
import { MailTransport } from './mail/mail-transport';
import { MailService } from './mail/mail.service';
import { EN } from './messages/en';
import { ZH_CN } from './messages/zh-cn';
import { NotificationController } from './inbox/notification.controller';
import { NotificationService } from './inbox/notification.service';
import { NotificationTask } from './notification.task';
import { NotifyService } from './inbox/notify.service';
import { NOTIFICATIONS_PERSON_DATA } from './person-tables';

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
    PrivacyNoticesService,
  ],
})
export class NotificationsModule {
  public constructor(registry: PersonDataRegistry) {
    registry.register(NOTIFICATIONS_PERSON_DATA);
  }
}
