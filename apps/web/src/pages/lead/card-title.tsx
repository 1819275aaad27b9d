import { createContext, useContext, type ReactNode } from 'react';

/** Cards stand under the lead's title, which is an h1 on its own page and an h2 beside the queue. */
export const CardLevel = createContext<'h2' | 'h3'>('h3');

export function CardTitle({ id, children }: { readonly id?: string; readonly children: ReactNode }) {
  return useContext(CardLevel) === 'h2' ? <h2 id={id}>{children}</h2> : <h3 id={id}>{children}</h3>;
}
