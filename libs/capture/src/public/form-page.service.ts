import { Inject, Injectable } from '@nestjs/common';
import {
  CONFIG,
  Clock,
  DomainError,
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
import { expandDottedKeys } from './expand-dotted-keys.policy';
import { fieldFault, pageFaults, type PageFault } from './form-faults.policy';
import { FormKey } from './form-key';
import type { CallBackPromise, FormSite, FormSource, FormValues, FormView, PageFrame } from './form-pages';
import { signFormToken } from './form-token';
import { inquiryFieldsOf } from './form-values.policy';
import { contentOf } from '../intake/inquiry-content.policy';
import { readPerson } from '../intake/inquiry-person.policy';
import { readText } from '../intake/inquiry-facts.policy';
import { PromiseQueries } from './promise.queries';
import { SubmitInquiryDto } from './submit-inquiry.dto';

/** What was typed and where from, for a form that is shown (again). */
export interface FormState {
  readonly values: FormValues;
  readonly source: FormSource;
  readonly faults: readonly PageFault[];
  /** Kept over a 422, so that the corrected form is still the same submission. */
  readonly idempotencyKey: string | null;
}

/** Fills the hosted form, and judges what it posts. */
@Injectable()
export class FormPageService {
  private readonly pipe = createValidationPipe();

  public constructor(
    private readonly workspace: WorkspaceView,
    private readonly notices: ConsentNoticeQueries,
    private readonly calendar: CalendarService,
    private readonly promises: PromiseQueries,
    private readonly formKey: FormKey,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  public async site(key: string): Promise<SiteView | null> {
    return this.workspace.site(key);
  }

  /** When somebody who submits at that moment may expect a call. */
  public async promiseAt(at: Date): Promise<CallBackPromise> {
    return callBackPromise(await this.calendar.current(), at, await this.promises.firstResponseMinutes());
  }

  /** The view model of the form; every visit gets its own token and key. */
  public async view(site: SiteView, frame: PageFrame, query: string, state: FormState): Promise<FormView> {
    const now = this.clock.now();
    const version = await this.notices.currentVersion();
    return {
      ...frame,
      site: formSite(site),
      action: `/f/${site.key}${query}`,
      parks: await this.workspace.parks(),
      promise: await this.promiseAt(now),
      workingHours: openingHours(await this.calendar.current()),
      values: state.values,
      faults: state.faults.map((fault) => ({
        path: fault.path,
        code: fault.code,
        message: translate(frame.locale, fault.message),
      })),
      source: state.source,
      noticeVersion: version,
      noticeUrl: `/notice/${encodeURIComponent(version)}${query}`,
      statusUrl: `/s${query}`,
      formToken: signFormToken(this.formKey.key, site.key, now),
      idempotencyKey: state.idempotencyKey ?? newId(),
      honeypotName: 'website',
      apiUrl: `/api/public/v1/sites/${site.key}/inquiries`,
    };
  }

  /**
   * The body of a posted form, checked like the JSON one.
   * @throws DomainError validation_failed
   */
  public async read(fields: Readonly<Record<string, unknown>>): Promise<SubmitInquiryDto> {
    const body: unknown = await this.pipe.transform(expandDottedKeys(inquiryFieldsOf(fields)), {
      type: 'body',
      metatype: SubmitInquiryDto,
    });
    if (!(body instanceof SubmitInquiryDto)) throw new DomainError('validation_failed');
    return body;
  }

  /** Everything the page can complain about before it is sent on. */
  public faultsOf(site: SiteView, body: SubmitInquiryDto): PageFault[] {
    const content = contentOf(body);
    const { fields } = readText(content, null, localDate(this.clock.now(), this.config.tzName)).parsed;
    const reading = readPerson(content, fields);
    return pageFaults({
      contactRequired: site.contactRequired,
      hasNeed: content.need !== null || content.needType !== null,
      hasContact: content.contact !== null,
      handling: body.consent?.handling === true,
      personFaults: reading.ok ? [] : reading.faults,
    });
  }
}

/** The faults of a refusal, as the page shows them. */
export function refusalFaults(error: DomainError, locale: Locale): PageFault[] {
  const errors: readonly FieldError[] = error.extra.errors ?? [];
  if (errors.length > 0) return errors.map((item) => withParams(fieldFault(item), item, locale));
  const path = error.code === 'consent_required' ? 'consent.handling' : '';
  return [{ path, code: error.code, message: translate(locale, `error.${error.code}.detail`, error.facts) }];
}

/** Texts with numbers in them ("at most 500 characters") are filled here; unknown keys pass through `translate`. */
function withParams(fault: PageFault, error: FieldError, locale: Locale): PageFault {
  return { ...fault, message: translate(locale, fault.message, error.params) };
}

export function formSite(site: SiteView): FormSite {
  return {
    key: site.key,
    name: site.name,
    heading: site.heading,
    hotline: site.hotline,
    contactRequired: site.contactRequired,
  };
}
