import { Module } from '@nestjs/common';
import { PersonDataRegistry, registerErrors, registerMessages } from '@luodi/platform';
import { ExportNoticesService } from './notices/export-notices.service';
import { CreditNoticesService } from './notices/credit-notices.service';
import { ClockNoticesService } from './notices/clock-notices.service';
import { LeadNoticesService } from './notices/lead-notices.service';
import { PrivacyNoticesService } from './notices/privacy-notices.service';
import { WaitingNoticesService } from './notices/waiting-notices.service';
import { MailTransport } from './mail/mail-transport';
import { MailService } from './mail/mail.service';
import { EN } from './messages/en';
import { ZH_CN } from './messages/zh-cn';
import { NotificationController } from './inbox/notification.controller';
import { NotificationService } from './inbox/notification.service';
import { NotificationTask } from './notification.task';
import { NotifyService } from './inbox/notify.service';
import { NOTIFICATIONS_PERSON_DATA } from './person-tables';
import { WorkspaceModule } from '@luodi/workspace';
import { NoticeSettingsService } from './channels/notice-settings.service';
import { DigestService } from './digest/digest.service';
import { HeldMailService } from './mail/held-mail.service';
import { OfferNoticesService } from './notices/offer-notices.service';
import { MentionNoticesService } from './notices/mention-notices.service';
import { LeaveNoticesService } from './notices/leave-notices.service';
import { TaskNoticesService } from './notices/task-notices.service';
import { VisitNoticesService } from './notices/visit-notices.service';
import { NoticeSweepService } from './notice-sweep.service';
import { RobotController } from './robots/robot.controller';
import { RobotDeliveryService } from './robots/robot-delivery.service';
import { RobotQueries } from './robots/robot.queries';
import { RobotService } from './robots/robot.service';
import { HostResolver } from './webhooks/host-resolver';
import { WebhookController } from './webhooks/webhook.controller';
import { WebhookDeliveryService } from './webhooks/webhook-delivery.service';
import { WebhookQueries } from './webhooks/webhook.queries';
import { WebhookSecrets } from './webhooks/webhook-secret';
import { WebhookSender } from './webhooks/webhook-sender';
import { WebhookService } from './webhooks/webhook.service';

registerErrors({ webhook_off: 409 });
registerMessages({ 'zh-CN': ZH_CN, en: EN });

/** In-app notices, mail and webhooks, from others' events. */
@Module({
  imports: [WorkspaceModule],
  controllers: [NotificationController, RobotController, WebhookController],
  providers: [
    DigestService,
    ExportNoticesService,
    HeldMailService,
    HostResolver,
    ClockNoticesService,
    CreditNoticesService,
    LeadNoticesService,
    MailService,
    MailTransport,
    MentionNoticesService,
    NoticeSettingsService,
    NoticeSweepService,
    NotificationService,
    NotificationTask,
    NotifyService,
    OfferNoticesService,
    PrivacyNoticesService,
    WaitingNoticesService,
    RobotDeliveryService,
    RobotQueries,
    RobotService,
    LeaveNoticesService,
    TaskNoticesService,
    VisitNoticesService,
    WebhookDeliveryService,
    WebhookQueries,
    WebhookSecrets,
    WebhookSender,
    WebhookService,
  ],
})
export class NotificationsModule {
  public constructor(registry: PersonDataRegistry) {
    registry.register(NOTIFICATIONS_PERSON_DATA);
  }
}
