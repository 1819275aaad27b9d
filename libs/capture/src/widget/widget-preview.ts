import { Injectable } from '@nestjs/common';
import { LOCALES, notFound } from '@luodi/platform';
import type { Request, Response } from 'express';
import { FormDesignQueries } from '../forms/form-design.queries';
import { FormPageService } from '../public/form-page.service';
import { FormVisits } from '../public/form-visits';
import { emptyValues, sourceOfVisit } from '../public/form-values.policy';
import { openPage } from '../public/page-frame';
import { PageRenderer } from '../public/page-renderer';
import type { WidgetPreviewQuery } from './widget-form.dto';

/** The widget with the form in force, in a page of ours. */
@Injectable()
export class WidgetPreview {
  public constructor(
    private readonly queries: FormDesignQueries,
    private readonly visits: FormVisits,
    private readonly forms: FormPageService,
    private readonly renderer: PageRenderer,
  ) {}

  /**
   * The page and its policy: it may run the widget and stand in a frame of the console, and reaches nothing.
   * @throws DomainError not_found
   */
  public async page(
    siteId: string,
    { lang: locale = 'zh-CN', mode = 'inline' }: WidgetPreviewQuery,
    request: Request,
    response: Response,
  ): Promise<string> {
    const known = await this.queries.site(siteId);
    const visited = known === null ? null : await this.visits.open(known.key);
    if (visited === null) throw notFound();
    const page = openPage(request, response);
    const { nonce } = page.frame;
    response.setHeader(
      'Content-Security-Policy',
      `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; connect-src 'none'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'`,
    );
    // The frame is sandboxed: a page of no origin can't be kept apart by its origin, and browsers complain.
    response.removeHeader('Origin-Agent-Cluster');
    const frame = {
      ...page.frame,
      locale,
      localeLinks: LOCALES.map((other) => ({ locale: other, url: '#' })),
    };
    const view = await this.forms.view(visited.site, visited.form, frame, `?lang=${locale}`, {
      values: emptyValues(null),
      source: sourceOfVisit({}, undefined),
      faults: [],
      idempotencyKey: null,
      link: null,
    });
    // Nothing is sent, so nothing needs proof.
    const unguarded = { ...view, challenge: null };
    return this.renderer.pages.widgetPreview(unguarded, mode, visited.form.number);
  }
}
