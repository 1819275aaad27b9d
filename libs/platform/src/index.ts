export { writeAudit } from './audit';
export { Caches } from './cached';
export { Clock, localDate, startOfLocalDate, zoneOffsetMillis } from './clock';
export { CONFIG, ConfigError, loadConfig, type Config } from './config';
export { CONSOLE_CHANNEL, notifyConsole, type ConsoleEvent } from './console-events';
export { IsCleanText, IsInstant, IsLocalDate, IsYuan, ToBoolean, ToInt, ToList } from './dto-decorators';
export {
  DomainError,
  assertNever,
  driverError,
  fieldError,
  forbidden,
  isUniqueViolation,
  notFound,
  registerErrors,
  statusOf,
  validationFailed,
  versionConflict,
  type FieldError,
} from './errors';
export {
  LOCALES,
  hasMessage,
  isLocale,
  negotiateLocale,
  registerMessages,
  translate,
  type Locale,
  type Messages,
} from './i18n';
export { stableHash, withIdempotency } from './idempotency';
export { newId } from './ids';
export { drainJobs, startJobRunner } from './job-runner';
export { JobRegistry, addJob, defineTask, jobEnvelope } from './jobs';
export { PinoLoggerService, createLogger } from './logging';
export { maskPhone, maskWechat, scrubPhones } from './masking';
export { decodeCursor, decodeTimeCursor, toPage, type CursorValue, type Page } from './pagination';
export { PgListener } from './pg-listener';
export { preparedQuery } from './prepared-query';
export { pgPoolOf } from './pg-pool';
export { PlatformModule } from './platform.module';
export { ProblemFilter, sendProblem } from './problem.filter';
export { RateLimits } from './rate-limits';
export { currentIdempotencyKey, currentLocale, currentRequestId, runInContext } from './request-context';
export { Settings } from './settings';
export { AREA_UNITS, toMu, toSqm, wanToYuan, yuan, type AreaUnit } from './units';
export { createValidationPipe } from './validation';
export { armWatchdog } from './watchdog';
export { PageQuery } from './page-query.dto';
