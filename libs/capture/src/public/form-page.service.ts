import { Inject, Injectable } from '@nestjs/common';
import {
  CONFIG,
  Clock,
  DomainError,
  Settings,
  createValidationPipe,
  localDate,
  newId,
  translate,
  type Config,
  type FieldError,
  type Locale,
} from '@luodi/platform';
import { ConsentNoticeQueries } from '@luodi/privacy';
import { CalendarService, WorkspaceView, type SiteView } from '@luodi/workspace';
import { callBackPromise, openingHours } from './call-back.policy';
import { shownFields } from '../forms/form-definition.policy';
import { onlyAsked } from '../forms/form-rules.policy';
import { FormSubmissions, offeredParks } from '../forms/form-submissions';
import { themeOf, type FormTheme } from '../forms/form-theme.policy';
import type { FollowedLink } from '../forms/prefill-links';
import type { PublishedForm } from '../forms/published-forms';
import { shownBands } from '../forms/tax-bands.policy';
import { expandDottedKeys } from './expand-dotted-keys.policy';
import { fieldFault, pageFaults, type PageFault } from './form-faults.policy';
import { FormKey } from './form-key';
import type {
  CallBackPromise,
  Controller,
  FormLayout,
  FormSite,
  FormSource,
  FormValues,
  FormView,
  PageFrame,
} from './form-pages';
import { signFormToken } from './form-token';
import { inquiryFieldsOf } from './form-values.policy';
import { contentOf } from '../intake/inquiry-content.policy';
import { readPerson } from '../intake/inquiry-person.policy';
import { readText } from '../intake/inquiry-facts.policy';
import { PromiseQueries } from './promise.queries';
import { ProofOfWork } from '../spam/proof-of-work';
import { SiteGuardService } from '../spam/site-guard.service';
import { SubmitInquiryDto } from './submit-inquiry.dto';

/** What was typed and where from, for a form that is shown (again). */
export interface FormState {
  readonly values: FormValues;
  readonly source: FormSource;
  readonly faults: readonly PageFault[];
  /** Kept over a 422, so that the corrected form is still the same submission. */
  readonly idempotencyKey: string | null;
  /** The signed link that brought the visitor. */
  readonly link: FollowedLink | null;
}

/** Fills the hosted form, and judges what it posts. */
@Injectable()
export class FormPageService {
  private readonly pipe = createValidationPipe();

