import type { LeadStatus } from '@luodi/leads';
import { assertNever } from '@luodi/platform';
import type { OfferStatus } from '../supply/supply-values';

/** The steps of the progress list, in order. */
export const PROGRESS_STEPS = ['received', 'assigned', 'contacted', 'in_progress'] as const;
export type ProgressStep = (typeof PROGRESS_STEPS)[number];
export const PUBLIC_STATUSES = [...PROGRESS_STEPS, 'closed', 'withdrawn'] as const;
export type PublicStatus = (typeof PUBLIC_STATUSES)[number];

/** What of an inquiry and its lead decides what the prospect sees. */
export interface StatusFacts {
  readonly inquiryStatus: 'accepted' | 'quarantined' | 'withdrawn';
  readonly leadStatus: LeadStatus | null;
  readonly owned: boolean;
  readonly firstResponded: boolean;
  /** Of an offer of premises, which has no lead. */
  readonly offerStatus: OfferStatus | null;
  readonly dealStatus: 'open' | 'won' | 'lost' | 'on_hold' | 'transferred' | null;
}

/** The prospect's status: one word that gives nothing internal away; quarantine looks like "received". */
export function publicStatus(facts: StatusFacts): PublicStatus {
  if (facts.inquiryStatus === 'withdrawn') return 'withdrawn';
  if (facts.inquiryStatus === 'quarantined') return 'received';
  if (facts.leadStatus === null) {
    return facts.offerStatus === null ? 'received' : offerProgress(facts.offerStatus, facts.owned);
  }
  switch (facts.leadStatus) {
    case 'disqualified':
    case 'merged':
      return 'closed';
    case 'converted':
      return facts.dealStatus === null || facts.dealStatus === 'open' || facts.dealStatus === 'on_hold'
        ? 'in_progress'
        : 'closed';
    case 'qualified':
    case 'nurturing':
      return 'in_progress';
    case 'contacted':
      return 'contacted';
    case 'new':
      if (facts.firstResponded) return 'contacted';
      return facts.owned ? 'assigned' : 'received';
    default:
      return assertNever(facts.leadStatus);
  }
}

function offerProgress(status: OfferStatus, owned: boolean): PublicStatus {
  switch (status) {
    case 'new':
      return owned ? 'assigned' : 'received';
    case 'contacted':
      return 'contacted';
    case 'taken':
      return 'in_progress';
    case 'closed':
      return 'closed';
    default:
      return assertNever(status);
  }
}

export interface StepTimes {
  readonly received: string;
  readonly assigned: string | null;
  readonly contacted: string | null;
}

/** The four steps with what is done and what is waited for. */
export function progressSteps(
  status: PublicStatus,
  times: StepTimes,
): { readonly step: ProgressStep; readonly state: 'done' | 'next' | 'later'; readonly at: string | null }[] {
  const reached = stepsReached(status, times);
  const ended = status === 'closed' || status === 'withdrawn';
  return PROGRESS_STEPS.map((step, index) => ({
    step,
    state: index < reached ? 'done' : index === reached && !ended ? 'next' : 'later',
    at: step === 'in_progress' || index >= reached ? null : times[step],
  }));
}

function stepsReached(status: PublicStatus, times: StepTimes): number {
  if (status === 'closed' || status === 'withdrawn') {
    return times.contacted !== null ? 3 : times.assigned !== null ? 2 : 1;
  }
  return PROGRESS_STEPS.indexOf(status) + 1;
}
