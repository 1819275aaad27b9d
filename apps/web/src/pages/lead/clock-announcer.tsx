import { useState } from 'react';
import type { LeadClock } from '../../api/types';
import { useT } from '../../i18n';
import { useTicking } from '../../time/ticker';

/** ux.md 3: said politely five minutes before a clock runs out and when it has, not each second. */
const SOON_MS = 5 * 60_000;
const ORDER = ['far', 'soon', 'late'] as const;
type Phase = (typeof ORDER)[number];

function phaseOf(clock: LeadClock, now: number): Phase {
  const left = clock.at === null ? Number.NaN : Date.parse(clock.at) - now;
  if (Number.isNaN(left) || left > SOON_MS) return 'far';
  return left > 0 ? 'soon' : 'late';
}

/** Tells a screen reader of the open lead's clock, each of the two once; what was so when it was opened is on the screen. */
export function ClockAnnouncer({ clock }: { readonly clock: LeadClock }) {
  const t = useT('lead');
  const phase = useTicking((now) => phaseOf(clock, now));
  const key = `${clock.kind} ${clock.at}`;
  const [seen, setSeen] = useState({ key, phase, isSaid: false });
  if (seen.key !== key) setSeen({ key, phase, isSaid: false });
  else if (ORDER.indexOf(phase) > ORDER.indexOf(seen.phase)) setSeen({ key, phase, isSaid: true });
  return (
    <p className="sr-only" role="status">
      {seen.isSaid && clock.kind !== 'none' ? t(`sla.say.${clock.kind}.${seen.phase}`) : ''}
    </p>
  );
}