  public constructor(
    private readonly workspace: WorkspaceView,
    private readonly submissions: FormSubmissions,
    private readonly notices: ConsentNoticeQueries,
    private readonly settings: Settings,
    private readonly calendar: CalendarService,
    private readonly promises: PromiseQueries,
    private readonly formKey: FormKey,
    private readonly guards: SiteGuardService,
    private readonly proofs: ProofOfWork,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** When somebody who submits at that moment may expect a call. */
  public async promiseAt(at: Date): Promise<CallBackPromise> {
    return callBackPromise(await this.calendar.current(), at, await this.promises.firstResponseMinutes());
  }

  /** The view model of the form; every visit gets its own token and key. */
  public async view(
    site: SiteView,
    form: PublishedForm,
    frame: PageFrame,
    query: string,
    state: FormState,
  ): Promise<FormView> {
    const now = this.clock.now();
    const { definition } = form;
    const version = definition.noticeVersion ?? (await this.notices.currentVersion());
    return {
      ...frame,
      theme: formThemeOf(form),
      site: formSite(site, form, frame.locale),
      action: `/f/${site.key}${query}`,
      layout: layoutOf(form, frame.locale, state.link),
      parks: offeredParks(definition.parkIds, await this.workspace.parks()),
      promise: await this.promiseAt(now),
      workingHours: openingHours(await this.calendar.current()),
      values: state.values,
      faults: state.faults.map((fault) => ({
        path: fault.path,
        code: fault.code,
        message: translate(frame.locale, fault.message),
      })),
      source: state.source,
      ...(await controllerOf(this.settings)),
      noticeVersion: version,
      noticeUrl: `/notice/${encodeURIComponent(version)}${query}`,
      statusUrl: `/s${query}`,
      formToken: signFormToken(this.formKey.key, site.key, now),
      idempotencyKey: state.idempotencyKey ?? newId(),
      challenge: (await this.guards.guarded(site.id)) ? await this.proofs.challenge(site.key) : null,
      honeypotName: 'website',
      apiUrl: `/api/public/v1/sites/${site.key}/inquiries`,
      prefill: state.link?.token ?? '',
      eventsUrl: `/api/public/v1/sites/${site.key}/events`,
      pastedUrl: `/api/public/v1/sites/${site.key}/pasted`,
    };
  }

  /**
   * The body of a posted form, checked like the JSON one.
   * @throws DomainError validation_failed
   */
  public async read(
    form: PublishedForm,
    fields: Readonly<Record<string, unknown>>,
  ): Promise<SubmitInquiryDto> {
    const asked = form.number === 0 ? fields : onlyAsked(form.definition, fields);
    const body: unknown = await this.pipe.transform(expandDottedKeys(inquiryFieldsOf(asked)), {
      type: 'body',
      metatype: SubmitInquiryDto,
    });
    if (!(body instanceof SubmitInquiryDto)) throw new DomainError('validation_failed');
    return body;
  }

  /** Everything the page can complain about before it is sent on. */
  public async faultsOf(
    form: PublishedForm,
    body: SubmitInquiryDto,
    link: FollowedLink | null,
  ): Promise<PageFault[]> {
    const content = contentOf(body);
    const { fields } = readText(content, null, localDate(this.clock.now(), this.config.tzName)).parsed;
    const reading = readPerson(content, fields);
    return pageFaults({
      hasNeed: content.need !== null || content.needType !== null,
      handling: body.consent?.handling === true,
      ruleFaults: await this.submissions.faults(form, content, link),
      fields: shownFields(form.definition).map((field) => field.key),
      personFaults: reading.ok ? [] : reading.faults,
    });
  }
}

/** The faults of a refusal, as the page shows them. */
export function refusalFaults(error: DomainError, locale: Locale): PageFault[] {
  const errors: readonly FieldError[] = error.extra.errors ?? [];
  if (errors.length > 0) return errors.map((item) => withParams(fieldFault(item), item, locale));
  const path = error.code === 'consent_required' ? 'consent.handling' : '';
  const [title, detail] = ['title', 'detail'].map((part) =>
    translate(locale, `error.${error.code}.${part}`, error.facts),
  );
  // At a field the field says what it is about; on top of the page nothing does.
  const message = path === '' ? `${title}${locale === 'en' ? '. ' : '。'}${detail}` : `${detail}`;
  return [{ path, code: error.code, message }];
}

/** Texts with numbers in them ("at most 500 characters") are filled here; unknown keys pass through `translate`. */
function withParams(fault: PageFault, error: FieldError, locale: Locale): PageFault {
  return { ...fault, message: translate(locale, fault.message, error.params) };
}

/** The colours of a form; null for the product's own. */
export function formThemeOf(form: PublishedForm): FormTheme | null {
  const { hue } = form.definition;
  return hue === null ? null : themeOf(hue);
}

/** Who handles personal data, by the settings. */
export async function controllerOf(settings: Settings): Promise<Controller> {
  const organisation = await settings.get('privacy.organisation', '');
  const officer = await settings.get('privacy.officer', '');
  return {
    ...(organisation === '' ? {} : { organisation }),
    ...(officer === '' ? {} : { officer }),
  };
}

/** The site as its pages show it. */
export function formSite(site: SiteView, form: PublishedForm, locale: Locale): FormSite {
  const heading = form.definition.texts[locale].heading;
  return {
    key: site.key,
    name: site.name,
    heading: heading === '' ? null : heading,
    hotline: form.definition.hotline ?? site.hotline,
  };
}

/** What the page asks; an industry of the link that the form does not offer stands last. */
function layoutOf(form: PublishedForm, locale: Locale, link: FollowedLink | null): FormLayout {
  const { definition } = form;
  const { industries } = definition;
  const brought = link?.industry ?? null;
  const isKnown = brought === null || industries.some((industry) => industry.value === brought);
  return {
    fields: shownFields(definition).map(({ key, mode }) => ({ key, required: mode === 'required' })),
    needTypes: definition.needTypes,
    areaUnits: definition.areaUnits,
    industries: isKnown ? industries : [...industries, { value: brought, en: '' }],
    taxBands: shownBands(definition.taxBands).map(({ value, en }) => ({ value, en })),
    texts: definition.texts[locale],
    showsPromise: definition.showsPromise,
  };
}
