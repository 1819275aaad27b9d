import type { TimelineItem } from '../../api/leads';
import type { IconName } from '../../components/icon';
import type { Translate } from '../../i18n';
import { relativeDay } from '../../time/format-time';
import { serverNow } from '../../api/client';

const ICONS: Readonly<Record<string, IconName>> = {
  opened: 'inbox',
  inquiry_received: 'inbox',
  reopened: 'inbox',
  assigned: 'flow',
  credit_recorded: 'check',
  credit_shared: 'users',
  credit_disputed: 'warn',
  credit_ruled: 'check',
  recycle_exempted: 'clock',
  recycle_unexempted: 'clock',
  released: 'pool',
  team_changed: 'users',
  waiting: 'clock',
  first_response: 'check',
  edited: 'note',
  phone_revealed: 'eye',
  disqualified: 'ban',
  merged: 'merge',
  unmerged: 'merge',
  inquiry_split: 'merge',
  phone_added: 'phone',
  phone_removed: 'phone',
  converted: 'go',
  restored: 'inbox',
  snoozed: 'clock',
  unsnoozed: 'clock',
  snooze_ended: 'clock',
  tagged: 'note',
  collaborator_added: 'users',
  collaborator_removed: 'users',
  attachment_added: 'upload',
  attachment_removed: 'close',
  clock_warned: 'clock',
  clock_breached: 'warn',
  clock_escalated: 'warn',
  clock_done: 'check',
  clock_paused: 'clock',
  clock_resumed: 'clock',
  consent_withdrawn: 'ban',
  contact_resumed: 'check',
  visit_planned: 'calendar',
  visit_changed: 'calendar',
  visit_checked_in: 'check',
  visit_cancelled: 'ban',
  visit_no_show: 'ban',
};
const ACTIVITY_ICONS: Readonly<Record<string, IconName>> = {
  call: 'phone',
  wechat: 'wechat',
  visit: 'calendar',
  meeting: 'users',
  email: 'open',
  note: 'note',
};

