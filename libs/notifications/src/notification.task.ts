import { Injectable, type OnModuleInit } from '@nestjs/common';
import { TASK_GIVEN, TASK_REMINDED } from '@luodi/agenda';
import { VISIT_CHANGED, VISIT_REMINDED } from '@luodi/agenda';
import {
  CLOCK_FIRED,
  CLOCK_WARNED,
  COLLABORATION_CHANGED,
  COLLEAGUE_MENTIONED,
  CREDIT_DISPUTE,
  INQUIRY_ADDED,
  LEAD_ASSIGNED,
  LEAD_WAITING,
  POOL_NOTICE,
  REVEALS_EXCEEDED,
} from '@luodi/leads';
import { OFFER_RECEIVED } from '@luodi/capture';
import { JobRegistry } from '@luodi/platform';
import { REQUEST_DUE, REQUEST_OPENED, RETENTION_WARNED } from '@luodi/privacy';
import { EXPORT_FINISHED } from '@luodi/reporting';
import { CreditNoticesService } from './notices/credit-notices.service';
import { LEAVE_ENTERED } from '@luodi/workspace';
import { ClockNoticesService } from './notices/clock-notices.service';
import { NoticeSweepService } from './notice-sweep.service';
import { OfferNoticesService } from './notices/offer-notices.service';
import { MentionNoticesService } from './notices/mention-notices.service';
import { RobotDeliveryService } from './robots/robot-delivery.service';
import { ExportNoticesService } from './notices/export-notices.service';
import { LeadNoticesService } from './notices/lead-notices.service';
import { TaskNoticesService } from './notices/task-notices.service';
import { MailService } from './mail/mail.service';
import { WaitingNoticesService } from './notices/waiting-notices.service';
import { PrivacyNoticesService } from './notices/privacy-notices.service';
import { MAIL_QUEUED, NOTICES_SWEPT, ROBOT_DUE, WEBHOOKS_SWEPT, WEBHOOK_DUE } from './notification.events';
import { LeaveNoticesService } from './notices/leave-notices.service';
import { VisitNoticesService } from './notices/visit-notices.service';
import { WebhookDeliveryService } from './webhooks/webhook-delivery.service';

/** Others' events become notices and mails, in the worker. */
@Injectable()
export class NotificationTask implements OnModuleInit {
  public constructor(
    private readonly registry: JobRegistry,
    private readonly leads: LeadNoticesService,
    private readonly clocks: ClockNoticesService,
    private readonly exports: ExportNoticesService,
    private readonly privacy: PrivacyNoticesService,
    private readonly mails: MailService,
    private readonly webhooks: WebhookDeliveryService,
    private readonly mentions: MentionNoticesService,
    private readonly visits: VisitNoticesService,
    private readonly offers: OfferNoticesService,
    private readonly robots: RobotDeliveryService,
    private readonly waiting: WaitingNoticesService,
    private readonly sweeps: NoticeSweepService,
    private readonly tasks: TaskNoticesService,
    private readonly credits: CreditNoticesService,
    private readonly leaves: LeaveNoticesService,
  ) {}

  public onModuleInit(): void {
    this.registry.register(LEAD_ASSIGNED, ({ assignmentId }) => this.leads.assigned(assignmentId));
    this.registry.register(CLOCK_WARNED, ({ leadId, level }) => this.leads.clockWarned(leadId, level));
    this.registry.register(CLOCK_FIRED, (firing) => this.clocks.fired(firing));
    this.registry.register(LEAD_WAITING, ({ leadId, reason }) => this.waiting.add(leadId, reason));
    this.registry.register(INQUIRY_ADDED, ({ leadId, inquiryId }) =>
      this.leads.inquiryAdded(leadId, inquiryId),
    );
    this.registry.register(POOL_NOTICE, (event) => this.leads.pool(event));
    this.registry.register(COLLEAGUE_MENTIONED, ({ activityId }) => this.mentions.mentioned(activityId));
    this.registry.register(CREDIT_DISPUTE, (event) => this.credits.dispute(event));
    this.registry.register(TASK_REMINDED, ({ taskId, remindAt }) => this.tasks.reminded(taskId, remindAt));
    this.registry.register(TASK_GIVEN, (event) => this.tasks.given(event));
    this.registry.register(COLLABORATION_CHANGED, (event) => this.mentions.collaboration(event));
    this.registry.register(VISIT_CHANGED, (event) => this.visits.changed(event));
    this.registry.register(VISIT_REMINDED, (event) => this.visits.reminded(event));
    this.registry.register(LEAVE_ENTERED, (event) => this.leaves.entered(event));
    this.registry.register(OFFER_RECEIVED, ({ offerId }) => this.offers.received(offerId));
    this.registry.register(EXPORT_FINISHED, ({ exportId }) => this.exports.finished(exportId));
    this.registry.register(REQUEST_OPENED, ({ requestId }) => this.privacy.request(requestId, 'opened'));
    this.registry.register(REQUEST_DUE, ({ requestId, level }) => this.privacy.request(requestId, level));
    this.registry.register(RETENTION_WARNED, (event) => this.privacy.retentionWarned(event));
    this.registry.register(REVEALS_EXCEEDED, (event) => this.privacy.revealsExceeded(event));
    this.registry.register(MAIL_QUEUED, ({ mailId }, info) =>
      this.mails.send(mailId, info.attempt >= info.maxAttempts),
    );
    this.registry.register(WEBHOOK_DUE, ({ webhookId }) => this.webhooks.deliverDue(webhookId));
    this.registry.register(WEBHOOKS_SWEPT, () => this.webhooks.sweep());
    this.registry.register(ROBOT_DUE, ({ robotId }) => this.robots.deliverDue(robotId));
    this.registry.register(NOTICES_SWEPT, () => this.sweeps.sweep());
    this.registry.cron('sweep-notices', '* * * * *', NOTICES_SWEPT);
    this.registry.cron('sweep-webhooks', '* * * * *', WEBHOOKS_SWEPT);
  }
}
