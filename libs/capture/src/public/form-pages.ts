/**
 * What the public HTML pages need to know. The controllers of this lib fill these view models,
 * apps/form turns them into HTML; apps/api binds its implementation to FORM_PAGES.
 *
 * Rules for the implementation: every string is untrusted text (escape it); no text is made here but
 * what people typed and what the message catalogue gave (`message`), so all copy belongs to the pages;
 * instants are ISO 8601 with offset in the workspace's time zone and may be shown as they stand.
 */
import type { Locale } from '@luodi/platform';
import type { RequestKind, WithdrawScope } from '@luodi/privacy';
import type { FormFieldKey, FormTexts, IndustryChoice } from '../forms/form-definition.policy';
import type { TaxBand } from '../forms/tax-bands.policy';
import type { FormTheme } from '../forms/form-theme.policy';
import type { WidgetMode } from '../widget/widget-modes';
import type { ProofChallenge } from '../spam/proof-of-work';
import type { ProgressStep, PublicStatus } from '../tracking/public-status.policy';
import type { NeedType } from '@luodi/leads';
import type { WidgetFormResponse } from '../widget/widget-form.response';

/** Injection token of the FormPages implementation. */
export const FORM_PAGES = Symbol('FORM_PAGES');

/** Each function but `widget` answers one complete HTML document. */
export interface FormPages {
  /** GET /f/{siteKey}, and the refilled form with status 422 or 429. */
  form(view: FormView): string;
  /** GET /f/{siteKey}/done */
  done(view: DoneView): string;
  /** GET and POST /s */
  status(view: StatusView): string;
  /** GET and POST /s/withdraw */
  withdraw(view: WithdrawView): string;
  /** GET /notice/{version} */
  notice(view: NoticeView): string;
  /** A page that only says something: form closed, unknown site, unknown notice. */
  message(view: MessageView): string;
  /** GET /demo/article */
  article(view: ArticleView): string;
  /** GET /api/v1/sites/{id}/widget-preview: the widget in a page, which sends nothing. `version` is the published one. */
  widgetPreview(view: FormView, mode: WidgetMode, version: number): string;
  /** The form as data, for the widget. `version` is the published one. */
  widget(view: FormView, version: number): WidgetFormResponse;
}

/** What every page carries. */
export interface PageFrame {
  readonly locale: Locale;
  /** The same page in each language: plain links, so that the switch works without JavaScript. */
  readonly localeLinks: readonly { readonly locale: Locale; readonly url: string }[];
  /** The content security policy allows <style nonce> and <script nonce> with this value only. */
  readonly nonce: string;
  /** The colours of the site's form; null: the product's own. */
  readonly theme?: FormTheme | null;
}

export interface FormSite {
  readonly key: string;
  readonly name: string;
  /** Own heading of the site, or null for the product's default heading. */
  readonly heading: string | null;
  /** Telephone number to call instead, or null. */
  readonly hotline: string | null;
}

/** When the prospect may expect the first call, counted in working time. */
export type CallBackPromise =
  | {
      /** Open now, and the first response is due within today's hours. */
      readonly kind: 'minutes';
      readonly minutes: number;
      /** The instant promised, e.g. 2026-11-23T10:12:00+08:00. */
      readonly until: string;
    }
  | {
      /** Closed now, or too late today. */
      readonly kind: 'next_working_day';
      /** Local date YYYY-MM-DD and time HH:MM of the promise. */
      readonly date: string;
      readonly time: string;
      /** 0 today (before opening), 1 tomorrow, more after a weekend or holiday. */
      readonly daysAhead: number;
      readonly until: string;
    };

/** One span of opening hours, local time HH:MM. */
export interface WorkingSpan {
  readonly from: string;
  readonly to: string;
}

