/** What runs against time on a lead (domain.md 3): the first response, then the rest. */
export const CLOCK_KINDS = ['first_response', 'follow_up', 'assessment', 'feedback', 'report'] as const;
export type ClockKind = (typeof CLOCK_KINDS)[number];
