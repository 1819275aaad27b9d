import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Actor } from '@luodi/identity';
import {
  CONFIG,
  Clock,
  assertNever,
  currentLocale,
  fieldError,
  hasMessage,
  notFound,
  notifyConsole,
  readKeysetPage,
  translate,
  validationFailed,
  type Config,
  type Locale,
  type Page,
} from '@luodi/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { groupOf, kindsOf } from '../channels/channels.policy';
import { spanText } from '../mail/mail-content';
import { dueState, instantOf, localTime } from './due.policy';
import type { NotificationListQuery, PutOffDto } from './notification.dto';
import type { NotificationResponse } from './notification.response';
import type { NoticeKind } from './notice-kinds.policy';

interface NotificationRow {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly lead_id: string | null;
  readonly deal_id: string | null;
  readonly export_id: string | null;
  readonly data: Record<string, unknown>;
  readonly company_name: string | null;
  readonly task_title: string | null;
  readonly lead_status: string | null;
  readonly due_at: Date | null;
  readonly responded_at: Date | null;
  readonly created_at: Date;
  readonly shown_at: Date;
  readonly desktop: boolean;
  readonly read_at: Date | null;
  readonly cursor_value: string;
}

const MAX_PUT_OFF_MS = 30 * 86_400_000;

/** The reader's bell. */
@Injectable()
export class NotificationService {
  public constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** The reader's notifications, newest first. */
  public async list(
    actor: Actor,
    query: NotificationListQuery,
  ): Promise<Page<NotificationResponse> & { unread: number }> {
    const where = ['n.user_id = $1', 'n.shown_at <= $2'];
    const params: unknown[] = [actor.id, this.clock.now()];
    if (query.group !== undefined) where.push(`n.kind = ANY($${params.push(kindsOf(query.group))}::text[])`);
    if (query.desktop !== undefined) where.push(query.desktop ? 'n.desktop' : 'NOT n.desktop');
    if (query.unread !== undefined) where.push(query.unread ? 'n.read_at IS NULL' : 'n.read_at IS NOT NULL');
    // An agent reads the company's name only while the lead is theirs or they collaborate on it.
    const company =
      actor.role === 'agent'
        ? `CASE WHEN l.owner_id = n.user_id OR EXISTS (SELECT 1 FROM lead_collaborators h
            WHERE h.lead_id = l.id AND h.user_id = n.user_id) THEN l.company_name END`
        : 'l.company_name';
    const locale = currentLocale();
    const page = await readKeysetPage(
      this.dataSource.manager,
      {
        columns: `n.id, n.kind, n.lead_id, n.deal_id, n.export_id, n.data, n.created_at, n.shown_at, n.desktop, n.read_at,
          n.shown_at::text AS cursor_value, ${company} AS company_name, l.status AS lead_status,
          l.first_response_due_at AS due_at, l.first_responded_at AS responded_at, t.title AS task_title`,
        // The words of a task only while it is the reader's.
        from: `notifications n LEFT JOIN leads l ON l.id = n.lead_id LEFT JOIN tasks t ON t.assignee_id = n.user_id
          AND t.id = CASE WHEN n.kind IN ('task_due', 'task_given') THEN (n.data ->> 'taskId')::uuid END`,
        where,
        params,
        order: { column: 'n.shown_at', cast: 'timestamptz', id: 'n.id', descending: true },
        place: (row: NotificationRow) => [row.cursor_value, row.id],
        present: (row: NotificationRow) => this.present(row, locale),
      },
      query,
    );
    return { ...page, unread: await this.countUnread(this.dataSource.manager, actor) };
  }

  /** Marks one as read; reading twice changes nothing. @throws DomainError not_found */
  public async read(actor: Actor, id: string): Promise<{ unread: number }> {
    return this.dataSource.transaction(async (tx) => {
      const [rows]: [{ id: string }[], number] = await tx.query(
        `UPDATE notifications SET read_at = coalesce(read_at, $3)
         WHERE id = $1 AND user_id = $2 AND shown_at <= $3 RETURNING id`,
        [id, actor.id, this.clock.now()],
      );
      if (rows.length === 0) throw notFound();
      return this.told(tx, actor);
    });
  }

