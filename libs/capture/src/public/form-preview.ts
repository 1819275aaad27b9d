import { Injectable } from '@nestjs/common';
import { LOCALES, notFound, type Locale } from '@luodi/platform';
import { WorkspaceView } from '@luodi/workspace';
import type { Request, Response } from 'express';
import { FormDesignQueries } from '../forms/form-design.queries';
import { FormDesignService } from '../forms/form-design.service';
import { FormPageService } from './form-page.service';
import { emptyValues, sourceOfVisit } from './form-values.policy';
import { openPage } from './page-frame';
import { PageRenderer } from './page-renderer';

/** A form's draft as a page for the designer. */
@Injectable()
export class FormPreview {
  public constructor(
    private readonly design: FormDesignService,
    private readonly queries: FormDesignQueries,
    private readonly workspace: WorkspaceView,
    private readonly forms: FormPageService,
    private readonly renderer: PageRenderer,
  ) {}

  /** @throws DomainError not_found */
  public async page(siteId: string, locale: Locale, request: Request, response: Response): Promise<string> {
    const known = await this.queries.site(siteId);
    const site = known === null ? null : await this.workspace.site(known.key);
    if (site === null) throw notFound();
    const page = openPage(request, response);
    response.setHeader(
      'Content-Security-Policy',
      `default-src 'none'; style-src 'nonce-${page.frame.nonce}'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'`,
    );
    const frame = {
      ...page.frame,
      locale,
      localeLinks: LOCALES.map((other) => ({ locale: other, url: '#' })),
    };
    const form = { number: 0, definition: await this.design.drafted(siteId) };
    const state = {
      values: emptyValues(null),
      source: sourceOfVisit({}, undefined),
      faults: [],
      idempotencyKey: null,
      link: null,
    };
    const view = await this.forms.view(site, form, frame, '', state);
    return this.renderer.pages.form({ ...view, isPreview: true });
  }
}
