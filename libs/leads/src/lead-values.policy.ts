/** The closed lists of a lead; the same values stand in the table's CHECKs and the public contract. */
export const LEAD_STATUSES = [
  'new',
  'contacted',
  'qualified',
  'nurturing',
  'converted',
  'disqualified',
  'merged',
] as const;
export type LeadStatus = (typeof LEAD_STATUSES)[number];

/** Statuses that somebody still works on; only these count against an agent's capacity. */
export const OPEN_STATUSES = ['new', 'contacted', 'qualified', 'nurturing'] as const;
export type OpenStatus = (typeof OPEN_STATUSES)[number];

export const NEED_TYPES = [
  'rent_factory',
  'buy_factory',
  'rent_land',
  'buy_land',
  'build_to_suit',
  'rent_warehouse',
  'buy_warehouse',
  'rent_office',
  'buy_office',
  'headquarters',
  'supply',
  'other',
] as const;
export type NeedType = (typeof NEED_TYPES)[number];

export const LEAD_CHANNELS = [
  'form',
  'api',
  'phone',
  'wechat',
  'walk_in',
  'referral',
  'exhibition',
  'web',
  'email',
  'import',
] as const;
export type LeadChannel = (typeof LEAD_CHANNELS)[number];

export const SLA_STATES = ['running', 'warned', 'breached', 'met', 'none'] as const;
export type SlaState = (typeof SLA_STATES)[number];

export const ACTIVITY_TYPES = ['call', 'visit', 'wechat', 'meeting', 'email', 'note'] as const;
export type ActivityType = (typeof ACTIVITY_TYPES)[number];

export const ACTIVITY_OUTCOMES = ['connected', 'no_answer', 'invalid_number', 'declined'] as const;
export type ActivityOutcome = (typeof ACTIVITY_OUTCOMES)[number];

/** Why a lead has no owner yet although it should. `imported`: it came with a list, and nobody has given it to anybody. */
export const WAITING_REASONS = [
  'no_rule',
  'no_members',
  'all_full',
  'off_shift',
  'on_leave',
  'paused',
  'rule_failed',
  'imported',
] as const;
export type WaitingReason = (typeof WAITING_REASONS)[number];

/** How somebody came to own a lead. */
export const ASSIGNMENT_REASONS = [
  'rule',
  'entered',
  'claimed',
  'assigned',
  'merged',
  'imported',
  'escalated',
  'handover',
  'transferred',
  'returned',
  'owner_away',
] as const;
export type AssignmentReason = (typeof ASSIGNMENT_REASONS)[number];

/** Why a lead lies in a public pool. */
export const POOL_REASONS = [
  'released',
  'recycled',
  'uncontacted',
  'handover',
  'imported',
  'returned',
  'routed',
  'transferred',
  'escalated',
] as const;
export type PoolReason = (typeof POOL_REASONS)[number];

/** What is searched besides names: follow-ups, and the words that the lead came with. */
export const NOTE_KINDS = ['activity', 'words'] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

/** The six fields of the contact block (domain.md 0): 需求、用途、税收、公司、联系人、手机号. */
export const SIX_ELEMENTS = ['need', 'use', 'tax', 'company', 'contact', 'phone'] as const;
export type LeadElement = (typeof SIX_ELEMENTS)[number];

/** Whether somebody still works on a lead of this status. */
export function isOpen(status: LeadStatus): status is OpenStatus {
  return OPEN_STATUSES.some((open) => open === status);
}

/** What somebody besides the owner may do with a lead. */
export const COLLABORATOR_ACCESS = ['read', 'edit'] as const;
export type CollaboratorAccess = (typeof COLLABORATOR_ACCESS)[number];
