import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CLOCK_WARNED, INQUIRY_ADDED, LEAD_ASSIGNED, LEAD_WAITING } from '@luodi/leads';
import { JobRegistry } from '@luodi/platform';
import { EXPORT_FINISHED } from '@luodi/reporting';
import { ExportNoticesService } from './notices/export-notices.service';
import { LeadNoticesService } from './notices/lead-notices.service';
import { MailService } from './mail/mail.service';
import { MAIL_QUEUED } from './notification.events';

/** Others' events become notices and mails, in the worker. */
@Injectable()
export class NotificationTask implements OnModuleInit {
  public constructor(
    private readonly registry: JobRegistry,
    private readonly leads: LeadNoticesService,
    private readonly exports: ExportNoticesService,
    private readonly mails: MailService,
  ) {}

  public onModuleInit(): void {
    this.registry.register(LEAD_ASSIGNED, ({ assignmentId }) => this.leads.assigned(assignmentId));
    this.registry.register(CLOCK_WARNED, ({ leadId, level }) => this.leads.clockWarned(leadId, level));
    this.registry.register(LEAD_WAITING, ({ leadId, reason }) => this.leads.waiting(leadId, reason));
    this.registry.register(INQUIRY_ADDED, ({ leadId, inquiryId }) =>
      this.leads.inquiryAdded(leadId, inquiryId),
    );
    this.registry.register(EXPORT_FINISHED, ({ exportId }) => this.exports.finished(exportId));
    this.registry.register(MAIL_QUEUED, ({ mailId }, info) =>
      this.mails.send(mailId, info.attempt >= info.maxAttempts),
    );
  }
}
