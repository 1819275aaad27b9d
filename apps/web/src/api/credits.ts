import { queryOptions } from '@tanstack/react-query';
import { answer, api } from './client';
import type { Schemas } from './types';

export type Dispute = Schemas['DisputeResponse'];
export type CreditItem = Schemas['CreditListItem'];
type Share = Schemas['ShareDto'];

const at = (id: string) => ({ path: { id } });

/** Who was in contact first, how teams share it, and what is disputed. */
export const leadCreditQuery = (id: string) =>
  queryOptions({
    queryKey: ['lead', id, 'credit'],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/leads/{id}/credit', { params: at(id), signal })),
  });

/** Credits that you are a party to, with their number. */
export const listCredits = (only: 'disputed' | 'shared', cursor: string | undefined) =>
  answer(
    api.GET('/api/v1/credits', {
      params: { query: { only, withTotal: true, ...(cursor === undefined ? {} : { cursor }) } },
    }),
  );

export const openDispute = (id: string, body: Schemas['OpenDisputeDto']) =>
  answer(api.POST('/api/v1/leads/{id}/credit/disputes', { params: at(id), body }));

export const ruleDispute = (
  id: string,
  disputeId: string,
  body: { readonly upheld: boolean; readonly ruling: string; readonly shares?: Share[] },
) =>
  answer(
    api.POST('/api/v1/leads/{id}/credit/disputes/{disputeId}/ruling', {
      params: { path: { id, disputeId } },
      body,
    }),
  );

/** Moves a lead to another team, with the shares of its credit. */
export const transferLead = (id: string, body: Schemas['TransferLeadDto']) =>
  answer(api.POST('/api/v1/leads/{id}/transfer', { params: at(id), body }));
