import type { Role } from '@luodi/identity';
import { assertNever } from '@luodi/platform';
import { NOTICE_KINDS, isMailTemplate, type NoticeKind } from '../inbox/notice-kinds.policy';

/** Ways besides the console's list, which every notice takes. */
export const CHANNELS = ['mail', 'desktop'] as const;
export type Channel = (typeof CHANNELS)[number];

/** How one person wants to be told. */
export interface NoticeSettings {
  /** Kinds that the person has decided on; the others go by the default. */
  readonly channels: Readonly<Partial<Record<NoticeKind, readonly Channel[]>>>;
  /** Minutes of the local day; equal or null: no quiet hours. May go over midnight. */
  readonly quietFrom: number | null;
  readonly quietTo: number | null;
}

/** The channels that a kind can take at all: a mail needs a template. */
export function possibleChannels(kind: NoticeKind): Channel[] {
  return isMailTemplate(kind) ? ['mail', 'desktop'] : ['desktop'];
}

/** Kinds that come often: their mail is there for who asks for it. */
const MAIL_ON_REQUEST: ReadonlySet<NoticeKind> = new Set([
  'due_warned',
  'due_copied',
  'pool_contact_due',
  'pool_recycle_due',
  'pool_uncontacted',
  'pool_recycled',
]);

/**
 * What a person gets who has decided nothing: mail where there is one and it is not too often; on the desktop what has a
 * clock or names them.
 */
function defaultChannels(kind: NoticeKind): Channel[] {
  return possibleChannels(kind).filter((channel) => {
    switch (channel) {
      case 'mail':
        return !MAIL_ON_REQUEST.has(kind);
      case 'desktop':
        return isForMe(kind);
      default:
        return assertNever(channel);
    }
  });
}

/** The channels of a kind for a person. */
export function channelsFor(kind: NoticeKind, settings: NoticeSettings): Channel[] {
  const chosen = settings.channels[kind] ?? defaultChannels(kind);
  return possibleChannels(kind).filter((channel) => chosen.includes(channel));
}

/** The whole matrix of a person, as the screen shows it: the kinds that somebody of their role can get. */
export function channelMatrix(
  settings: NoticeSettings,
  role: Role,
): { kind: NoticeKind; possible: Channel[]; channels: Channel[] }[] {
  return NOTICE_KINDS.filter((kind) => reaches(kind, role)).map((kind) => ({
    kind,
    possible: possibleChannels(kind),
    channels: channelsFor(kind, settings),
  }));
}

const LEADERS: ReadonlySet<NoticeKind> = new Set([
  'lead_waiting',
  'leads_unmatched',
  'leads_waiting',
  'waiting_alarm',
  'owner_away',
]);
const ADMINS: ReadonlySet<NoticeKind> = new Set([
  'privacy_opened',
  'privacy_due',
  'privacy_overdue',
  'retention_warned',
  'reveals_exceeded',
  'webhook_paused',
  'robot_failing',
]);

/** Whether a kind can ever be for somebody of a role. */
export function reaches(kind: NoticeKind, role: Role): boolean {
  if (ADMINS.has(kind)) return role === 'admin';
  return !LEADERS.has(kind) || role === 'admin' || role === 'manager';
}

/** Groups of the notification centre (ux.md C13): what waits for the reader, who named them, what the system reports. */
export const NOTICE_GROUPS = ['todo', 'mention', 'system'] as const;
export type NoticeGroup = (typeof NOTICE_GROUPS)[number];

/** The group of a kind. */
export function groupOf(kind: NoticeKind): NoticeGroup {
  if (kind === 'mentioned') return 'mention';
  return isForMe(kind) ? 'todo' : 'system';
}

/** The kinds of a group. */
export function kindsOf(group: NoticeGroup): NoticeKind[] {
  return NOTICE_KINDS.filter((kind) => groupOf(kind) === group);
}

const URGENT: ReadonlySet<NoticeKind> = new Set([
  'clock_warned',
  'clock_breached',
  'due_breached',
  'lead_escalated',
  'waiting_alarm',
  'owner_away',
]);

/** Clocks that run out: they break quiet hours of somebody on shift. */
export function isUrgent(kind: NoticeKind): boolean {
  return URGENT.has(kind);
}

/**
 * Whether a minute of the local day lies in the quiet hours; the start is quiet, the end is not.
 * @param minute 0–1439
 */
export function isQuiet(settings: Pick<NoticeSettings, 'quietFrom' | 'quietTo'>, minute: number): boolean {
  const { quietFrom, quietTo } = settings;
  if (quietFrom === null || quietTo === null || quietFrom === quietTo) return false;
  return quietFrom < quietTo
    ? minute >= quietFrom && minute < quietTo
    : minute >= quietFrom || minute < quietTo;
}

/** How a notice leaves: on which channels, and after how many minutes its mail. */
export interface Delivery {
  readonly desktop: boolean;
  /** 0: at once; null: no mail. */
  readonly mailAfterMinutes: number | null;
}

/**
 * Decides for one notice and one person. In quiet hours nothing pops up and mail waits for their end; what has a clock
 * goes out all the same while the person is on shift (ux.md C13).
 */
export function deliveryOf(
  kind: NoticeKind,
  settings: NoticeSettings,
  now: { readonly minute: number; readonly onShift: boolean },
): Delivery {
  const channels = channelsFor(kind, settings);
  const held = isQuiet(settings, now.minute) && !(isUrgent(kind) && now.onShift);
  const wait = held ? minutesUntil(now.minute, settings.quietTo ?? now.minute) : 0;
  return {
    desktop: channels.includes('desktop') && !held,
    mailAfterMinutes: channels.includes('mail') ? wait : null,
  };
}

function minutesUntil(from: number, to: number): number {
  return (to - from + 1440) % 1440;
}

function isForMe(kind: NoticeKind): boolean {
  switch (kind) {
    case 'lead_assigned':
    case 'clock_warned':
    case 'clock_breached':
    case 'lead_waiting':
    case 'leads_unmatched':
    case 'leads_waiting':
    case 'waiting_alarm':
    case 'owner_away':
    case 'due_warned':
    case 'due_breached':
    case 'due_copied':
    case 'lead_escalated':
    case 'inquiry_added':
    case 'pool_contact_due':
    case 'pool_recycle_due':
    case 'pool_uncontacted':
    case 'pool_recycled':
    case 'credit_disputed':
    case 'credit_ruled':
    case 'mentioned':
    case 'collaborator_added':
    case 'follow_up_due':
    case 'offer_received':
    case 'task_due':
    case 'task_given':
    case 'visit_planned':
    case 'visit_moved':
    case 'visit_removed':
    case 'visit_cancelled':
    case 'visit_near':
    case 'leave_clash':
      return true;
    case 'collaborator_removed':
    case 'morning_digest':
    case 'export_done':
    case 'export_failed':
    case 'privacy_opened':
    case 'privacy_due':
    case 'privacy_overdue':
    case 'retention_warned':
    case 'reveals_exceeded':
    case 'webhook_paused':
    case 'robot_failing':
      return false;
    default:
      return assertNever(kind);
  }
}
