import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { Public } from '@luodi/identity';
import {
  ContactsInClear,
  DomainError,
  Settings,
  createValidationPipe,
  statusOf,
  translate,
  type Locale,
} from '@luodi/platform';
import { ConsentNoticeQueries, PrivacyRegister, WITHDRAW_SCOPES, type WithdrawScope } from '@luodi/privacy';
import type { Request, Response } from 'express';
import { answersOf } from './answers.policy';
import { flatBody } from '../public/dotted-body.interceptor';
import type { StatusView, WithdrawView } from '../public/form-pages';
import { textOf } from '../public/form-values.policy';
import { controllerOf } from '../public/form-page.service';
import { openPage, type OpenedPage } from '../public/page-frame';
import { PageRenderer } from '../public/page-renderer';
import { ProgressPresenter } from './progress.presenter';
import { requestMeta } from '../intake/request-meta';
import { TrackInquiryService } from './track-inquiry.service';
import { CorrectInquiryService } from './correct-inquiry.service';
import { CorrectInquiryDto } from './track-inquiry.dto';
import { formatTrackingCode, readReceipt } from './tracking-code.policy';
import type { TrackedRow } from './tracking.queries';

const NOTHING_TYPED = { text: '', company: '', contact: '', fault: null };

/** Status, withdrawal and notices as pages that work without JavaScript. */
@ApiTags('pages')
@ApiProduces('text/html')
@ContactsInClear()
@Controller()
export class StatusPageController {
  private readonly pipe = createValidationPipe();

  public constructor(
    private readonly tracking: TrackInquiryService,
    private readonly corrections: CorrectInquiryService,
    private readonly presenter: ProgressPresenter,
    private readonly register: PrivacyRegister,
    private readonly notices: ConsentNoticeQueries,
    private readonly settings: Settings,
    private readonly renderer: PageRenderer,
  ) {}

  @Get('s')
  @Public()
  public showStatus(
    @Query() query: Record<string, unknown>,
    @Req() request: Request,
    @Res() response: Response,
  ): void {
    const page = openPage(request, response);
    const values = { code: textOf(query.code).slice(0, 20), phoneLast4: '' };
    this.sendStatus(page, response, 200, { values, faults: [], result: null, request: null });
  }

  @Post('s')
  @Public()
  public async status(@Req() request: Request, @Res() response: Response): Promise<void> {
    const page = openPage(request, response);
    const values = lookupOf(request);
    try {
      if (readReceipt(values.code) !== null) {
        const state = await this.tracking.request(values.code, values.phoneLast4, requestMeta(request).ip);
        this.sendStatus(page, response, 200, {
          values,
          faults: [],
          result: null,
          request: {
            number: state.receiptNumber,
            kind: state.kind,
            status: state.status,
            receivedAt: this.presenter.local(new Date(state.receivedAt)),
            dueAt: this.presenter.local(new Date(state.dueAt)),
          },
        });
        return;
      }
      const row = await this.tracking.find(values.code, values.phoneLast4, requestMeta(request).ip);
      this.sendStatus(page, response, 200, {
        values,
        faults: [],
        request: null,
        result: await this.resultOf(page, row, NOTHING_TYPED, false),
      });
    } catch (error) {
      const fault = faultOf(error, page.frame.locale, response);
      this.sendStatus(page, response, fault.status, { values, faults: [fault], result: null, request: null });
    }
  }

  /** 补充或更正: kept beside what was sent; the agent is told. */
  @Post('s/correct')
  @Public()
  public async correct(@Req() request: Request, @Res() response: Response): Promise<void> {
    const page = openPage(request, response);
    const values = lookupOf(request);
    const fields = flatBody(request.body);
    const typed = {
      text: textOf(fields.text).slice(0, 500),
      company: textOf(fields.company).slice(0, 200),
      contact: textOf(fields.contact).slice(0, 100),
    };
    try {
      const row = await this.tracking.find(values.code, values.phoneLast4, requestMeta(request).ip);
      try {
        const body = await this.pipe.transform(
          { phoneLast4: values.phoneLast4, ...filled(typed) },
          { type: 'body', metatype: CorrectInquiryDto },
        );
        await this.corrections.correct(values.code, body as CorrectInquiryDto, requestMeta(request));
      } catch (error) {
        const fault = faultOf(error, page.frame.locale, response);
        const result = await this.resultOf(page, row, { ...typed, fault: fault.message }, false);
        this.sendStatus(page, response, fault.status, { values, faults: [], request: null, result });
        return;
      }
      const result = await this.resultOf(page, row, NOTHING_TYPED, true);
      this.sendStatus(page, response, 200, { values, faults: [], request: null, result });
    } catch (error) {
      const fault = faultOf(error, page.frame.locale, response);
      this.sendStatus(page, response, fault.status, { values, faults: [fault], result: null, request: null });
    }
  }

