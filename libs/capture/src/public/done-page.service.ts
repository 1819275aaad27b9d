import { Injectable } from '@nestjs/common';
import { Clock, maskPhone, maskWechat } from '@luodi/platform';
import { answersOf } from '../tracking/answers.policy';
import { FormKey } from './form-key';
import { FormPageService, formSite, formThemeOf } from './form-page.service';
import type { CallBackPromise, DoneView } from './form-pages';
import type { VisitedForm } from './form-visits';
import { readDoneProof, signDoneProof } from './form-token';
import type { OpenedPage } from './page-frame';
import { ProgressPresenter } from '../tracking/progress.presenter';
import { formatTrackingCode, readTrackingCode } from '../tracking/tracking-code.policy';
import { TrackingQueries, type TrackedRow } from '../tracking/tracking.queries';

/** The success page shows what was sent for half an hour; then the code and digits are needed. */
const PROOF_MS = 30 * 60_000;

/** The page after a submission. */
@Injectable()
export class DonePageService {
  public constructor(
    private readonly forms: FormPageService,
    private readonly presenter: ProgressPresenter,
    private readonly queries: TrackingQueries,
    private readonly formKey: FormKey,
    private readonly clock: Clock,
  ) {}

  /** Where the browser goes after its POST. */
  public address(siteKey: string, code: string, query: string): string {
    const proof = signDoneProof(this.formKey.key, code, this.clock.now());
    const params = new URLSearchParams(query);
    params.set('code', formatTrackingCode(code));
    params.set('t', proof);
    return `/f/${encodeURIComponent(siteKey)}/done?${params.toString()}`;
  }

  /** Null when the text is no code at all. */
  public async view(
    { site, form }: VisitedForm,
    page: OpenedPage,
    text: string,
    proof: string,
  ): Promise<DoneView | null> {
    const code = readTrackingCode(text);
    if (code === null) return null;
    const formatted = formatTrackingCode(code);
    const joint = page.query === '' ? '?' : `${page.query}&`;
    return {
      ...page.frame,
      theme: formThemeOf(form),
      site: formSite(site, form, page.frame.locale),
      thanks: form.definition.texts[page.frame.locale].thanks,
      trackingCode: formatted,
      details: readDoneProof(this.formKey.key, code, proof, this.clock.now(), PROOF_MS)
        ? await this.details(code, page)
        : null,
      statusUrl: `/s${joint}code=${formatted}`,
      withdrawUrl: `/s/withdraw${joint}code=${formatted}`,
      editUrl: `/f/${site.key}${page.query}`,
    };
  }

  private async details(code: string, page: OpenedPage): Promise<DoneView['details']> {
    const row = await this.queries.find(code);
    if (row === null) return null;
    return {
      maskedPhone: maskPhone(row.phone) ?? maskWechat(row.wechat),
      receivedAt: this.presenter.local(row.received_at),
      promise: await this.promise(row),
      progress: await this.presenter.progress(row, page.frame.locale),
      answers: answersOf(row.submission),
    };
  }

  /** The lead's own promise, or the form's while nobody has the lead; nothing that has passed is promised. */
  private async promise(row: TrackedRow): Promise<CallBackPromise | null> {
    if (row.first_responded_at !== null) return null;
    if (row.first_response_due_at !== null) return this.presenter.firstCall(row);
    const promised = await this.forms.promiseAt(row.received_at);
    return new Date(promised.until) > this.clock.now() ? promised : null;
  }
}
