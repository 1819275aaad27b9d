export { CaptureModule } from './capture.module';
export {
  FORM_PAGES,
  type AnswersView,
  type CallBackPromise,
  type DoneView,
  type FormFault,
  type FormPages,
  type FormValues,
  type FormView,
  type MessageView,
  type NoticeView,
  type PageFrame,
  type ProgressView,
  type StatusView,
  type WithdrawView,
  type WorkingSpan,
} from './public/form-pages';
export type { NeedType } from '@luodi/leads';
export { SubmitInquiryService } from './public/submit-inquiry.service';
