import { hasMessage, maskPhone, maskContacts, translate, type Config, type Locale } from '@luodi/platform';
import type { MailRow } from './mail.queries';
import { renderMail, type MailWords, type RenderedMail } from './mail.templates';
import { dueState, instantOf, lateSpan, localTime, type DueState } from '../inbox/due.policy';
import { isMailTemplate, type MailTemplate } from '../inbox/notice-kinds.policy';

/** Whose data say until when something has to be done. */
const ENDS_AT: ReadonlySet<string> = new Set<MailTemplate>(['pool_contact_due', 'pool_recycle_due']);
/** Where the console lists leads that no rule wanted. */
const UNMATCHED_PATH = '/admin/rules';

/**
 * The text of a mail as it is read afresh; null for a template this version doesn't know.
 * @param at when it goes or went out: what is late by then is called late, not due
 */
export function mailContent(mail: MailRow, config: Config, at: Date): RenderedMail | null {
  if (!isMailTemplate(mail.template)) return null;
  const { locale } = mail;
  const due = instantOf(mail.data['dueAt']);
  const followUp = instantOf(mail.data['followUpAt']);
  const visit = instantOf(mail.data['visitAt']);
  const ends = instantOf(mail.data['clockDueAt'] ?? (ENDS_AT.has(mail.template) ? mail.data['at'] : null));
  const state = due === null ? 'ahead' : dueState(due, mail.responded_at, at);
  return renderMail(locale, wordsOf(mail.template, state), {
    number: mail.number ?? text(mail.data['number']) ?? '',
    count: count(mail.data['count']),
    link: `${config.publicUrl}${pathOf(mail.template, mail.lead_id)}`,
    company: scrubbed(mail.company_name),
    contact: scrubbed(mail.contact_name),
    phone: maskPhone(mail.phone),
    need: need(mail),
    dueAt: due === null ? null : dueText(locale, due, state, at, config.tzName),
    why: why(locale, mail.data),
    level: text(mail.data['level']) ?? count(mail.data['percent']),
    clock: word(locale, 'notice.clock', mail.data['clock']),
    outcome: word(locale, 'notice.outcome', mail.data['outcome']),
    team: text(mail.data['team']),
    endsAt: ends === null ? null : localTime(ends, config.tzName),
    author: text(mail.data['author']),
    followUpAt: followUp === null ? null : localTime(followUp, config.tzName),
    visitAt: visit === null ? null : localTime(visit, config.tzName),
    host: text(mail.data['host']),
    awaiting: count(mail.data['awaiting']),
    overdue: count(mail.data['overdue']),
    followUps: count(mail.data['followUps']),
    waiting: count(mail.data['waiting']),
    visits: count(mail.data['visits']),
    tasks: count(mail.data['tasks']),
  });
}

function pathOf(template: MailTemplate, leadId: string | null): string {
  if (template === 'morning_digest') return '/';
  if (template === 'task_due') return '/calendar/tasks';
  if (template === 'leads_unmatched') return UNMATCHED_PATH;
  if (template === 'leads_waiting') return '/clocks';
  if (template === 'credit_disputed' || template === 'credit_ruled') return '/clocks#credits';
  return leadId === null ? '/calendar' : `/leads/${leadId}`;
}

/** 租厂房 · 5,000 ㎡ */
function need(mail: MailRow): string | null {
  const type = mail.need_type === null ? null : named(mail.locale, `deal.need.${mail.need_type}`);
  const bounds = [mail.area_min_sqm, mail.area_max_sqm]
    .filter((bound): bound is string => bound !== null)
    .map(Number);
  const area =
    bounds.length === 0
      ? null
      : `${[...new Set(bounds)].map((bound) => bound.toLocaleString('en-US')).join('–')} ㎡`;
  const parts = [type, area].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(' · ');
}

/** Why it came to the reader: the rule's name, or how it was given. */
function why(locale: Locale, data: Readonly<Record<string, unknown>>): string | null {
  const rule = text(data['rule']);
  if (rule !== null) return translate(locale, 'notice.reason.ruleNamed', { rule });
  const reason = text(data['reason']);
  return reason === null ? null : named(locale, `notice.reason.${reason}`);
}

/** A mail that was held up must not announce as coming what has passed meanwhile. */
function wordsOf(template: MailTemplate, state: DueState): MailWords {
  if (state === 'overdue' && template === 'lead_assigned') return 'lead_assigned_late';
  if (state === 'overdue' && template === 'clock_warned') return 'clock_breached';
  if (state === 'settled' && template === 'clock_breached') return 'clock_answered_late';
  return template;
}

function dueText(locale: Locale, due: Date, state: DueState, at: Date, timeZone: string): string {
  const time = localTime(due, timeZone);
  return state === 'overdue'
    ? translate(locale, 'mail.overdue', { at: time, span: spanText(locale, due, at) })
    : time;
}

/** 18 分钟, 2 小时 5 分, 3 天 */
export function spanText(locale: Locale, due: Date, at: Date): string {
  const span = lateSpan(due, at);
  return translate(locale, `notice.span.${span.unit}`, { ...span });
}

/** A code of the data in words. */
function word(locale: Locale, list: string, code: unknown): string | null {
  return typeof code === 'string' ? named(locale, `${list}.${code}`) : null;
}

function named(locale: Locale, key: string): string | null {
  return hasMessage(key) ? translate(locale, key) : null;
}

function scrubbed(value: string | null): string | null {
  return value === null ? null : maskContacts(value);
}

/** A count worth a line. */
function count(value: unknown): string | null {
  return typeof value === 'number' && value > 0 ? String(value) : null;
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
