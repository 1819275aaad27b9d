import { personKey } from '@luodi/contacts';
import type { ImportRow, RowFault } from '@luodi/imports';
import { ACTIVITY_OUTCOMES, ACTIVITY_TYPES, type ActivityOutcome, type ActivityType } from '@luodi/leads';
import { readDate } from './read-date.policy';
import { readPerson } from './read-lead.policy';

/** A row that can become a follow-up. */
export interface FollowUpRow {
  readonly leadNumber: string | null;
  /** Of the person, when no number names the lead. */
  readonly key: string | null;
  readonly phone: string | null;
  readonly wechat: string | null;
  readonly summary: string;
  readonly occurredAt: Date;
  readonly authorId: string;
  readonly type: ActivityType;
  readonly outcome: ActivityOutcome | null;
  readonly nextFollowUpAt: Date | null;
}

const TYPE_WORDS: Readonly<Record<string, ActivityType>> = {
  电话: 'call', 打电话: 'call', 致电: 'call', 通话: 'call', phone: 'call', 拜访: 'visit', 上门: 'visit', 来访: 'visit', 带看: 'visit',
  考察: 'visit', 微信: 'wechat', 会议: 'meeting', 面谈: 'meeting', 洽谈: 'meeting', 邮件: 'email', 'e-mail': 'email', 备注: 'note',
  记录: 'note', 其他: 'note', 其它: 'note', other: 'note',
}; // prettier-ignore
const OUTCOME_WORDS: Readonly<Record<string, ActivityOutcome>> = {
  接通: 'connected', 已接通: 'connected', 已联系: 'connected', 未接: 'no_answer', 未接通: 'no_answer', 无人接听: 'no_answer',
  空号: 'invalid_number', 停机: 'invalid_number', 号码错误: 'invalid_number', 拒绝: 'declined', 无意向: 'declined', 拒接: 'declined',
}; // prettier-ignore

/** Reads one row of a list of follow-ups: whose, what, when and by whom must be there. */
export function readFollowUp(
  row: ImportRow,
  context: {
    readonly timeZone: string;
    readonly now: Date;
    /** The last instant that people may plan a follow-up for. */
    readonly latestFollowUp: Date;
    readonly people: ReadonlyMap<string, string | null>;
  },
): FollowUpRow | RowFault {
  const { values } = row;
  const summary = values['summary'] ?? '';
  if (summary === '') return fault('required', 'summary');
  if (summary.length > 2000) return fault('too_long', 'summary');
  const occurredAt = readDate(values['occurredAt'] ?? '', context.timeZone);
  if (occurredAt === null)
    return fault(values['occurredAt'] === undefined ? 'required' : 'not_a_date', 'occurredAt');
  if (occurredAt > context.now) return fault('in_future', 'occurredAt');
  const author = values['author'];
  if (author === undefined) return fault('required', 'author');
  const authorId = context.people.get(author) ?? context.people.get(author.toLowerCase());
  if (authorId === undefined) return fault('unknown_person', 'author');
  if (authorId === null) return fault('ambiguous_person', 'author');
  const type = wordOf(values['type'], ACTIVITY_TYPES, TYPE_WORDS, 'note');
  if (type === null) return fault('type_unknown', 'type');
  const outcome = wordOf(values['outcome'], ACTIVITY_OUTCOMES, OUTCOME_WORDS, 'none');
  if (outcome === null) return fault('outcome_unknown', 'outcome');
  const next = values['nextFollowUpAt'];
  const nextFollowUpAt = next === undefined ? null : readDate(next, context.timeZone);
  if (next !== undefined && nextFollowUpAt === null) return fault('not_a_date', 'nextFollowUpAt');
  if (nextFollowUpAt !== null && nextFollowUpAt > context.latestFollowUp)
    return fault('too_far_ahead', 'nextFollowUpAt');
  const whose = leadOf(values);
  if ('code' in whose) return whose;
  return {
    ...whose,
    summary,
    occurredAt,
    authorId,
    type,
    outcome: outcome === 'none' ? null : outcome,
    nextFollowUpAt,
  };
}

function leadOf(
  values: Readonly<Record<string, string>>,
): Pick<FollowUpRow, 'leadNumber' | 'key' | 'phone' | 'wechat'> | RowFault {
  const number = values['leadNumber']?.normalize('NFKC').toUpperCase();
  if (number !== undefined) return { leadNumber: number.slice(0, 50), key: null, phone: null, wechat: null };
  const { phone, wechat } = values;
  const person = readPerson({
    ...(phone === undefined ? {} : { phone }),
    ...(wechat === undefined ? {} : { wechat }),
  });
  if ('code' in person) return person;
  return { leadNumber: null, key: personKey(person), phone: person.phone, wechat: person.wechat };
}

function wordOf<T extends string, F extends string>(
  text: string | undefined,
  list: readonly T[],
  words: Readonly<Record<string, T>>,
  fallback: F,
): T | F | null {
  if (text === undefined) return fallback;
  const folded = text.normalize('NFKC').trim().toLowerCase();
  return list.find((item) => item === folded.replace(/[\s-]+/g, '_')) ?? words[folded] ?? null;
}

function fault(code: string, field: string): RowFault {
  return { kind: 'fault', code, field };
}
