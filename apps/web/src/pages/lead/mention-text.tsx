import { useQuery } from '@tanstack/react-query';
import { useId, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { leadColleaguesQuery } from '../../api/leads';
import { isImeKey } from '../../hotkeys/ime';
import { useT } from '../../i18n';
import { mentionAt, withMention, type Mention } from './mention';

const OFFERED = 6;

/** The composer's text. Typing `@` offers the colleagues who may see the lead; whoever is chosen is told. */
export function MentionText(props: {
  readonly leadId: string;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly value: string;
  readonly label: string;
  readonly placeholder: string;
  readonly invalid: boolean;
  readonly onChange: (text: string) => void;
  readonly onMention: (mention: Mention, text: string) => void;
}): ReactNode {
  const t = useT('lead');
  const listId = useId();
  const [caret, setCaret] = useState<number | null>(null);
  const [active, setActive] = useState(0);
  const query = caret === null ? null : mentionAt(props.value, caret);
  const colleagues = useQuery({ ...leadColleaguesQuery(props.leadId), enabled: query !== null });
  const offers =
    query === null
      ? []
      : (colleagues.data?.items ?? []).filter(({ name }) => name.includes(query.typed)).slice(0, OFFERED);
  const isOpen = offers.length > 0;
  const close = (): void => setCaret(null);

  const choose = (mention: Mention): void => {
    if (query === null || caret === null) return;
    const next = withMention(props.value, caret, query, mention.name);
    props.onMention(mention, next.text);
    close();
    requestAnimationFrame(() => props.field.current?.setSelectionRange(next.caret, next.caret));
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (!isOpen || isImeKey(event.nativeEvent)) return;
    const chosen = offers[Math.min(active, offers.length - 1)];
    if (event.key === 'ArrowDown') setActive((active + 1) % offers.length);
    else if (event.key === 'ArrowUp') setActive((active + offers.length - 1) % offers.length);
    else if (event.key === 'Escape') close();
    else if (
      (event.key === 'Enter' || event.key === 'Tab') &&
      chosen !== undefined &&
      !event.ctrlKey &&
      !event.metaKey
    )
      choose(chosen);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className="ld-mention">
      <textarea
        ref={props.field}
        className="ld-text"
        rows={1}
        maxLength={2000}
        aria-label={props.label}
        aria-invalid={props.invalid}
        aria-haspopup="listbox"
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isOpen ? `${listId}-${Math.min(active, offers.length - 1)}` : undefined}
        placeholder={props.placeholder}
        value={props.value}
        onChange={(event) => {
          setCaret(event.target.selectionStart);
          setActive(0);
          props.onChange(event.target.value);
        }}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      <div
        className="ld-mention-list"
        id={listId}
        role="listbox"
        aria-label={t('composer.mention')}
        hidden={!isOpen}
      >
        {offers.map((colleague, index) => (
          <div
            key={colleague.id}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            onPointerDown={(event) => {
              event.preventDefault(); // the text keeps the focus
              choose(colleague);
            }}
          >
            {colleague.name} <span className="hint">{t(`common:role.${colleague.role}`)}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
