import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Actor } from '@luodi/identity';
import {
  CONFIG,
  Clock,
  RateLimits,
  isLocale,
  newId,
  notFound,
  writeAudit,
  type Config,
} from '@luodi/platform';
import { DataSource } from 'typeorm';
import { NotifyService } from '../inbox/notify.service';
import { admins } from '../notices/lead-notices.queries';
import { nextAttemptAt } from '../webhooks/retry.policy';
import { WebhookSecrets } from '../webhooks/webhook-secret';
import { WebhookSender } from '../webhooks/webhook-sender';
import {
  countTriedSince,
  dropRobotMessage,
  dueRobots,
  nextRobotMessage,
  purgeRobotMessages,
  recordRobotTry,
  robotMessage,
  wakeRobot,
  type DueRobotMessage,
} from './robot-message.queries';
import { MESSAGES_PER_MINUTE, robotRequest, robotVerdict } from './robot-request';
import { robotText } from './robot-text.queries';
import type { RobotTestResponse } from './robot.response';

const MINUTE = 60_000;
const KEEP_MS = 30 * 86_400_000;
/** Tests of one person in a minute: a test answers what the robot said. */
const TESTS_PER_MINUTE = 10;

/** Speaks in chat groups: in order, one at a time for each robot, and never faster than the vendors take it. */
@Injectable()
export class RobotDeliveryService {
  public constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly secrets: WebhookSecrets,
    private readonly sender: WebhookSender,
    private readonly notices: NotifyService,
    private readonly limits: RateLimits,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Sends what is due to a robot until its minute is full; the next minute's sweep goes on. A try that a killed worker did
   * not write down is made again: a group may then read it twice, never not at all.
   */
  public async deliverDue(robotId: string): Promise<void> {
    const { manager } = this.dataSource;
    for (;;) {
      const now = this.clock.now();
      const tried = await countTriedSince(manager, robotId, new Date(now.getTime() - MINUTE));
      if (tried >= MESSAGES_PER_MINUTE) return;
      const message = await nextRobotMessage(manager, robotId, now);
      if (message === null) return;
      if ((await this.attempt(message)) === 'busy') return;
    }
  }

  /** Wakes robots with something due, and empties the log of what is old. */
  public async sweep(): Promise<void> {
    const { manager } = this.dataSource;
    const now = this.clock.now();
    for (const id of await dueRobots(manager, now)) await wakeRobot(manager, id);
    await purgeRobotMessages(manager, new Date(now.getTime() - KEEP_MS));
  }

  /** Says hello in the group at once. @throws DomainError not_found, rate_limited */
  public async test(actor: Actor, robotId: string): Promise<RobotTestResponse> {
    await this.limits.consume('robot-test', actor.id, TESTS_PER_MINUTE, 60);
    const id = newId();
    const now = this.clock.now();
    await this.dataSource.transaction(async (tx) => {
      const added: unknown[] = await tx.query(
        `INSERT INTO robot_messages (id, robot_id, dedupe_key, event, state, next_attempt_at, created_at)
         SELECT $1, id, $3, 'ping', 'dead', $4, $4 FROM notify_robots WHERE id = $2 RETURNING id`,
        [id, robotId, `ping:${id}`, now],
      );
      if (added.length === 0) throw notFound();
      await writeAudit(tx, {
        ...{ actorId: actor.id, actorRole: actor.role },
        action: 'notify-robot.tested',
        objectType: 'notify-robot',
        objectId: robotId,
      });
    });
    const message = await robotMessage(this.dataSource.manager, id);
    if (message === null) throw notFound();
    await this.attempt(message);
    const rows: { state: string; error: string | null }[] = await this.dataSource.query(
      'SELECT state, error FROM robot_messages WHERE id = $1',
      [id],
    );
    return { ok: rows[0]?.state === 'sent', error: rows[0]?.error ?? null };
  }

  private async attempt(message: DueRobotMessage): Promise<'ok' | 'busy' | 'refused' | 'dropped'> {
    const { manager } = this.dataSource;
    const locale = isLocale(message.locale) ? message.locale : 'zh-CN';
    const text = await robotText(manager, message, locale, this.config);
    if (text === null) {
      await dropRobotMessage(manager, message.id);
      return 'dropped';
    }
    const robot = {
      kind: message.kind,
      url: this.secrets.open(message.url),
      secret: message.secret === null ? null : this.secrets.open(message.secret),
    };
    const request = robotRequest(robot, text, this.clock.now());
    const headers = { 'content-type': 'application/json; charset=utf-8', 'user-agent': 'Luodi/1' };
    const sent = await this.sender.post(request.url, headers, request.body);
    const { verdict, code } =
      sent.status === null
        ? { verdict: 'refused' as const, code: null }
        : robotVerdict(sent.status, sent.excerpt ?? '');
    const error = verdict === 'ok' ? null : (code?.toString() ?? sent.error ?? 'unreadable');
    await this.conclude(message, verdict, error);
    return verdict;
  }

  private async conclude(
    message: DueRobotMessage,
    verdict: 'ok' | 'busy' | 'refused',
    error: string | null,
  ): Promise<void> {
    const now = this.clock.now();
    const isPing = message.event === 'ping';
    const counts = verdict !== 'busy';
    const next = isPing
      ? null
      : counts
        ? nextAttemptAt(message.attempts + 1, now)
        : new Date(now.getTime() + MINUTE);
    const state = verdict === 'ok' ? 'sent' : next === null ? 'dead' : 'pending';
    await this.dataSource.transaction(async (tx) => {
      await recordRobotTry(tx, message, { state, error, nextAttemptAt: next ?? now, now, counts });
      if (state !== 'dead' || isPing) return;
      await this.notices.notifyAll(tx, await admins(tx), {
        kind: 'robot_failing',
        dedupeKey: `robot-failing:${message.robot_id}:${(message.failing_since ?? now).getTime()}`,
        data: { name: message.robot_name },
      });
    });
  }
}