  /** Marks everything as read. */
  public async readAll(actor: Actor): Promise<{ unread: number }> {
    return this.dataSource.transaction(async (tx) => {
      await tx.query(
        'UPDATE notifications SET read_at = $2 WHERE user_id = $1 AND read_at IS NULL AND shown_at <= $2',
        [actor.id, this.clock.now()],
      );
      return this.told(tx, actor);
    });
  }

  /**
   * Takes a notice out of the list until a time; then it is unread again and comes as if new.
   * @throws DomainError not_found; validation_failed for a time that has passed or is too far away
   */
  public async putOff(actor: Actor, id: string, request: PutOffDto): Promise<{ unread: number }> {
    const now = this.clock.now();
    const until = new Date(request.until);
    if (until <= now) throw validationFailed([fieldError('until', 'inPast')]);
    if (until.getTime() - now.getTime() > MAX_PUT_OFF_MS)
      throw validationFailed([fieldError('until', 'putOffTooFar')]);
    return this.dataSource.transaction(async (tx) => {
      const [rows]: [{ id: string }[], number] = await tx.query(
        `UPDATE notifications SET shown_at = $3, put_off = true, read_at = NULL
         WHERE id = $1 AND user_id = $2 RETURNING id`,
        [id, actor.id, until],
      );
      if (rows.length === 0) throw notFound();
      return this.told(tx, actor);
    });
  }

  /** Tells the consoles of those whose notices were put off until now. Answers how many notices came back. */
  public async wakePutOff(): Promise<number> {
    return this.dataSource.transaction(async (tx) => {
      const [rows]: [{ user_id: string }[], number] = await tx.query(
        'UPDATE notifications SET put_off = false WHERE put_off AND shown_at <= $1 RETURNING user_id',
        [this.clock.now()],
      );
      for (const userId of new Set(rows.map((row) => row.user_id))) {
        await notifyConsole(tx, { topic: 'notifications', userIds: [userId] });
      }
      return rows.length;
    });
  }

  private async told(tx: EntityManager, actor: Actor): Promise<{ unread: number }> {
    await notifyConsole(tx, { topic: 'notifications', userIds: [actor.id] });
    return { unread: await this.countUnread(tx, actor) };
  }

  private async countUnread(tx: EntityManager, actor: Actor): Promise<number> {
    const rows: { n: string }[] = await tx.query(
      'SELECT count(*) AS n FROM notifications WHERE user_id = $1 AND read_at IS NULL AND shown_at <= $2',
      [actor.id, this.clock.now()],
    );
    return Number(rows[0]?.n ?? 0);
  }

  private present(row: NotificationRow, locale: Locale): NotificationResponse {
    return {
      id: row.id,
      kind: row.kind,
      group: groupOf(row.kind),
      title: translate(locale, `notice.${row.kind}.title`, { ...row.data, ...namesOf(row, locale) }),
      body: this.body(row, locale),
      leadId: row.lead_id,
      dealId: row.deal_id,
      exportId: row.export_id,
      data: row.data,
      createdAt: row.created_at.toISOString(),
      shownAt: row.shown_at.toISOString(),
      desktop: row.desktop,
      readAt: row.read_at?.toISOString() ?? null,
    };
  }

