/**
 * The closed lists of leads and deals that reports and exports are narrowed by. Reporting imports neither context; a
 * test holds these to theirs.
 */
export const LEAD_STATUSES = [
  'new',
  'contacted',
  'qualified',
  'nurturing',
  'converted',
  'disqualified',
  'merged',
] as const;
export const SLA_STATES = ['running', 'warned', 'breached', 'met', 'none'] as const;
export const CLOCK_KINDS = ['first_response', 'follow_up', 'assessment', 'feedback', 'report'] as const;
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
export const DEAL_STATUSES = ['open', 'won', 'lost', 'on_hold', 'transferred'] as const;
export const MILESTONES = [
  'qualified',
  'siteVisit',
  'negotiating',
  'review',
  'signed',
  'registered',
  'siteDelivered',
  'constructionStarted',
  'completed',
  'inProduction',
  'atCapacity',
] as const;
/** Everything after signing: one column of the board. */
export const LANDING = MILESTONES.slice(MILESTONES.indexOf('registered'));
export const ACTIVITY_TYPES = ['call', 'visit', 'wechat', 'meeting', 'email', 'note'] as const;
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
