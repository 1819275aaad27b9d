/** How far an offer of premises is: nobody has answered yet, somebody has, it is taken into our sites, or it is over. */
export const OFFER_STATUSES = ['new', 'contacted', 'taken', 'closed'] as const;
export type OfferStatus = (typeof OFFER_STATUSES)[number];
