import { Controller, Get, Logger, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { Public } from '@luodi/identity';
import { ContactsInClear, DomainError, statusOf, translate } from '@luodi/platform';
import type { Request, Response } from 'express';
import { DonePageService } from './done-page.service';
import { flatBody } from './dotted-body.interceptor';
import type { PageFault } from './form-faults.policy';
import { FormPageService, formThemeOf, refusalFaults } from './form-page.service';
import { FormVisits, type VisitedForm } from './form-visits';
import { sourceOfPost, textOf, valuesOf } from './form-values.policy';
import type { MessageView } from './form-pages';
import { IntakeGate } from '../intake/intake-gate';
import { openPage, type OpenedPage } from './page-frame';
import { PageRenderer } from './page-renderer';
import { requestMeta } from '../intake/request-meta';
import { SubmitInquiryService } from './submit-inquiry.service';

/** The hosted form: HTML for people, with or without JavaScript. */
@ApiTags('pages')
@ApiProduces('text/html')
@ContactsInClear()
@Controller('f')
export class FormPageController {
  private readonly logger = new Logger('FormPage');

  public constructor(
    private readonly visits: FormVisits,
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
    const visited = await this.openForm(siteKey, page, response, 410);
    if (visited === null) return;
    const arrival = await this.visits.arrive(visited, query, request);
    const view = await this.forms.view(visited.site, visited.form, page.frame, page.query, {
      ...arrival,
      faults: [],
      idempotencyKey: null,
    });
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
    const visited = await this.openForm(siteKey, page, response, 422);
    if (visited === null) return;
    const { site, form } = visited;
    const fields = flatBody(request.body);
    const key = readKey(fields.idempotencyKey);
    try {
      const body = await this.forms.read(form, fields);
      const faults = await this.forms.faultsOf(form, body, await this.visits.linkOf(visited, fields));
      if (faults.length > 0) {
        await this.gate.pageRefused(site.id, faults[0]?.code ?? '', requestMeta(request).ip);
        await this.again(visited, page, response, fields, { status: 422, faults, key });
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
      await this.answerFault(error, visited, page, response, fields, key);
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
    const visited = await this.visits.open(siteKey);
    const view =
      visited === null ? null : await this.done.view(visited, page, textOf(query.code), textOf(query.t));
    if (view === null) {
      this.message(page, response, 404, 'site_not_found', null);
      return;
    }
    response.type('html').send(this.renderer.pages.done(view));
  }

  private async openForm(
    siteKey: string,
    page: OpenedPage,
    response: Response,
    closedStatus: number,
  ): Promise<VisitedForm | null> {
    const visited = await this.visits.open(siteKey);
    if (visited?.isOpen === true) return visited;
    if (visited === null) this.message(page, response, 404, 'site_not_found', null);
    else {
      const themed = { ...page, frame: { ...page.frame, theme: formThemeOf(visited.form) } };
      this.message(themed, response, closedStatus, 'form_closed', visited.hotline);
    }
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
    visited: VisitedForm,
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
      await this.again(visited, page, response, fields, { status, faults, key });
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
    await this.again(visited, page, response, fields, { status: 503, faults, key });
  }

  private async again(
    visited: VisitedForm,
    page: OpenedPage,
    response: Response,
    fields: Readonly<Record<string, unknown>>,
    answer: { readonly status: number; readonly faults: readonly PageFault[]; readonly key: string | null },
  ): Promise<void> {
    const view = await this.forms.view(visited.site, visited.form, page.frame, page.query, {
      link: await this.visits.linkOf(visited, fields),
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
