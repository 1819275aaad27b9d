import { queryOptions } from '@tanstack/react-query';
import { answer, api } from './client';
import { queryClient } from './query';
import type { Schemas } from './types';

export type SupplyOffer = Schemas['SupplyOfferResponse'];
export type OfferStatus = SupplyOffer['status'];
export const OFFER_STATUSES: readonly OfferStatus[] = ['new', 'contacted', 'taken', 'closed'];

const at = (id: string) => ({ path: { id } });

/** A page of the offers within the viewer's rights. */
export const listOffers = (query: {
  readonly status?: OfferStatus[];
  readonly q?: string;
  readonly companyId?: string;
  readonly mine?: boolean;
  readonly cursor?: string;
}) => answer(api.GET('/api/v1/supply-offers', { params: { query: { limit: 50, ...query } } }));

/** What a company offers, the newest first. */
export const companyOffersQuery = (companyId: string) =>
  queryOptions({
    queryKey: ['supply', 'company', companyId],
    queryFn: () => listOffers({ companyId }),
  });

export const offerQuery = (id: string) =>
  queryOptions({
    queryKey: ['supply', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/supply-offers/{id}', { params: at(id), signal })),
  });

export const updateOffer = (id: string, body: Schemas['UpdateOfferDto']) =>
  answer(api.PATCH('/api/v1/supply-offers/{id}', { params: at(id), body }));

export const takeOffer = (id: string) =>
  answer(api.POST('/api/v1/supply-offers/{id}/take', { params: at(id) }));

export function refreshOffers(): void {
  void queryClient.invalidateQueries({ queryKey: ['supply'] });
}
