import type { LeadClock, SlaState } from '../api/types';
import { useT, type Translate } from '../i18n';
import { clockText, type ClockText } from '../time/clock-text';
import { useTicking } from '../time/ticker';
import { daysBetween } from '../time/zone';

/** The value of a clock in words. */
export function clockValue(value: ClockText['value'], t: Translate): string {
  switch (value.kind) {
    case 'minutes':
      return t('clock.minutes', { minutes: value.minutes });
    case 'hours':
      return t('clock.hours', { hours: value.hours, minutes: value.minutes });
    case 'days':
      return t('clock.days', { days: value.days });
    case 'tomorrow':
      return t('clock.tomorrow');
    case 'text':
      return value.text;
    case 'none':
      return t('clock.noneValue');
  }
}

/** The time that is left for a lead; the whole page shares one timer, and a chip renders only when its text changes. */
export function SlaChip({ clock, state }: { readonly clock: LeadClock; readonly state: SlaState }) {
  const t = useT('common');
  // A string, so that an unchanged chip is not rendered.
  const packed = useTicking((now) => {
    const text = clockText(clock, state, now);
    return `${text.tone}|${t(`clock.${text.label}`)}|${clockValue(text.value, t)}`;
  });
  const [tone, label, value] = packed.split('|');
  return (
    <span className={`sla sla-${tone}`}>
      {label}
      <b>{value}</b>
    </span>
  );
}

/** How long a lead has been in the pool. */
export function PoolChip({ since }: { readonly since: string }) {
  const t = useT('common');
  const value = useTicking((now) => {
    const days = daysBetween(Date.parse(since), now);
    return days === 0 ? t('day.0') : t('clock.days', { days });
  });
  return (
    <span className="sla sla-mute">
      {t('clock.pooled')}
      <b>{value}</b>
    </span>
  );
}
