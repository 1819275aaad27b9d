import { Injectable } from '@nestjs/common';
import { DomainError, RateLimits, currentLocale, notFound } from '@luodi/platform';
import type { Request } from 'express';
import { requestMeta } from '../intake/request-meta';
import { FormPageService } from '../public/form-page.service';
import { FormVisits } from '../public/form-visits';
import { PageRenderer } from '../public/page-renderer';
import type { WidgetFormQuery } from './widget-form.dto';
import type { WidgetFormResponse } from './widget-form.response';

/** A reader opens one or two; more is a program. */
const PER_MINUTE = 60;

/** The published form for pages that draw it themselves. */
@Injectable()
export class WidgetFormService {
  public constructor(
    private readonly visits: FormVisits,
    private readonly forms: FormPageService,
    private readonly renderer: PageRenderer,
    private readonly limits: RateLimits,
  ) {}

  /** @throws DomainError not_found (site), form_closed, rate_limited */
  public async form(siteKey: string, query: WidgetFormQuery, request: Request): Promise<WidgetFormResponse> {
    await this.limits.consume('widget:form', requestMeta(request).ip ?? '-', PER_MINUTE, 60);
    const visited = await this.visits.open(siteKey);
    if (visited === null) throw notFound();
    if (!visited.isOpen) throw new DomainError('form_closed');
    const locale = query.lang ?? currentLocale();
    const followed = { p: query.p ?? '', c: query.c ?? '' };
    const arrival = await this.visits.arrive(visited, followed, request);
    const frame = { locale, localeLinks: [], nonce: '' };
    const view = await this.forms.view(visited.site, visited.form, frame, `?lang=${locale}`, {
      ...arrival,
      faults: [],
      idempotencyKey: null,
    });
    return this.renderer.pages.widget(view, visited.form.number);
  }
}
