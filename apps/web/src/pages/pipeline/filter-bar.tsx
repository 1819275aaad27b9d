import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { DealsSummary } from '../../api/deals';
import { parksQuery, peopleQuery } from '../../api/lookups';
import { NEED_TYPES } from '../../api/types';
import { FilterChips } from '../../components/filter-chips';
import { Icon } from '../../components/icon';
import { useIsPhone } from '../../components/use-media';
import { isImeKey } from '../../hotkeys/ime';
import { useHotkeys } from '../../hotkeys/use-hotkeys';
import { useT } from '../../i18n';
import type { PipelineView } from './pipeline-filter';

const SEARCH_PAUSE_MS = 300;

interface Props {
  readonly view: PipelineView;
  readonly summary: DealsSummary | undefined;
  readonly showOwner: boolean;
  readonly children?: ReactNode;
}

/** Chips and selects of the board; every choice goes into the address. */
export function FilterBar({ view, summary, showOwner, children }: Props): ReactNode {
  const t = useT('pipeline');
  const { filter, set } = view;
  const parks = useQuery(parksQuery);
  const people = useQuery({ ...peopleQuery('agent'), enabled: showOwner });
  const isPhone = useIsPhone();
  const [isOpen, setIsOpen] = useState(false);
  const stalled = filter.stalled === true;
  const chosen = [filter.parkId, filter.ownerId, filter.needType, filter.q].filter(Boolean).length;
  return (
    <div className="pipe-filters">
      <FilterChips
        label={t('filter.label')}
        chips={[
          { key: 'all', label: t('chip.all'), count: stalled ? undefined : summary?.open },
          { key: 'stalled', label: t('chip.stalled'), count: summary?.stalled, alarm: true },
        ]}
        value={stalled ? 'stalled' : 'all'}
        onChange={(key) => set({ stalled: key === 'stalled' ? 'true' : null })}
      />
      {isPhone ? (
        <button type="button" className="chip" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          <Icon name="filter" />
          {t('filter.open')}
          {chosen > 0 ? <b>{chosen}</b> : null}
        </button>
      ) : null}
      {isPhone && !isOpen ? null : selects()}
    </div>
  );

  function selects(): ReactNode {
    return (
      <>
        <FilterSelect
          label={t('filter.park')}
          value={filter.parkId}
          options={parks.data?.items ?? []}
          onChange={(parkId) => set({ parkId })}
        />
        {showOwner ? (
          <FilterSelect
            label={t('filter.owner')}
            value={filter.ownerId}
            options={people.data?.items ?? []}
            onChange={(ownerId) => set({ ownerId })}
          />
        ) : null}
        <FilterSelect
          label={t('filter.needType')}
          value={filter.needType}
          options={NEED_TYPES.map((id) => ({ id, name: t(`common:needType.${id}`) }))}
          onChange={(needType) => set({ needType })}
        />
        {children}
        <div className="end">
          {view.isFiltered ? (
            <button type="button" className="btn-link" onClick={view.clear}>
              {t('filter.clear')}
            </button>
          ) : null}
          <SearchInput value={filter.q ?? ''} onChange={(q) => set({ q })} />
        </div>
      </>
    );
  }
}

interface SelectProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly { readonly id: string; readonly name: string }[];
  readonly onChange: (value: string | null) => void;
}

/** A native select whose empty choice is the filter's name. */
export function FilterSelect({ label, value, options, onChange }: SelectProps): ReactNode {
  return (
    <select
      className={value ? 'select is-set' : 'select'}
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value || null)}
    >
      <option value="">{label}</option>
      {options.map((option) => (
        <option key={option.id} value={option.id}>
          {option.name}
        </option>
      ))}
    </select>
  );
}

/** Search over name, company and number; waits for a pause in typing and leaves input methods alone. */
function SearchInput({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (q: string | null) => void;
}): ReactNode {
  const t = useT('pipeline');
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [text, setText] = useState(value);
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    setText(value);
  }
  useEffect(() => () => clearTimeout(timer.current), []);
  useHotkeys([{ keys: '/', label: t('keys.filter'), run: () => input.current?.focus() }], {
    group: t('title'),
  });
  const send = (q: string): void => {
    clearTimeout(timer.current);
    onChange(q.trim() || null);
  };
  return (
    <input
      ref={input}
      type="search"
      className="input"
      aria-label={t('filter.search')}
      placeholder={t('filter.search')}
      maxLength={100}
      value={text}
      onChange={(event) => {
        const q = event.target.value;
        setText(q);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => send(q), SEARCH_PAUSE_MS);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !isImeKey(event.nativeEvent)) send(text);
      }}
    />
  );
}
