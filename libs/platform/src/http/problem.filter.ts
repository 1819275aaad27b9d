import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { Response } from 'express';
import { DomainError, driverError, statusOf, type FieldError } from '../errors';
import { maskAnswer } from '../masking/contact-mask.interceptor';
import { hasMessage, translate, type Locale } from '../i18n';
import { currentLocale, currentRequestId } from '../request-context';

/** RFC 9457 problem details, as contract.md fixes them. */
interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly requestId: string;
  readonly errors?: readonly { path: string; code: string; message: string }[];
}

// The database is away or refuses work for the moment: connection classes of SQLSTATE and of the socket.
const UNAVAILABLE = /^(08...|57P0[123]|53[0-9A-Z]{3}|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND)$/;
// Characters that PostgreSQL can't keep: NUL, half of a surrogate pair inside JSON.
const UNSTORABLE = new Set(['22021', '22P05']);
const RETRYABLE = new Set(['40001', '40P01', '55P03']);

/** Every error leaves the API through here: code → status, text in the caller's language, never a stack or SQL. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  public catch(exception: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    if (response.headersSent) {
      response.end();
      return;
    }
    const error = this.toDomainError(exception);
    sendProblem(response, error, currentLocale());
  }

  private toDomainError(exception: unknown): DomainError {
    if (exception instanceof DomainError) {
      if (statusOf(exception.code) >= 500 && exception.code !== 'unavailable') this.logUnknown(exception);
      return exception;
    }
    const known = fromHttp(exception);
    if (known !== null) return known;
    const code = driverError(exception)?.code;
    const message = exception instanceof Error ? exception.message : '';
    if (
      (code !== undefined && UNAVAILABLE.test(code)) ||
      /Connection terminated|timeout exceeded when trying to connect|not currently accepting connections/.test(
        message,
      )
    ) {
      this.logger.warn({ event: 'database_unavailable', code });
      return new DomainError('unavailable', {}, { retryAfterSeconds: 2 });
    }
    if (code !== undefined && RETRYABLE.has(code))
      return new DomainError('unavailable', {}, { retryAfterSeconds: 1 });
    if (code !== undefined && UNSTORABLE.has(code))
      return new DomainError('validation_failed', {}, { errors: [{ path: '', code: 'malformed' }] });
    this.logUnknown(exception);
    return new DomainError('internal');
  }

  private logUnknown(exception: unknown): void {
    this.logger.error(
      exception instanceof Error
        ? {
            event: 'unexpected_error',
            name: exception.name,
            message: exception.message,
            stack: exception.stack,
          }
        : { event: 'unexpected_error' },
    );
  }
}

/** Writes a refusal as a problem document. */
export function sendProblem(response: Response, error: DomainError, locale: Locale): void {
  const status = statusOf(error.code);
  if (error.extra.retryAfterSeconds !== undefined) {
    response.setHeader('Retry-After', String(error.extra.retryAfterSeconds));
  }
  response
    .status(status)
    .type('application/problem+json')
    .send(JSON.stringify({ ...maskedBody(error.extra.body), ...toProblem(error, status, locale) }));
}

/** What a refusal shows of the present state is masked as an answer would be. */
function maskedBody(body: object | undefined): object {
  const masked = body === undefined ? {} : maskAnswer(body);
  return typeof masked === 'object' && masked !== null ? masked : {};
}

function toProblem(error: DomainError, status: number, locale: Locale): Problem {
  const errors = error.extra.errors;
  return {
    type: `urn:luodi:problem:${error.code}`,
    title: translate(locale, `error.${wordsOf(error)}.title`, error.facts),
    status,
    detail: detailText(error, locale),
    code: error.code,
    requestId: currentRequestId(),
    ...(errors === undefined ? {} : { errors: errors.map((item) => presentFieldError(item, locale)) }),
  };
}

function detailText(error: DomainError, locale: Locale): string {
  const words = wordsOf(error);
  const key = `error.${words}.detail`;
  return translate(locale, hasMessage(key) ? key : `error.${words}.title`, error.facts);
}

function wordsOf(error: DomainError): string {
  return error.extra.words ?? error.code;
}

function presentFieldError(
  item: FieldError,
  locale: Locale,
): { path: string; code: string; message: string } {
  const key = `field.${item.code}`;
  return {
    path: item.path,
    code: item.code,
    message: translate(locale, hasMessage(key) ? key : 'field.invalid', item.params),
  };
}

/** What Nest, Express and the body parser throw by themselves. */
function fromHttp(exception: unknown): DomainError | null {
  const status = exception instanceof HttpException ? exception.getStatus() : statusProperty(exception);
  switch (status) {
    case null:
      return null;
    case 400:
      return new DomainError('validation_failed', {}, { errors: [{ path: '', code: 'malformed' }] });
    case 401:
      return new DomainError('unauthenticated');
    case 403:
      return new DomainError('forbidden');
    case 404:
      return new DomainError('not_found');
    case 405:
      return new DomainError('method_not_allowed');
    case 413:
      return new DomainError('payload_too_large');
    case 415:
      return new DomainError('unsupported_media_type');
    case 429:
      return new DomainError('rate_limited', { minutes: 1 }, { retryAfterSeconds: 60 });
    default:
      return status < 500
        ? new DomainError('validation_failed', {}, { errors: [{ path: '', code: 'malformed' }] })
        : null;
  }
}

/** body-parser and Express mark their errors with `status` and, where the client is at fault, `expose`. */
function statusProperty(exception: unknown): number | null {
  if (typeof exception !== 'object' || exception === null) return null;
  if (exception instanceof URIError) return 400;
  if (!('status' in exception) || typeof exception.status !== 'number') return null;
  return exception.status >= 400 && exception.status < 500 ? exception.status : null;
}
