export { FormCounters } from './forms/form-counters';
export { CaptureModule } from './capture.module';
export { OFFER_RECEIVED } from './capture.events';
export {
  FORM_PAGES,
  type AnswersView,
  type ArticleView,
  type CallBackPromise,
  type DoneView,
  type FormFault,
  type FormLayout,
  type FormPages,
  type FormValues,
  type Controller,
  type FormView,
  type MessageView,
  type NoticeView,
  type PageFrame,
  type ProgressView,
  type StatusView,
  type WithdrawView,
  type WorkingSpan,
} from './public/form-pages';
export type { FormFieldKey, IndustryChoice } from './forms/form-definition.policy';
export type { NeedType } from '@luodi/leads';
export type { WidgetMode } from './widget/widget-modes';
export type { WidgetConsent, WidgetField, WidgetFormResponse } from './widget/widget-form.response';
export { SupplyMoveService } from './supply/supply-move.service';
export { SupplyService } from './supply/supply.service';
export { SubmitInquiryService } from './public/submit-inquiry.service';
