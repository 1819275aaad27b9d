import { createContext, useContext, type ReactNode } from 'react';

/** Cards stand under the lead's title, which is an h1 on its own page and an h2 beside the queue. */
export const CardLevel = createContext<'h2' | 'h3'>('h3');

export function CardTitle({ id, children }: { readonly id?: string; readonly children: ReactNode }) {
  const Heading = useContext(CardLevel);
  return <Heading id={id}>{children}</Heading>;
}
