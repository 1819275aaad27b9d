import { Injectable } from '@nestjs/common';
import { DigestService } from './digest/digest.service';
import { NotificationService } from './inbox/notification.service';
import { HeldMailService } from './mail/held-mail.service';
import { WaitingNoticesService } from './notices/waiting-notices.service';
import { RobotDeliveryService } from './robots/robot-delivery.service';

/** What the minute brings. Everything that is due is a row with its time, so a worker that was away misses nothing. */
@Injectable()
export class NoticeSweepService {
  public constructor(
    private readonly notifications: NotificationService,
    private readonly heldMails: HeldMailService,
    private readonly robots: RobotDeliveryService,
    private readonly digests: DigestService,
    private readonly waiting: WaitingNoticesService,
  ) {}

  public async sweep(): Promise<void> {
    await this.notifications.wakePutOff();
    await this.heldMails.release();
    await this.waiting.sweep();
    await this.robots.sweep();
    await this.digests.tellFollowUps();
    await this.digests.sendDigests();
  }
}
