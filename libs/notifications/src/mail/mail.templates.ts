import Handlebars from 'handlebars';
import { translate, type Locale } from '@luodi/platform';
import type { MailTemplate } from '../inbox/notice-kinds.policy';

/** What a mail tells; every text is a value, never part of a template. */
export interface MailFacts {
  readonly number: string;
  readonly link: string;
  /** Company, or null when unknown. */
  readonly company: string | null;
  readonly contact: string | null;
  /** Masked. */
  readonly phone: string | null;
  readonly need: string | null;
  readonly dueAt: string | null;
  readonly why: string | null;
  readonly followUpAt: string | null;
  readonly visitAt: string | null;
  /** Who receives the visitors. */
  readonly host: string | null;
  /** Counts of the morning digest. */
  readonly awaiting: string | null;
  readonly overdue: string | null;
  readonly followUps: string | null;
  readonly waiting: string | null;
  readonly visits: string | null;
  readonly tasks: string | null;
  readonly level: string | null;
  /** Leads that no rule wanted. */
  readonly count: string | null;
  /** Who named the reader. */
  readonly author: string | null;
  /** Which clock, what came of it, which team: words of the sentences. */
  readonly clock: string | null;
  readonly outcome: string | null;
  readonly team: string | null;
  /** A deadline other than that of the first response. */
  readonly endsAt: string | null;
}

export interface RenderedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Which words a mail has: its template's, or others once the time has passed. */
export type MailWords = MailTemplate | 'lead_assigned_late' | 'clock_answered_late';

/** Lines of the facts, shown where they are known. */
const FACT_LINES = [
  'company',
  'contact',
  'phone',
  'need',
  'dueAt',
  'endsAt',
  'followUpAt',
  'visitAt',
  'host',
  'why',
  'awaiting',
  'overdue',
  'followUps',
  'visits',
  'tasks',
  'waiting',
] as const;

/** What the link opens where it is not a lead. */
const OPENS: Readonly<Partial<Record<MailWords, string>>> = {
  morning_digest: 'openQueue',
  leads_unmatched: 'openRules',
  task_due: 'openQueue',
  leads_waiting: 'openWaiting',
  credit_disputed: 'openCredits',
  credit_ruled: 'openCredits',
};

const HTML = Handlebars.compile(
  `<!doctype html><html lang="{{lang}}"><head><meta charset="utf-8"><title>{{subject}}</title></head>
<body style="font-family:sans-serif;font-size:14px;line-height:1.6;color:#18212d">
<p>{{intro}}</p>
<table style="border-collapse:collapse">{{#each lines}}<tr><td style="padding:2px 12px 2px 0;color:#465263">{{label}}</td><td>{{value}}</td></tr>{{/each}}</table>
<p><a href="{{link}}">{{open}}</a></p>
<p style="color:#5f6b7c;font-size:12px">{{footer}}</p>
</body></html>`,
  { strict: true },
);

const TEXT = Handlebars.compile(
  `{{intro}}

{{#each lines}}{{label}}: {{value}}
{{/each}}
{{open}}: {{link}}

{{footer}}
`,
  { strict: true, noEscape: true },
);

/**
 * A mail in a language. The subject holds the lead's number and nothing a stranger wrote, so that no text of theirs
 * ever reaches a header.
 */
export function renderMail(locale: Locale, words: MailWords, facts: MailFacts): RenderedMail {
  const say = (key: string): string =>
    translate(locale, `mail.${key}`, {
      number: facts.number,
      level: facts.level ?? '',
      count: facts.count ?? '',
      author: facts.author ?? '',
      clock: facts.clock ?? '',
      outcome: facts.outcome ?? '',
      team: facts.team ?? '',
    });
  const lines = FACT_LINES.flatMap((key) => {
    const value = facts[key];
    return value === null || value === '' ? [] : [{ label: say(`label.${key}`), value: oneLine(value) }];
  });
  const subject = say(`${words}.subject`);
  const view = {
    lang: locale,
    subject,
    intro: say(`${words}.intro`),
    lines,
    link: facts.link,
    open: say(OPENS[words] ?? 'open'),
    footer: say('footer'),
  };
  return { subject, text: TEXT(view), html: HTML(view) };
}

/** A value stays on its line: nobody's text can pretend to be another line of the mail. */
function oneLine(value: string): string {
  return value.replace(/\s+/gu, ' ').trim();
}