/** What was typed, exactly as typed; names are the field names of the POST (dotted keys included). */
export interface FormValues {
  readonly needType: string;
  readonly need: string;
  readonly use: string;
  readonly tax: string;
  readonly 'area.min': string;
  readonly 'area.max': string;
  /** sqm | mu | hectare; sqm at first. */
  readonly 'area.unit': string;
  /** Park names and other places; one `region` field per chosen box. */
  readonly region: readonly string[];
  readonly company: string;
  readonly contact: string;
  readonly phone: string;
  readonly wechat: string;
  readonly email: string;
  readonly message: string;
  /** Boxes; never ticked at first, and kept as ticked after a 422. */
  readonly 'consent.handling': boolean;
  readonly 'consent.sharing': boolean;
  readonly 'consent.marketing': boolean;
}

/** One fault to show in the summary and beside its field. */
export interface FormFault {
  /** A key of FormValues, or '' for the form as a whole. */
  readonly path: keyof FormValues | '';
  /** consent_required, contact_required, need_required, phone_invalid, policy_unknown, too_long, form_expired, rate_limited … */
  readonly code: string;
  /** In the page's language. */
  readonly message: string;
}

/** Where the visitor comes from; goes back as hidden fields source.url, source.title, source.utm.campaign … */
export interface FormSource {
  readonly url: string;
  readonly title: string;
  readonly referrer: string;
  readonly channel: string;
  /** Hidden field channelCode: the parameter of a channel's link, or ''. */
  readonly channelCode?: string;
  readonly utm: Readonly<Record<string, string>>;
}

/** What a form asks, as its published version says. */
export interface FormLayout {
  /** The fields on the page, in order. */
  readonly fields: readonly { readonly key: FormFieldKey; readonly required: boolean }[];
  /** In order; the first six are in view. */
  readonly needTypes: readonly NeedType[];
  readonly areaUnits: readonly ('sqm' | 'mu' | 'hectare')[];
  readonly industries: readonly IndustryChoice[];
  /** The offered bands of yearly tax. */
  readonly taxBands: readonly Pick<TaxBand, 'value' | 'en'>[];
  /** In the page's language; '' is the product's own text. */
  readonly texts: FormTexts;
  /** Whether the page says when somebody calls. */
  readonly showsPromise: boolean;
}

/** Who handles personal data; nothing where nobody is named in the settings. */
export interface Controller {
  /** The organisation (PIPL 17). */
  readonly organisation?: string;
  /** The person in charge and how they are reached (PIPL 52). */
  readonly officer?: string;
}

export interface FormView extends PageFrame, Controller {
  readonly site: FormSite;
  /** Where the form posts to. */
  readonly action: string;
  /** Active parks in order; a chip sends `region=<name>`. */
  readonly parks: readonly { readonly id: string; readonly name: string }[];
  readonly layout: FormLayout;
  readonly promise: CallBackPromise;
  readonly workingHours: readonly WorkingSpan[];
  readonly values: FormValues;
  /** Empty on the first visit. The first one with a path is the field to focus. */
  readonly faults: readonly FormFault[];
  readonly source: FormSource;
  /** Hidden field consent.policyVersion. */
  readonly noticeVersion: string;
  readonly noticeUrl: string;
  readonly statusUrl: string;
  /** Hidden field formToken: when this form was served, signed. */
  readonly formToken: string;
  /** Hidden field idempotencyKey: a double click or a re-sent POST is one inquiry. */
  readonly idempotencyKey: string;
  /** Name of the text field that people never see (hidden by CSS, aria-hidden, tabindex -1, autocomplete off). */
  readonly honeypotName: 'website';
  /** The riddle to solve while the form is filled in; null unless the site asks for proof of work. */
  readonly challenge: ProofChallenge | null;
  /** The JSON endpoint, for the enhancing script. */
  readonly apiUrl: string;
  /** Hidden field prefill: the signed link that brought the visitor, or ''. */
  readonly prefill: string;
  /** Where the script says that somebody began to fill it in. */
  readonly eventsUrl: string;
  /** Where the script has a pasted text read. */
  readonly pastedUrl: string;
  /** Shown in the designer: no script, links lead out of the frame. */
  readonly isPreview?: boolean;
}

