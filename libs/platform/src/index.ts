export { writeAudit } from './audit';
export { AUDIT_ACTIONS, AUDIT_OBJECTS, type AuditAction } from './audit-actions';
export { Caches } from './database/cached';
export { Clock, localDate, startOfLocalDate, zoneOffsetMillis } from './clock';
export { CONFIG, ConfigError, loadConfig, type Config } from './config';
export { CONSOLE_CHANNEL, notifyConsole, type ConsoleEvent } from './http/console-events';
export { IsCleanText, IsInstant, IsLocalDate, IsYuan, ToBoolean, ToInt, ToList } from './http/dto-decorators';
export { recordDisclosure, recordListDisclosure, type Disclosure, type PeopleStatement } from './disclosure';
export { readKeysetPage } from './http/keyset-page';
export {
  DomainError,
  alreadyExists,
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
export { stableHash, withIdempotency } from './http/idempotency';
export { newId } from './ids';
export { drainJobs, startJobRunner } from './jobs/job-runner';
export { jobSql } from './jobs/job-sql';
export { JobRegistry, addJob, defineTask, jobEnvelope } from './jobs/jobs';
export { PinoLoggerService, createLogger } from './logging';
export {
  ContactMaskInterceptor,
  ContactsInClear,
  inClear,
  inClearIf,
} from './masking/contact-mask.interceptor';
export { foldText } from './masking/fold.policy';
export { keepMaskedTexts } from './masking/keep-masked-texts';
export { maskEmail, maskPhone, maskWechat } from './masking/masking';
export {
  NO_KNOWN_CONTACTS,
  knownContacts,
  maskContacts,
  maskNumber,
  maskText,
  maskValue,
  type KnownContacts,
} from './masking/mask-contacts.policy';
export {
  decodeCursor,
  decodeTextCursor,
  decodeTimeCursor,
  isStoredInstant,
  isUuid,
  pageOfAll,
  toPage,
  type CursorValue,
  type Page,
} from './http/pagination';
export {
  PersonDataRegistry,
  isPersonal,
  type ErasedPerson,
  type PersonData,
  type FilePassage,
  type PersonInFiles,
  type PersonTable,
} from './person/person-data';
export { soundOf } from './pinyin.policy';
export { PgListener } from './database/pg-listener';
export { pipelinedTransaction } from './database/pipelined-transaction';
export { preparedQuery } from './database/prepared-query';
export { pgPoolOf } from './database/pg-pool';
export { PlatformModule } from './platform.module';
export { ProblemFilter, sendProblem } from './http/problem.filter';
export { RateLimits } from './http/rate-limits';
export { currentIdempotencyKey, currentLocale, currentRequestId, runInContext } from './request-context';
export {
  normalizeForSearch,
  noteText,
  noteQuestion,
  numberTerms,
  searchQuestion,
  searchTerms,
  soundTerms,
} from './search-terms.policy';
export type { NoteQuestion } from './search-terms.policy';
export { DEMO_SITE, Settings } from './database/settings';
export { AREA_UNITS, toMu, toSqm, wanToYuan, yuan, type AreaUnit } from './units';
export { createValidationPipe } from './http/validation';
export { UnknownQueryInterceptor } from './http/unknown-query.interceptor';
export { armWatchdog } from './database/watchdog';
export { PageQuery } from './http/page-query.dto';
