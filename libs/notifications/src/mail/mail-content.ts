import {
  hasMessage,
  maskPhone,
  scrubPhones,
  translate,
  zoneOffsetMillis,
  type Config,
  type Locale,
} from '@luodi/platform';
import type { MailRow } from './mail.queries';
import { renderMail, type RenderedMail } from './mail.templates';
import { isMailTemplate } from '../inbox/notice.model';

/** The text of a mail as it is now; null for a template this version doesn't know. */
export function mailContent(mail: MailRow, config: Config): RenderedMail | null {
  if (!isMailTemplate(mail.template)) return null;
  const { locale } = mail;
  return renderMail(locale, mail.template, {
    number: mail.number ?? text(mail.data['number']) ?? '',
    link: `${config.publicUrl}/leads/${mail.lead_id ?? ''}`,
    company: scrubbed(mail.company_name),
    contact: scrubbed(mail.contact_name),
    phone: maskPhone(mail.phone),
    need: need(mail),
    dueAt: localTime(text(mail.data['dueAt']), config.tzName),
    why: why(locale, mail.data),
    level: text(mail.data['level']),
  });
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

/** YYYY-MM-DD HH:mm in the workspace's zone. */
export function localTime(instant: string | null, timeZone: string): string | null {
  if (instant === null) return null;
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return null;
  return new Date(at.getTime() + zoneOffsetMillis(at, timeZone)).toISOString().slice(0, 16).replace('T', ' ');
}

function named(locale: Locale, key: string): string | null {
  return hasMessage(key) ? translate(locale, key) : null;
}

function scrubbed(value: string | null): string | null {
  return value === null ? null : scrubPhones(value);
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
