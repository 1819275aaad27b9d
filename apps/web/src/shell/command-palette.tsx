import {
  useDeferredValue,
  useEffect,
  useId,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { useNavigate } from 'react-router';
import { can } from '../access';
import { useMe } from '../api/me';
import { Icon, type IconName } from '../components/icon';
import { keyLabel } from '../components/kbd';
import { NoteHitText } from '../components/note-hit';
import { isImeKey } from '../hotkeys/ime';
import { effectiveKeys } from '../hotkeys/key-map';
import { isFixed } from '../hotkeys/key-policy';
import { useActiveHotkeys } from '../hotkeys/use-hotkeys';
import { useT } from '../i18n';
import { ADMIN_ITEM, MAIN_ITEMS, MANAGE_ITEMS } from './nav-items';
import { useHits } from './search-hits';
import { useSounds } from './title-sounds';

interface Command {
  readonly id: string;
  readonly group: string;
  readonly icon: IconName;
  readonly title: string;
  readonly note: ReactNode;
  readonly run: () => void;
}

/** Settings by name, so that nobody has to know where they are. */
const SETTINGS = [
  ...(['users', 'teams', 'rules', 'sla', 'pools', 'recycling', 'tags', 'calendar', 'leaves'] as const),
  ...(['parks', 'sites', 'robots', 'settings'] as const),
];

/** Ctrl K: what can be done here, where one can go, and the leads and deals that match; all by typing. */
export function CommandPalette(props: { readonly onClose: () => void; readonly onShowKeys: () => void }) {
  const t = useT('shell');
  const listId = useId();
  const box = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const q = useDeferredValue(text.trim());
  const commands = useCommands(props.onShowKeys);
  const { hits, settled } = useHits(q);
  const navigate = useNavigate();
  const wanted = text.trim().toLowerCase();
  const sounds = useSounds(wanted);
  const shown: readonly Command[] = [
    ...commands.filter(
      ({ title, group }) => `${title} ${group}`.toLowerCase().includes(wanted) || sounds(title),
    ),
    ...hits.map((hit) => ({
      id: hit.to,
      group: t(`palette.${hit.group}`),
      icon:
        hit.group === 'deals'
          ? ('board' as const)
          : hit.group === 'leads'
            ? ('inbox' as const)
            : ('search' as const),
      title: hit.title,
      note: hit.noteHit === undefined ? hit.note : <NoteHitText hit={hit.noteHit} />,
      run: () => void navigate(hit.to),
    })),
  ].slice(0, 40);
  const chosen = Math.min(active, shown.length - 1);
  useEffect(() => {
    const dialog = box.current;
    const before = document.activeElement;
    if (dialog !== null && !dialog.open) dialog.showModal();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  useEffect(() => {
    document.getElementById(`${listId}-${chosen}`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen, listId]);
  const run = (command: Command | undefined): void => {
    if (command === undefined) return;
    props.onClose();
    // After the focus is back where it was: the act may want to move it.
    setTimeout(command.run, 0);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isImeKey(event.nativeEvent)) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && shown.length > 0) {
      event.preventDefault();
      setActive((chosen + step + shown.length) % shown.length);
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      run(shown[chosen]);
    }
  };
  return (
    <dialog
      ref={box}
      className="palette"
      aria-label={t('palette.title')}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
      onPointerDown={(event) => {
        if (event.target === box.current) props.onClose();
      }}
    >
      <div className="palette-box">
        <input
          className="palette-input"
          type="text"
          autoComplete="off"
          maxLength={100}
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={shown.length === 0 ? undefined : `${listId}-${chosen}`}
          aria-label={t('palette.title')}
          placeholder={t('palette.placeholder')}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
        <div className="palette-list" id={listId} role="listbox" aria-label={t('palette.title')}>
          {shown.map((command, index) => (
            <div
              key={`${command.group} ${command.id}`}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === chosen}
              onPointerMove={() => index !== chosen && setActive(index)}
              onClick={() => run(command)}
            >
              <Icon name={command.icon} />
              <b>{command.title}</b>
              <span>{command.note}</span>
              <span className="palette-group">{command.group}</span>
            </div>
          ))}
          {shown.length === 0 && (
            <div role="option" aria-selected="false" aria-disabled="true" className="sh-hint">
              {settled ? t('search.nothing', { q }) : t('search.hint')}
            </div>
          )}
        </div>
      </div>
    </dialog>
  );
}

/** What the keys of this screen do, the pages, and the settings that the person may see. */
function useCommands(showKeys: () => void): readonly Command[] {
  const t = useT('shell');
  const me = useMe();
  const navigate = useNavigate();
  const groups = useActiveHotkeys();
  const seen = new Set<string>();
  const acts = groups.toReversed().flatMap(({ group, hotkeys }) =>
    hotkeys.flatMap((hotkey): Command[] => {
      if (isFixed(hotkey.keys) || hotkey.keys === 'mod+k' || seen.has(hotkey.label)) return [];
      seen.add(hotkey.label);
      const keys = effectiveKeys(hotkey.keys);
      return [
        {
          id: hotkey.keys,
          group,
          icon: 'go',
          title: hotkey.label,
          note: keys === '' ? '' : keys.split(' ').map(keyLabel).join(' '),
          run: () => hotkey.run(new KeyboardEvent('keydown')),
        },
      ];
    }),
  );
  const pages = [...MAIN_ITEMS, ...MANAGE_ITEMS, ADMIN_ITEM]
    .filter((item) => can(me.user, item.wish))
    .map((item) => ({
      id: item.to,
      group: t('palette.pages'),
      icon: item.icon,
      title: t(item.label),
      note: '',
      run: () => void navigate(item.to),
    }));
  const own: Command[] = [
    {
      id: '/me',
      group: t('palette.pages'),
      icon: 'user',
      title: t('user.me'),
      note: '',
      run: () => void navigate('/me'),
    },
    {
      id: 'keys',
      group: t('palette.pages'),
      icon: 'keyboard',
      title: t('user.keys'),
      note: '',
      run: showKeys,
    },
  ];
  const settings = can(me.user, 'administer')
    ? SETTINGS.map((name) => ({
        id: `/admin/${name}`,
        group: t('nav.admin'),
        icon: 'cog' as const,
        title: t(`palette.setting.${name}`),
        note: '',
        run: () => void navigate(`/admin/${name}`),
      }))
    : [];
  return [...acts, ...pages, ...own, ...settings];
}
