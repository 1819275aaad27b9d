import { useDeferredValue, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useNavigate } from 'react-router';
import { Icon } from '../components/icon';
import { Kbd } from '../components/kbd';
import { NoteHitText } from '../components/note-hit';
import { useIsPhone } from '../components/use-media';
import { isImeKey } from '../hotkeys/ime';
import { useT } from '../i18n';
import { useHits, type Hit } from './search-hits';

/** Finds leads and deals by company, contact, number, the last digits of a phone, or what was noted. */
export function GlobalSearch() {
  const t = useT('shell');
  const navigate = useNavigate();
  const listId = useId();
  const phone = useIsPhone();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const q = useDeferredValue(text.trim());
  const { hits, settled } = useHits(q);
  const shown = open && text.trim() !== '';
  const go = (hit: Hit | undefined): void => {
    if (hit === undefined) return;
    setOpen(false);
    setText('');
    input.current?.blur();
    void navigate(hit.to);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (isImeKey(event.nativeEvent)) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && hits.length > 0) {
      event.preventDefault();
      setActive((active + step + hits.length) % hits.length);
    }
    if (event.key === 'Enter') go(hits[active]);
    if (event.key === 'Escape') {
      setOpen(false);
      input.current?.blur();
    }
  };
  return (
    <search className="sh-search">
      <Icon name="search" />
      <input
        ref={input}
        id="global-search"
        type="search"
        autoComplete="off"
        maxLength={100}
        placeholder={t(phone ? 'search.placeholderShort' : 'search.placeholder')}
        aria-label={t('search.label')}
        role="combobox"
        aria-expanded={shown}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={shown && hits[active] !== undefined ? `${listId}-${active}` : undefined}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <Kbd keys="mod+k" />
      <div className="sh-hits" id={listId} role="listbox" aria-label={t('search.label')} hidden={!shown}>
        {hits.map((hit, index) => (
          <div
            key={hit.to}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === active}
            onPointerDown={(event) => {
              event.preventDefault();
              go(hit);
            }}
          >
            <Icon name={hit.group === 'deals' ? 'board' : hit.group === 'leads' ? 'inbox' : 'search'} />
            <b>{hit.title}</b>
            <span>{hit.noteHit === undefined ? hit.note : <NoteHitText hit={hit.noteHit} />}</span>
          </div>
        ))}
        {shown && hits.length === 0 && (
          <div role="option" aria-selected="false" aria-disabled="true" className="sh-hint">
            {settled ? t('search.nothing', { q }) : t('search.hint')}
          </div>
        )}
      </div>
    </search>
  );
}
