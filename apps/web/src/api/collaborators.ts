import { queryOptions } from '@tanstack/react-query';
import { answer, api, http } from './client';
import type { Schemas } from './types';

export type Collaborator = Schemas['CollaboratorResponse'];
export type CollaboratorAccess = Collaborator['access'];

/** Agents who may still be added to a lead; by part of a name. */
export const candidatesQuery = (id: string, q: string) =>
  queryOptions({
    queryKey: ['lead', id, 'candidates', q],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/leads/{id}/collaborator-candidates', {
          params: { path: { id }, query: q === '' ? {} : { q } },
          signal,
        }),
      ),
    placeholderData: (before) => before,
  });

export const putCollaborator = (id: string, userId: string, access: CollaboratorAccess) =>
  answer(
    api.PUT('/api/v1/leads/{id}/collaborators/{userId}', {
      params: { path: { id, userId } },
      body: { access },
    }),
  );

export const removeCollaborator = (id: string, userId: string): Promise<void> =>
  http.delete(`/leads/${id}/collaborators/${userId}`);
