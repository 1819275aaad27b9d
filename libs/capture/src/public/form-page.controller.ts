import { Controller, Get, Logger, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { Public } from '@luodi/identity';
import { DomainError, statusOf, translate } from '@luodi/platform';
import type { SiteView } from '@luodi/workspace';
import type { Request, Response } from 'express';
import { DonePageService } from './done-page.service';
import { flatBody } from './dotted-body.interceptor';
import type { PageFault } from './form-faults.policy';
import { FormPageService, refusalFaults } from './form-page.service';
import { emptyValues, sourceOfPost, sourceOfVisit, textOf, valuesOf } from './form-values.policy';
import type { MessageView } from './form-pages';
import { IntakeGate } from '../intake/intake-gate';
import { openPage, type OpenedPage } from './page-frame';
import { PageRenderer } from './page-renderer';
import { requestMeta } from '../intake/request-meta';
import { SubmitInquiryService } from './submit-inquiry.service';

/** The hosted form: HTML for people, with or without JavaScript. */
@ApiTags('pages')
@ApiProduces('text/html')
@Controller('f')
export class FormPageController {
  private readonly logger = new Logger('FormPage');

  public constructor(
    private readonly forms: FormPageService,
    private readonly done: DonePageService,
    private readonly submissions: SubmitInquiryService,
    private readonly gate: IntakeGate,
    private readonly renderer: PageRenderer,
  ) {}

  @Get(':siteKey')
  @Public()
  public async show(
    @Param('siteKey') siteKey: string,
    @Query() query: Record<string, unknown>,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const page = openPage(request, response);
    const site = await this.openSite(siteKey, page, response, 410);
    if (site === null) return;
    const state = {
      values: emptyValues(query),
      source: sourceOfVisit(query, request.get('referer')),
      faults: [],
      idempotencyKey: null,
    };
    const view = await this.forms.view(site, page.frame, page.query, state);
    response.type('html').send(this.renderer.pages.form(view));
  }

  @Post(':siteKey')
  @Public()
  public async submit(
    @Param('siteKey') siteKey: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const page = openPage(request, response);
    const site = await this.openSite(siteKey, page, response, 422);
    if (site === null) return;
    const fields = flatBody(request.body);
    const key = readKey(fields.idempotencyKey);
    try {
      const body = await this.forms.read(fields);
      const faults = this.forms.faultsOf(site, body);
      if (faults.length > 0) {
        await this.gate.pageRefused(site.id, faults[0]?.code ?? '', requestMeta(request).ip);
        await this.again(site, page, response, fields, { status: 422, faults, key });
        return;
      }
      const meta = { channel: 'form' as const, ...requestMeta(request) };
      const { answer } = await this.submissions
        .submit(site.key, body, { ...meta, formIdempotencyKey: key })
        .catch((error: unknown) => {
          // Corrected after it was sent, with the browser's back button: not the same submission any more.
          if (!(error instanceof DomainError) || error.code !== 'idempotency_mismatch') throw error;
          return this.submissions.submit(site.key, body, { ...meta, formIdempotencyKey: null });
        });
      response.redirect(303, this.done.address(site.key, answer.code, page.query));
    } catch (error) {
      await this.answerFault(error, site, page, response, fields, key);
    }
  }

  @Get(':siteKey/done')
  @Public()
  public async showDone(
    @Param('siteKey') siteKey: string,
    @Query() query: Record<string, unknown>,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const page = openPage(request, response);
    const site = await this.forms.site(siteKey);
    const view = site === null ? null : await this.done.view(site, page, textOf(query.code), textOf(query.t));
    if (view === null) {
      this.message(page, response, 404, 'site_not_found', null);
      return;
    }
    response.type('html').send(this.renderer.pages.done(view));
  }

  private async openSite(
    siteKey: string,
    page: OpenedPage,
    response: Response,
    closedStatus: number,
  ): Promise<SiteView | null> {
    const site = await this.forms.site(siteKey);
    if (site !== null && site.active) return site;
    if (site === null) this.message(page, response, 404, 'site_not_found', null);
    else this.message(page, response, closedStatus, 'form_closed', site.hotline);
    return null;
  }

  private message(
    page: OpenedPage,
    response: Response,
    status: number,
    kind: MessageView['kind'],
    hotline: string | null,
  ): void {
    response
      .status(status)
      .type('html')
      .send(this.renderer.pages.message({ ...page.frame, kind, hotline, retryAfterSeconds: null }));
  }

  /** A refusal as the refilled form; what nobody expected too, so that nothing that was typed is lost. */
  private async answerFault(
    error: unknown,
    site: SiteView,
    page: OpenedPage,
    response: Response,
    fields: Readonly<Record<string, unknown>>,
    key: string | null,
  ): Promise<void> {
    if (error instanceof DomainError && statusOf(error.code) < 500) {
      const given = statusOf(error.code);
      const status = given === 429 ? 429 : 422;
      if (error.extra.retryAfterSeconds !== undefined) {
        response.setHeader('Retry-After', String(error.extra.retryAfterSeconds));
      }
      const faults = refusalFaults(error, page.frame.locale);
      await this.again(site, page, response, fields, { status, faults, key });
      return;
    }
    this.logger.error({
      event: 'form_failed',
      message: error instanceof Error ? error.message : undefined,
      stack: error instanceof Error ? error.stack : undefined,
    });
    response.setHeader('Retry-After', '5');
    const message = translate(page.frame.locale, 'form.unavailable');
    const faults: PageFault[] = [{ path: '', code: 'unavailable', message }];
    await this.again(site, page, response, fields, { status: 503, faults, key });
  }

  private async again(
    site: SiteView,
    page: OpenedPage,
    response: Response,
    fields: Readonly<Record<string, unknown>>,
    answer: { readonly status: number; readonly faults: readonly PageFault[]; readonly key: string | null },
  ): Promise<void> {
    const view = await this.forms.view(site, page.frame, page.query, {
      values: valuesOf(fields),
      source: sourceOfPost(fields),
      faults: answer.faults,
      idempotencyKey: answer.key,
    });
    response.status(answer.status).type('html').send(this.renderer.pages.form(view));
  }
}

/** The hidden key, when it looks like one of ours. */
function readKey(value: unknown): string | null {
  const key = textOf(value);
  return /^[A-Za-z0-9-]{8,100}$/.test(key) ? key : null;
}
