import { maskInquiry } from '../staff/mask-inquiry.policy';
import type { AnswersView } from '../public/form-pages';

/**
 * The prospect's own words out of the stored submission; anything unexpected reads as absent. The page can be opened by
 * whoever has the code: it never shows the whole number, id or address, in no text either (ux.md P4).
 */
export function answersOf(submission: Readonly<Record<string, unknown>>): AnswersView {
  const masked = maskInquiry(submission);
  return answersIn(typeof masked === 'object' && masked !== null ? { ...masked } : {});
}

function answersIn(submission: Readonly<Record<string, unknown>>): AnswersView {
  return {
    needType: text(submission.needType),
    need: text(submission.need) ?? text(submission.text),
    area: area(submission.area),
    region: Array.isArray(submission.region)
      ? submission.region.filter((item): item is string => typeof item === 'string')
      : [],
    use: text(submission.use),
    tax: text(submission.tax),
    company: text(submission.company),
  };
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function area(value: unknown): AnswersView['area'] {
  if (typeof value !== 'object' || value === null || !('unit' in value) || typeof value.unit !== 'string')
    return null;
  return {
    min: 'min' in value && typeof value.min === 'number' ? value.min : null,
    max: 'max' in value && typeof value.max === 'number' ? value.max : null,
    unit: value.unit,
  };
}
