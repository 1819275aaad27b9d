import { useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { isImeKey } from './ime';
import { effectiveKeys } from './key-map';
import { isSingleKey, keyName } from './key-name';

export interface Hotkey {
  /** The product's key: one name, or two with a space for a sequence: `g l`. See key-name.ts; people may have another. */
  readonly keys: string;
  /** What it does, for the key list. */
  readonly label: string;
  readonly run: (event: KeyboardEvent) => void;
  /** Also while typing; only for `mod+` combinations. */
  readonly inFields?: boolean;
  /** Also while a dialog is open: the dialog's own. */
  readonly inDialogs?: boolean;
}

interface Options {
  readonly enabled?: boolean;
  /** Heading in the key list. */
  readonly group: string;
}

interface Registration {
  readonly group: string;
  readonly read: () => readonly Hotkey[];
}

/** The latest registration wins, so a pane can take a key from the page around it. */
let registrations: readonly Registration[] = [];
const watchers = new Set<() => void>();
let singleKeysOn = true;
let waitingPrefix: string | null = null;
let prefixTimer: ReturnType<typeof setTimeout> | undefined;
/** A sequence such as G then L must be finished in this time. */
const PREFIX_MS = 1200;

function change(next: readonly Registration[]): void {
  registrations = next;
  for (const watcher of watchers) watcher();
}

/** The off switch of the preferences. */
export function setSingleKeys(on: boolean): void {
  singleKeysOn = on;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
    return true;
  return (
    target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type)
  );
}

/** A focused button or link keeps its Enter and Space. */
function ownsKey(target: EventTarget | null, name: string): boolean {
  if (name !== 'enter' && name !== ' ') return false;
  return (
    target instanceof HTMLElement &&
    target.closest('button,a[href],summary,[role="menuitem"]') !== null &&
    target.closest('[data-hotkey-row]') === null
  );
}

function find(name: string, inDialog: boolean): Hotkey | undefined {
  for (const registration of registrations.toReversed()) {
    const found = registration
      .read()
      .find(
        ({ keys, inDialogs }) =>
          effectiveKeys(keys) === name && (!inDialog || inDialogs === true || keys === 'escape'),
      );
    if (found !== undefined) return found;
  }
  return undefined;
}

function isPrefix(name: string): boolean {
  return registrations.some((registration) =>
    registration.read().some(({ keys }) => effectiveKeys(keys).startsWith(`${name} `)),
  );
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || isImeKey(event)) return;
  const name = keyName(event);
  const inDialog =
    document.querySelector('dialog[open],.ant-modal-wrap:not([style*="display: none"]),.ant-drawer-open') !==
    null;
  if (isSingleKey(name)) {
    if (!singleKeysOn || isTyping(event.target) || ownsKey(event.target, name)) return;
    if (inDialog) return fire(find(name, true), event);
    const sequence = waitingPrefix === null ? name : `${waitingPrefix} ${name}`;
    const wasWaiting = waitingPrefix !== null;
    waitingPrefix = null;
    clearTimeout(prefixTimer);
    if (!wasWaiting && isPrefix(name)) {
      waitingPrefix = name;
      prefixTimer = setTimeout(() => {
        waitingPrefix = null;
      }, PREFIX_MS);
      return;
    }
    fire(find(sequence, false), event);
    return;
  }
  const hotkey = find(name, inDialog);
  if (hotkey === undefined) return;
  if (isTyping(event.target) && hotkey.inFields !== true) return;
  fire(hotkey, event);
}

function fire(hotkey: Hotkey | undefined, event: KeyboardEvent): void {
  if (hotkey === undefined) return;
  event.preventDefault();
  hotkey.run(event);
}

document.addEventListener('keydown', onKeyDown);

/** Binds keys while the component is mounted and `enabled`. Input methods, fields and dialogs are respected. */
export function useHotkeys(hotkeys: readonly Hotkey[], { enabled = true, group }: Options): void {
  const latest = useRef(hotkeys);
  // With the commit, not after it: the next key may follow before the browser has painted.
  useLayoutEffect(() => {
    latest.current = hotkeys;
  });
  useLayoutEffect(() => {
    if (!enabled) return;
    const registration: Registration = { group, read: () => latest.current };
    change([...registrations, registration]);
    return () => change(registrations.filter((other) => other !== registration));
  }, [enabled, group]);
}

/** What can be pressed now, by heading, for the key list. */
export function useActiveHotkeys(): readonly {
  readonly group: string;
  readonly hotkeys: readonly Hotkey[];
}[] {
  const now = useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => registrations,
  );
  const groups = new Map<string, Hotkey[]>();
  for (const { group, read } of now) groups.set(group, [...(groups.get(group) ?? []), ...read()]);
  return [...groups].map(([group, hotkeys]) => ({ group, hotkeys }));
}
