export { CaptureModule } from './capture.module';
export {
  FORM_PAGES,
  PROGRESS_STEPS,
  PUBLIC_STATUSES,
  type AnswersView,
  type CallBackPromise,
  type DoneView,
  type FormFault,
  type FormPages,
  type FormSite,
  type FormSource,
  type FormValues,
  type FormView,
  type MessageView,
  type NoticeView,
  type PageFrame,
  type ProgressStep,
  type ProgressView,
  type PublicStatus,
  type StatusView,
  type WithdrawView,
  type WorkingSpan,
} from './form-pages';
export { NEED_TYPES, type NeedType } from '@luodi/leads';
export { SubmitInquiryService } from './submit-inquiry.service';
export { parseInquiry, PARSER_VERSION } from './parse/parse-inquiry.policy';
