import type { WithdrawScope } from '@luodi/privacy';
import type { InquiryContent } from './inquiry-content.policy';
import type { ParsedInquiry } from '../parse/inquiry-fields';

/** What an accepted message asks for. */
export interface InquiryOutcome {
  /** False when it asks for nothing but to be left alone or forgotten. */
  readonly lead: boolean;
  /** It offers premises instead of asking for some: for the supply list, not a lead. */
  readonly supply: boolean;
  /** The privacy request it contains. */
  readonly request: WithdrawScope | null;
}

/**
 * Opt-outs and erasure messages open a privacy request; they are no lead unless they name a demand beside it
 * (domain.md 2.4). Offers of premises are none either; what was chosen explicitly wins over what was read. With a demand, an opt-out means the advertising, not the call that was just asked for.
 */
export function outcomeOf(content: InquiryContent, parsed: ParsedInquiry): InquiryOutcome {
  const { needType } = content;
  if (needType === 'supply' || (needType === null && parsed.intent === 'supply')) {
    return { lead: false, supply: true, request: null };
  }
  const demand =
    needType !== null || content.area !== null || (parsed.fields.areaMin ?? parsed.fields.areaMax) !== null;
  if (parsed.intent === 'opt_out') {
    return { lead: demand, supply: false, request: demand ? 'marketing' : 'contact' };
  }
  if (parsed.intent === 'privacy_request') {
    return { lead: demand, supply: false, request: 'erase' };
  }
  return { lead: true, supply: false, request: null };
}
