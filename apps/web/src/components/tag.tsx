import type { ReactNode } from 'react';

export type TagTone = 'blue' | 'ok' | 'warn' | 'bad' | 'vio' | 'teal' | 'mute';

/** A short state word. The word says it; the colour only helps the eye. */
export function Tag({ tone = 'mute', children }: { readonly tone?: TagTone; readonly children: ReactNode }) {
  return <span className={`tag tag-${tone}`}>{children}</span>;
}