export interface ProgressView {
  readonly status: PublicStatus;
  /** `next` is the one being waited for; nothing is `next` once closed or withdrawn. */
  readonly steps: readonly {
    readonly step: ProgressStep;
    readonly state: 'done' | 'next' | 'later';
    readonly at: string | null;
  }[];
  /** Surname with title, e.g. 彭女士; the phone only when it is a work number. */
  readonly agent: { readonly name: string; readonly phone: string | null } | null;
  /** The promised first call as it looks now; null when it was made, is late or nobody has the lead. */
  readonly firstCall: CallBackPromise | null;
}

/** The prospect's own answers, as they typed them; only shown to those who prove who they are. */
export interface AnswersView {
  readonly needType: string | null;
  readonly need: string | null;
  readonly area: { readonly min: number | null; readonly max: number | null; readonly unit: string } | null;
  readonly region: readonly string[];
  readonly use: string | null;
  readonly tax: string | null;
  readonly company: string | null;
}

export interface DoneView extends PageFrame {
  readonly site: FormSite;
  /** The site's own words of thanks, or ''. */
  readonly thanks: string;
  /** XXXX-XXXX */
  readonly trackingCode: string;
  /** Null when the page is opened without the proof the redirect carries: then only the code is shown. */
  readonly details: {
    /** 138****1234, or the WeChat id's end, or null. */
    readonly maskedPhone: string | null;
    readonly receivedAt: string;
    /** Null once somebody called, or when the promised moment has passed. */
    readonly promise: CallBackPromise | null;
    readonly progress: ProgressView;
    readonly answers: AnswersView;
  } | null;
  readonly statusUrl: string;
  readonly withdrawUrl: string;
  /** Add or correct something: the form again (same phone = same lead). */
  readonly editUrl: string;
}

/** A person's request about their data, by receipt number. */
export interface RequestView {
  readonly number: string;
  readonly kind: RequestKind;
  readonly status: 'open' | 'in_progress' | 'done' | 'refused';
  readonly receivedAt: string;
  readonly dueAt: string;
}

export interface StatusView extends PageFrame {
  /** Present after a receipt number and its digits matched. */
  readonly request: RequestView | null;
  readonly action: string;
  readonly values: { readonly code: string; readonly phoneLast4: string };
  readonly faults: readonly { readonly code: string; readonly message: string }[];
  /** Present after code and digits matched. */
  readonly result: {
    readonly trackingCode: string;
    readonly receivedAt: string;
    readonly progress: ProgressView;
    readonly answers: AnswersView;
    readonly withdrawUrl: string;
    /** Where additions and corrections are posted; null once withdrawn. */
    readonly correctUrl: string | null;
    /** Just taken. */
    readonly corrected: boolean;
    /** What was typed and refused, with why. */
    readonly correction: {
      readonly text: string;
      readonly company: string;
      readonly contact: string;
      readonly fault: string | null;
    };
  } | null;
}

export interface WithdrawView extends PageFrame {
  readonly action: string;
  readonly scopes: readonly WithdrawScope[];
  readonly values: { readonly code: string; readonly phoneLast4: string; readonly scope: WithdrawScope | '' };
  readonly faults: readonly { readonly code: string; readonly message: string }[];
  /** Present after it was accepted. */
  readonly receipt: {
    readonly number: string;
    readonly scope: WithdrawScope;
    /** Working days within which it is done. */
    readonly workingDays: number;
  } | null;
}

export interface NoticeView extends PageFrame, Controller {
  readonly version: string;
  readonly publishedAt: string;
  readonly title: string;
  /** Plain text: paragraphs separated by an empty line; a line that begins with '## ' is a heading, with '- ' a list item. */
  readonly body: string;
}

/** A sample article with a site's block under it. */
export interface ArticleView extends PageFrame {
  readonly siteKey: string;
}

export interface MessageView extends PageFrame {
  readonly kind: 'form_closed' | 'site_not_found' | 'notice_not_found' | 'rate_limited' | 'unavailable';
  readonly hotline: string | null;
  /** Seconds until it is worth trying again, or null. */
  readonly retryAfterSeconds: number | null;
}