  /** Company, why it came to the reader, until when. */
  private body(row: NotificationRow, locale: Locale): string | null {
    const { rule, reason, dueAt, kind, rows } = row.data;
    const parts: (string | null)[] = [row.task_title, row.company_name];
    const taskDue = instantOf(row.data['taskDueAt']);
    if (taskDue !== null) {
      parts.push(translate(locale, 'notice.taskDue', { at: localTime(taskDue, this.config.tzName) }));
    } else if (typeof row.data['taskDueOn'] === 'string') {
      parts.push(translate(locale, 'notice.taskDue', { at: row.data['taskDueOn'] }));
    }
    if (typeof rule === 'string') parts.push(translate(locale, 'notice.reason.ruleNamed', { rule }));
    else if (typeof reason === 'string') parts.push(text(locale, `notice.reason.${reason}`));
    const by = row.kind.startsWith('pool_') && row.kind.endsWith('_due') ? instantOf(row.data['at']) : null;
    if (by !== null) parts.push(translate(locale, 'notice.actBy', { at: localTime(by, this.config.tzName) }));
    const ends = instantOf(row.data['clockDueAt']);
    if (ends !== null) {
      parts.push(translate(locale, 'notice.clockDue', { at: localTime(ends, this.config.tzName) }));
    }
    if (row.kind === 'morning_digest') parts.push(...digestParts(row.data, locale));
    if (row.kind === 'leave_clash') parts.push(...this.leaveParts(row.data, locale));
    const followUp = instantOf(row.data['followUpAt']);
    if (followUp !== null) {
      parts.push(translate(locale, 'notice.followUpAt', { at: localTime(followUp, this.config.tzName) }));
    }
    const visit = instantOf(row.data['visitAt']);
    if (visit !== null) parts.push(localTime(visit, this.config.tzName));
    if (row.kind === 'offer_received') parts.push(...offerParts(row.data, locale));
    const due = instantOf(dueAt);
    if (due !== null) parts.push(this.dueText(row, due, locale));
    if (row.export_id !== null && typeof kind === 'string') {
      parts.push(text(locale, `export.title.${kind}`), translate(locale, 'notice.rows', { rows }));
    }
    const known = parts.filter((part) => part !== null);
    return known.length === 0 ? null : known.join(' · ');
  }

  /** From when somebody is away, and how much they had planned. */
  private leaveParts(data: Readonly<Record<string, unknown>>, locale: Locale): string[] {
    const from = instantOf(data['leaveAt']);
    const counts = (['visits', 'tasks'] as const).flatMap((key) => {
      const n = data[key];
      return typeof n === 'number' && n > 0 ? [translate(locale, `notice.leave_clash.${key}`, { n })] : [];
    });
    if (from === null) return counts;
    return [
      translate(locale, 'notice.leave_clash.from', { at: localTime(from, this.config.tzName) }),
      ...counts,
    ];
  }

  /** A deadline ahead asks, one that has passed says since when; one that no longer counts is only named. */
  private dueText(row: NotificationRow, due: Date, locale: Locale): string {
    const at = localTime(due, this.config.tzName);
    const now = this.clock.now();
    const holds = row.lead_status === 'new' && row.due_at?.getTime() === due.getTime();
    const state = holds ? dueState(due, row.responded_at, now) : 'settled';
    switch (state) {
      case 'ahead':
        return translate(locale, 'notice.due', { at });
      case 'overdue':
        return translate(locale, 'notice.overdue', { at, span: spanText(locale, due, now) });
      case 'settled':
        return translate(locale, 'notice.dueWas', { at });
      default:
        return assertNever(state);
    }
  }
}

/** The counts of a digest that are not zero. */
function digestParts(data: Readonly<Record<string, unknown>>, locale: Locale): string[] {
  return ['awaiting', 'overdue', 'followUps', 'visits', 'tasks', 'waiting'].flatMap((key) => {
    const n = data[key];
    return typeof n === 'number' && n > 0 ? [translate(locale, `notice.digest.${key}`, { n })] : [];
  });
}

function text(locale: Locale, key: string): string | null {
  return hasMessage(key) ? translate(locale, key) : null;
}

/** Which clock, and what its step came to, in words. */
function namesOf(row: NotificationRow, locale: Locale): Record<string, string> {
  const { clock, outcome, access } = row.data;
  return {
    ...(typeof clock === 'string' ? { clockName: text(locale, `notice.clock.${clock}`) ?? '' } : {}),
    ...(typeof outcome === 'string' ? { outcomeName: text(locale, `notice.outcome.${outcome}`) ?? '' } : {}),
    // A rule gave it.
    ...(row.kind === 'task_given' && row.data['by'] === ''
      ? { by: text(locale, 'notice.bySystem') ?? '' }
      : {}),
    ...(typeof access === 'string' ? { access: text(locale, `notice.access.${access}`) ?? '' } : {}),
  };
}

/** Where the premises are, and how large. */
function offerParts(data: Record<string, unknown>, locale: Locale): string[] {
  const { parkName, offerSqm } = data;
  return [
    ...(typeof parkName === 'string' ? [parkName] : []),
    ...(typeof offerSqm === 'number' ? [translate(locale, 'notice.offerArea', { sqm: offerSqm })] : []),
  ];
}
