export interface FilterChip<K extends string> {
  readonly key: K;
  readonly label: string;
  /** Ready to show. */
  readonly count?: string | number;
  readonly alarm?: boolean;
}

/** Quick filters with counts; exactly one is on. */
export function FilterChips<K extends string>(props: {
  readonly label: string;
  readonly chips: readonly FilterChip<K>[];
  readonly value: K;
  readonly onChange: (key: K) => void;
}) {
  return (
    <div className="chips" role="group" aria-label={props.label}>
      {props.chips.map((chip) => (
        <button
          key={chip.key}
          type="button"
          className={
            chip.alarm === true && chip.count !== undefined && String(chip.count) !== '0'
              ? 'chip chip-bad'
              : 'chip'
          }
          aria-pressed={chip.key === props.value}
          onClick={() => props.onChange(chip.key)}
        >
          {chip.label}
          {chip.count !== undefined && <b>{chip.count}</b>}
        </button>
      ))}
    </div>
  );
}
