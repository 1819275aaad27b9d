import { useId } from 'react';
import { DateField } from '../../components/date-field';
import { useT } from '../../i18n';
import { addDays, readTimeOfDay } from '../../time/local-date';
import { withStart, type TypedSpan } from './visit-span';

/** When: a day and two times of day; the end's day only where it is another one. */
export function SpanFields(props: {
  readonly span: TypedSpan;
  readonly today: string;
  readonly invalid: boolean;
  readonly onChange: (span: TypedSpan) => void;
}) {
  const t = useT('visits');
  const { span, onChange } = props;
  const over = span.endDay !== span.day;
  return (
    <div className="vi-span" role="group" aria-label={t('when')}>
      <DateField
        label={t('day')}
        min={props.today}
        value={span.day}
        onChange={(day) => onChange(withStart(span, { day }))}
      />
      <TimeOfDay
        label={t('from')}
        value={span.from}
        invalid={props.invalid}
        onChange={(from) => onChange(withStart(span, { from }))}
      />
      <span aria-hidden="true">–</span>
      {over && (
        <DateField
          label={t('endDay')}
          min={span.day}
          value={span.endDay}
          onChange={(endDay) => onChange({ ...span, endDay })}
        />
      )}
      <TimeOfDay
        label={t('to')}
        value={span.to}
        invalid={props.invalid}
        onChange={(to) => onChange({ ...span, to })}
      />
      <button
        type="button"
        className="btn-link"
        onClick={() =>
          onChange({ ...span, endDay: over || span.day === '' ? span.day : addDays(span.day, 1) })
        }
      >
        {t(over ? 'sameDay' : 'moreDays')}
      </button>
    </div>
  );
}

function TimeOfDay(props: {
  readonly label: string;
  readonly value: string;
  readonly invalid: boolean;
  readonly onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <input
      id={id}
      className="input vi-time"
      inputMode="numeric"
      autoComplete="off"
      maxLength={5}
      placeholder="HH:MM"
      aria-label={props.label}
      aria-invalid={props.invalid || readTimeOfDay(props.value) === null ? true : undefined}
      value={props.value}
      onChange={(event) => props.onChange(event.target.value)}
      onBlur={() => props.onChange(readTimeOfDay(props.value) ?? props.value)}
    />
  );
}
