import type { AreaUnit } from '@luodi/platform';
import type { NeedType } from '@luodi/leads';
import type { InquiryFieldsDto } from '../public/submit-inquiry.dto';

/** The fields of a submission as plain data: null when absent or empty. */
export interface InquiryContent {
  readonly need: string | null;
  readonly use: string | null;
  readonly tax: string | null;
  readonly company: string | null;
  readonly contact: string | null;
  readonly phone: string | null;
  readonly wechat: string | null;
  readonly email: string | null;
  readonly region: readonly string[];
  readonly message: string | null;
  readonly needType: NeedType | null;
  readonly area: { readonly min: number | null; readonly max: number | null; readonly unit: AreaUnit } | null;
  readonly source: InquirySource;
}

export interface InquirySource {
  readonly url: string | null;
  readonly title: string | null;
  readonly referrer: string | null;
  readonly channel: string | null;
  readonly utm: Readonly<Record<string, string>>;
  /** Whether address, title and channel stand in a link that was signed for the site; else the sender claims them. */
  readonly verified: boolean;
}

/** The content of a validated body. An area without any number is none; its ends are put in order. */
export function contentOf(body: InquiryFieldsDto): InquiryContent {
  return {
    need: textOf(body.need),
    use: textOf(body.use),
    tax: textOf(body.tax),
    company: textOf(body.company),
    contact: textOf(body.contact),
    phone: textOf(body.phone),
    wechat: textOf(body.wechat),
    email: textOf(body.email),
    region: [...new Set((body.region ?? []).filter((name) => name !== ''))],
    message: textOf(body.message),
    needType: body.needType ?? null,
    area: areaOf(body.area),
    source: {
      url: webAddress(body.source?.url),
      title: textOf(body.source?.title),
      referrer: webAddress(body.source?.referrer),
      channel: textOf(body.source?.channel),
      utm: body.source?.utm ?? {},
      verified: false,
    },
  };
}

/** What stands in the raw submission: the fields as sent, without where they came from. */
export function submissionOf(content: InquiryContent, pasted: string | null): Record<string, unknown> {
  const { source: _source, ...fields } = content;
  const filled = Object.entries({ ...fields, text: pasted }).filter(
    ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(filled);
}

/** The text that was pasted, back from what was stored; null when none was. */
export function storedText(submission: object): string | null {
  return 'text' in submission && typeof submission.text === 'string' ? submission.text : null;
}

/** The content back from what was stored; the inverse of `submissionOf`. */
export function storedContent(submission: object, source: object): InquiryContent {
  const kept = submission as Partial<InquiryContent>;
  const from = source as Partial<InquirySource>;
  return {
    need: kept.need ?? null,
    use: kept.use ?? null,
    tax: kept.tax ?? null,
    company: kept.company ?? null,
    contact: kept.contact ?? null,
    phone: kept.phone ?? null,
    wechat: kept.wechat ?? null,
    email: kept.email ?? null,
    region: kept.region ?? [],
    message: kept.message ?? null,
    needType: kept.needType ?? null,
    area: kept.area ?? null,
    source: {
      url: from.url ?? null,
      title: from.title ?? null,
      referrer: from.referrer ?? null,
      channel: from.channel ?? null,
      utm: from.utm ?? {},
      verified: from.verified ?? false,
    },
  };
}

/** Everything that was typed, as lessons and heuristics read it. */
export function allText(content: InquiryContent): string {
  return [content.need, content.use, content.tax, content.company, content.contact, content.message]
    .filter((text) => text !== null)
    .join('\n');
}

function textOf(text: string | null | undefined): string | null {
  return text === undefined || text === null || text === '' ? null : text;
}

function areaOf(area: InquiryFieldsDto['area']): InquiryContent['area'] {
  if (area === undefined || area === null) return null;
  const min = area.min ?? null;
  const max = area.max ?? null;
  if (min === null && max === null) return null;
  const reversed = min !== null && max !== null && min > max;
  return { min: reversed ? max : min, max: reversed ? min : max, unit: area.unit };
}

/** Only web addresses are kept: the console shows them as links, and nothing may smuggle in another scheme. */
function webAddress(text: string | null | undefined): string | null {
  if (text === undefined || text === null || !/^https?:\/\//i.test(text) || !URL.canParse(text)) return null;
  return text;
}