export function iconOf(item: TimelineItem): IconName {
  if (item.kind === 'activity') return ACTIVITY_ICONS[text(item.data.type) ?? ''] ?? 'note';
  return ICONS[item.kind] ?? 'dots';
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** One line about what happened, and the words that belong to it. */
export function describe(
  item: TimelineItem,
  t: Translate,
): { readonly head: string; readonly body: string | null } {
  const { data } = item;
  switch (item.kind) {
    case 'activity':
      return { head: activityHead(data, t), body: activityBody(data, t) };
    case 'assigned': {
      const owner = text(data.ownerName) ?? '';
      const rule = text(data.ruleName);
      const head =
        rule === null
          ? t(`event.assigned.${text(data.reason) ?? 'assigned'}`, { owner })
          : t('event.assigned.rule', { owner, rule });
      return { head, body: text(data.note) };
    }
    case 'released':
      if (data.reason === 'routed') {
        const [rule, pool] = [text(data.ruleName), text(data.poolName) ?? ''];
        const head =
          rule === null ? t('event.released.routed', { pool }) : t('event.released.byRule', { rule, pool });
        return { head, body: null };
      }
      return { head: t(`event.released.${text(data.reason) ?? 'released'}`), body: text(data.note) };
    case 'attachment_added':
    case 'attachment_removed':
      return {
        head: t(
          item.kind === 'attachment_added' && data.visitId !== undefined
            ? 'event.photo_added'
            : `event.${item.kind}`,
        ),
        body: text(data.fileName),
      };
    case 'collaborator_added':
    case 'collaborator_removed': {
      const ended = data.reason === 'left' || data.reason === 'role' ? data.reason : null;
      if (ended !== null)
        return {
          head: t(`event.collaborator_ended.${ended}`, { name: text(data.ownerName) ?? '' }),
          body: null,
        };
      const access = t(`collaborators.${data.access === 'edit' ? 'edit' : 'read'}`);
      return { head: t(`event.${item.kind}`, { name: text(data.ownerName) ?? '', access }), body: null };
    }
    case 'recycle_exempted':
      return { head: t('event.recycle_exempted'), body: text(data.note) };
    case 'waiting':
      return { head: t('event.waiting'), body: t(`waiting.${text(data.reason) ?? 'no_rule'}`) };
    case 'edited':
      return { head: t('event.edited'), body: null }; // what changed stands below it, see edited-values.tsx
    case 'tagged':
      return { head: t('event.tagged'), body: changedTags(data, t) };
    case 'disqualified':
      return { head: t('event.disqualified'), body: text(data.reason) ?? text(data.note) };
    case 'merged':
    case 'unmerged':
    case 'inquiry_split': {
      const [from, into] = [text(data.fromNumber), text(data.intoNumber)];
      const pair = item.kind === 'inquiry_split' ? 'event.splitPair' : 'event.mergedPair';
      const body = from === null || into === null ? null : t(pair, { from, into });
      return { head: t(`event.${item.kind}`), body };
    }
    case 'snoozed': {
      const until = text(data.until);
      const at = until === null ? '' : relativeDay(Date.parse(until), serverNow());
      return { head: t('event.snoozed', { at }), body: text(data.note) };
    }
    case 'clock_warned': {
      const level = data.level ?? data.percent;
      const used = typeof level === 'number' ? level : 0;
      return { head: t('event.clock_warned', { clock: clockName(data, t), level: used }), body: null };
    }
    case 'clock_breached':
    case 'clock_paused':
    case 'clock_resumed':
      return { head: t(`event.${item.kind}`, { clock: clockName(data, t) }), body: text(data.note) };
    case 'clock_done':
      return {
        head: t(data.state === 'late' ? 'event.clock_doneLate' : 'event.clock_done', {
          clock: clockName(data, t),
        }),
        body: text(data.note),
      };
    case 'clock_escalated': {
      const act = text(data.act) ?? 'copy';
      const outcome = text(data.outcome) ?? 'said';
      const heads: Readonly<Record<string, string>> = {
        alarm: 'event.waitingAlarm',
        away: 'event.ownerAway',
      };
      const head = t(heads[act] ?? 'event.clock_escalated', {
        clock: clockName(data, t),
        outcome: t(`escalated.${outcome}`),
      });
      return { head, body: null };
    }
    case 'visit_planned':
    case 'visit_changed':
    case 'visit_checked_in':
    case 'visit_cancelled':
    case 'visit_no_show':
      return { head: visitHead(item, t), body: visitBody(data, t) };
    default:
      return {
        head: item.kind in ICONS ? t(`event.${item.kind}`) : t('event.other', { kind: item.kind }),
        body: null,
      };
  }
}

/** Which clock it was; lines from before there were several mean the first response. */
function clockName(data: TimelineItem['data'], t: Translate): string {
  return t(`clockKind.${text(data.clock) ?? 'first_response'}`);
}

function visitHead({ kind, data }: TimelineItem, t: Translate): string {
  const startsAt = text(data.startsAt);
  return t(`event.${kind}`, {
    at: startsAt === null ? '' : relativeDay(Date.parse(startsAt), serverNow()),
    kind: t(`event.visitKind.${text(data.kind) ?? 'inbound'}`),
  });
}

/** When it was before, why, and what its planner went on in spite of. */
function visitBody(data: TimelineItem['data'], t: Translate): string | null {
  const was = text(data.was);
  const cause = text(data.cause);
  const accepted = Array.isArray(data.accepted)
    ? data.accepted.filter((kind) => typeof kind === 'string')
    : [];
  const parts = [
    was === null ? null : t('event.visitWas', { at: relativeDay(Date.parse(was), serverNow()) }),
    accepted.length === 0
      ? null
      : t('event.visitAccepted', {
          kinds: accepted.map((kind) => t(`event.visitConflict.${kind}`)).join(t('common:listSeparator')),
        }),
    cause === null ? null : t(`event.visitCause.${cause}`, { number: text(data.fromNumber) ?? '' }),
    text(data.note),
  ];
  return parts.filter((part) => part !== null).join('\n') || null;
}

function activityHead(data: TimelineItem['data'], t: Translate): string {
  const parts = [t(`activity.${text(data.type) ?? 'note'}`)];
  const outcome = text(data.outcome);
  if (outcome !== null) parts.push(t(`outcome.${outcome}`));
  if (data.firstResponse === true) parts.push(t('event.isFirst'));
  return parts.join(' · ');
}

function activityBody(data: TimelineItem['data'], t: Translate): string | null {
  const next = text(data.nextFollowUpAt);
  const plan = next === null ? null : t('event.next', { at: relativeDay(Date.parse(next), serverNow()) });
  return [text(data.summary), plan].filter((part) => part !== null).join('\n') || null;
}

/** +重点 −待定; lines from before the names were kept say nothing. */
function changedTags(data: TimelineItem['data'], t: Translate): string | null {
  const names = (value: unknown): string[] =>
    Array.isArray(value) ? value.filter((name): name is string => typeof name === 'string') : [];
  const parts = [
    ...names(data.added).map((name) => t('event.tagOn', { name })),
    ...names(data.removed).map((name) => t('event.tagOff', { name })),
  ];
  return parts.length === 0 ? null : parts.join(t('common:listSeparator'));
}
