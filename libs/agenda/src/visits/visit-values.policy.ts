/** 来访: they come to us; 外出: we go to them or show something elsewhere. */
export const VISIT_KINDS = ['inbound', 'outbound'] as const;
export type VisitKind = (typeof VISIT_KINDS)[number];

export const VISIT_STATES = ['planned', 'held', 'cancelled', 'no_show'] as const;
export type VisitState = (typeof VISIT_STATES)[number];

/** What ended a visit besides people: its lead was disqualified, its deal lost or transferred, its person erased. */
export const CLOSED_CAUSES = ['lead_closed', 'deal_closed', 'erased'] as const;
export type ClosedCause = (typeof CLOSED_CAUSES)[number];

/** `overlap` is a clash of the same person; the others are warnings. */
export const CONFLICT_KINDS = ['overlap', 'leave', 'day_off', 'off_hours', 'park'] as const;
export type ConflictKind = (typeof CONFLICT_KINDS)[number];

export const VISIT_PARTS = ['host', 'companion'] as const;
export type VisitPart = (typeof VISIT_PARTS)[number];

/** More people and places than this are no visit but an event. */
export const MAX_COMPANIONS = 10;
export const MAX_PARKS = 5;
