import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useT } from '../i18n';
import { readLocalDate } from '../time/local-date';
import './date-field.css';
import { Icon } from './icon';
import { MonthPanel } from './month-panel';

interface Props {
  readonly id?: string;
  /** YYYY-MM-DD, or '' for none. */
  readonly value: string;
  /** A whole date within the bounds, or '' once the field was left blank or with something else. */
  readonly onChange: (date: string) => void;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
  /** Where there is no label element. */
  readonly label?: string | undefined;
  readonly required?: boolean | undefined;
  readonly readOnly?: boolean | undefined;
  readonly invalid?: boolean | undefined;
  readonly describedBy?: string | undefined;
}

/**
 * A date written YYYY-MM-DD whatever the browser is set to, as everywhere else on screen: typed (2026/1/3 and 20260103
 * will do too), or chosen from a month. What is no date stays visible and marked, and counts as blank.
 */
export function DateField(props: Props): ReactNode {
  const { value, onChange, min, max, label } = props;
  const t = useT('common');
  const panel = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const panelId = useId();
  const [text, setText] = useState(value);
  const [lastValue, setLastValue] = useState(value);
  const [left, setLeft] = useState(false);
  const [shown, setShown] = useState(false);
  if (value !== lastValue) {
    setLastValue(value);
    if (value !== '') setLeft(false);
    if (value !== '' || readLocalDate(text) !== null) setText(value);
  }
  const within = (date: string): boolean =>
    (min === undefined || date >= min) && (max === undefined || date <= max);
  const type = (typed: string): void => {
    setText(typed);
    const date = readLocalDate(typed);
    if (date !== null && within(date) && date !== value) onChange(date);
  };
  /** Leaving settles it: the usual spelling, or nothing. */
  const settle = (): void => {
    const date = readLocalDate(text);
    const good = date !== null && within(date) ? date : '';
    if (good !== '') setText(good);
    setLeft(true);
    if (good !== value) onChange(good);
  };
  const isWrong = left && text.trim() !== '' && value === '';
  const choose = (date: string): void => {
    setText(date);
    panel.current?.hidePopover();
    input.current?.focus();
    if (date !== value) onChange(date);
  };
  return (
    <span className="date-field">
      <input
        ref={input}
        id={props.id}
        className="input"
        inputMode="numeric"
        autoComplete="off"
        maxLength={12}
        placeholder={t('date.placeholder')}
        aria-label={label}
        required={props.required}
        readOnly={props.readOnly}
        aria-invalid={props.invalid === true || isWrong ? true : undefined}
        aria-describedby={props.describedBy}
        title={isWrong ? t('date.wrong') : undefined}
        value={text}
        onChange={(event) => type(event.target.value)}
        onBlur={settle}
        onKeyDown={(event: KeyboardEvent) => {
          if (event.key === 'Enter') settle();
        }}
      />
      <button
        type="button"
        className="btn-ico"
        aria-label={label === undefined ? t('date.choose') : t('date.chooseFor', { label })}
        aria-expanded={shown}
        aria-controls={panelId}
        disabled={props.readOnly}
        onClick={() => panel.current?.togglePopover()}
      >
        <Icon name="calendar" />
      </button>
      <div
        ref={panel}
        id={panelId}
        className="date-panel"
        popover="auto"
        role="group"
        aria-label={t('date.choose')}
        onToggle={(event) => {
          setShown(event.newState === 'open');
          if (event.newState === 'open') place(event.currentTarget, input.current);
        }}
        onBlur={(event) => {
          const to = event.relatedTarget;
          if (to instanceof Node && !event.currentTarget.contains(to)) event.currentTarget.hidePopover();
        }}
      >
        {shown ? <MonthPanel value={value} min={min} max={max} onChoose={choose} /> : null}
      </div>
    </span>
  );
}

const GAP = 4;

/** Under the field, above it where there is no room, never outside the window. */
function place(panel: HTMLElement, field: HTMLElement | null): void {
  const at = field?.getBoundingClientRect();
  if (at === undefined) return;
  const { offsetWidth } = panel;
  // Six weeks at the most, so that turning the month moves nothing.
  const height = Math.max(panel.offsetHeight, Math.round(offsetWidth * 1.06));
  const below = at.bottom + GAP;
  const fits = below + height <= window.innerHeight;
  panel.style.left = `${Math.max(8, Math.min(at.left, window.innerWidth - offsetWidth - 8))}px`;
  panel.style.top = `${fits ? below : Math.max(8, at.top - GAP - height)}px`;
}
