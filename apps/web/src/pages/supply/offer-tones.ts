import type { OfferStatus } from '../../api/supply';
import type { TagTone } from '../../components/tag';

/** How far an offer is, in colours. */
export const OFFER_TONES: Readonly<Record<OfferStatus, TagTone>> = {
  new: 'blue',
  contacted: 'warn',
  taken: 'ok',
  closed: 'mute',
};
