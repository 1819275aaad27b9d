import { lazy } from 'react';
import { loadMessages } from '../../i18n';

const withMessages = async <T,>(file: Promise<T>): Promise<T> =>
  (await Promise.all([file, loadMessages(['visits'])]))[0];

/** Everything of visits comes with its own words, when it is first wanted: lists and leads stay light. */
export const VisitDialog = lazy(async () => ({
  default: (await withMessages(import('./visit-dialog'))).VisitDialog,
}));

export const VisitsCard = lazy(async () => ({
  default: (await withMessages(import('./visits-card'))).VisitsCard,
}));