  @Get('s/withdraw')
  @Public()
  public showWithdraw(
    @Query() query: Record<string, unknown>,
    @Req() request: Request,
    @Res() response: Response,
  ): void {
    const page = openPage(request, response);
    const values = { code: textOf(query.code).slice(0, 20), phoneLast4: '', scope: '' as const };
    this.sendWithdraw(page, response, 200, { values, faults: [], receipt: null });
  }

  @Post('s/withdraw')
  @Public()
  public async withdraw(@Req() request: Request, @Res() response: Response): Promise<void> {
    const page = openPage(request, response);
    const given = textOf(flatBody(request.body).scope);
    const scope: WithdrawScope | '' = WITHDRAW_SCOPES.find((item) => item === given) ?? '';
    const values = { ...lookupOf(request), scope };
    try {
      if (scope === '') throw new DomainError('validation_failed');
      const number = await this.tracking.withdraw(
        values.code,
        values.phoneLast4,
        scope,
        requestMeta(request).ip,
      );
      const receipt = { number, scope, workingDays: await this.register.handlingDays() };
      this.sendWithdraw(page, response, 200, { values, faults: [], receipt });
    } catch (error) {
      const fault = faultOf(error, page.frame.locale, response);
      this.sendWithdraw(page, response, fault.status, { values, faults: [fault], receipt: null });
    }
  }

  @Get('notice/:version')
  @Public()
  public async showNotice(
    @Param('version') version: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const page = openPage(request, response);
    const notice = await this.notices.find(version, page.frame.locale);
    if (notice === null) {
      const view = {
        ...page.frame,
        kind: 'notice_not_found' as const,
        hotline: null,
        retryAfterSeconds: null,
      };
      response.status(404).type('html').send(this.renderer.pages.message(view));
      return;
    }
    response.type('html').send(
      this.renderer.pages.notice({
        ...page.frame,
        ...(await controllerOf(this.settings)),
        version: notice.version,
        publishedAt: this.presenter.local(notice.publishedAt),
        title: notice.title,
        body: notice.body,
      }),
    );
  }

  private async resultOf(
    page: OpenedPage,
    row: TrackedRow,
    correction: NonNullable<StatusView['result']>['correction'],
    corrected: boolean,
  ): Promise<NonNullable<StatusView['result']>> {
    const code = formatTrackingCode(row.tracking_code);
    const joint = page.query === '' ? '?' : `${page.query}&`;
    return {
      trackingCode: code,
      receivedAt: this.presenter.local(row.received_at),
      progress: await this.presenter.progress(row, page.frame.locale),
      answers: answersOf(row.submission),
      withdrawUrl: `/s/withdraw${joint}code=${code}`,
      correctUrl: row.status === 'withdrawn' ? null : `/s/correct${page.query}`,
      corrected,
      correction,
    };
  }

  private sendStatus(
    page: OpenedPage,
    response: Response,
    status: number,
    view: Pick<StatusView, 'values' | 'faults' | 'result' | 'request'>,
  ): void {
    const html = this.renderer.pages.status({ ...page.frame, action: `/s${page.query}`, ...view });
    response.status(status).type('html').send(html);
  }

  private sendWithdraw(
    page: OpenedPage,
    response: Response,
    status: number,
    view: Pick<WithdrawView, 'values' | 'faults' | 'receipt'>,
  ): void {
    const html = this.renderer.pages.withdraw({
      ...page.frame,
      action: `/s/withdraw${page.query}`,
      scopes: WITHDRAW_SCOPES,
      ...view,
    });
    response.status(status).type('html').send(html);
  }
}

/** The fields that were filled. */
function filled(fields: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value.trim() !== ''));
}

function lookupOf(request: Request): { readonly code: string; readonly phoneLast4: string } {
  const fields = flatBody(request.body);
  return { code: textOf(fields.code).slice(0, 20), phoneLast4: textOf(fields.phoneLast4).slice(0, 20) };
}

/**
 * A refusal in words; wrong code and wrong digits are one.
 * @throws whatever is not a refusal, for the problem filter
 */
function faultOf(
  error: unknown,
  locale: Locale,
  response: Response,
): { readonly code: string; readonly message: string; readonly status: number } {
  if (!(error instanceof DomainError) || statusOf(error.code) >= 500) throw error;
  if (error.extra.retryAfterSeconds !== undefined) {
    response.setHeader('Retry-After', String(error.extra.retryAfterSeconds));
  }
  return {
    code: error.code,
    message: translate(locale, `error.${error.code}.detail`, error.facts),
    status: statusOf(error.code) === 400 ? 422 : statusOf(error.code),
  };
}
