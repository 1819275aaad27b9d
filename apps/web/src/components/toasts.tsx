import { useEffect, useSyncExternalStore } from 'react';
import { Link } from 'react-router';
import { useT } from '../i18n';
import { useHotkeys } from '../hotkeys/use-hotkeys';
import { Icon } from './icon';

export interface Toast {
  readonly text: string;
  readonly tone?: 'ok' | 'bad';
  /** Shown with an undo button (key Z) for ten seconds. */
  readonly undo?: () => void;
  /** Where it goes on. */
  readonly link?: { readonly to: string; readonly label: string };
}

interface ShownToast extends Toast {
  readonly id: number;
}

let shown: readonly ShownToast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function set(next: readonly ShownToast[]): void {
  shown = next;
  for (const listener of listeners) listener();
}

function dismiss(id: number): void {
  set(shown.filter((toast) => toast.id !== id));
}

/** Says something at the bottom without blocking: 4 s, 10 s where it can be undone, leads on or went wrong. */
export function showToast(toast: Toast): void {
  lastId += 1;
  set([...shown.slice(-2), { ...toast, id: lastId }]);
}

function useShown(): readonly ShownToast[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  );
}

/** Where toasts appear; mounted once by the shell. */
export function UndoToasts() {
  const toasts = useShown();
  const t = useT('common');
  const undoable = toasts.findLast((toast) => toast.undo !== undefined);
  useHotkeys(
    [
      {
        keys: 'z',
        label: t('undo'),
        run: () => {
          undoable?.undo?.();
          if (undoable !== undefined) dismiss(undoable.id);
        },
      },
    ],
    { enabled: undoable !== undefined, group: t('keys.global') },
  );
  return (
    <div className="toasts" role="status" aria-live="polite">
      {toasts.map((toast) => (
        <ToastItem key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

function ToastItem({ toast }: { readonly toast: ShownToast }) {
  const t = useT('common');
  const { id } = toast;
  const stay = toast.undo !== undefined || toast.link !== undefined || toast.tone === 'bad' ? 10_000 : 4000;
  useEffect(() => {
    const timer = setTimeout(() => dismiss(id), stay);
    return () => clearTimeout(timer);
  }, [id, stay]);
  return (
    <div className={`toast toast-${toast.tone ?? 'ok'}`}>
      <Icon name={toast.tone === 'bad' ? 'warn' : 'check'} />
      <span>{toast.text}</span>
      {toast.link !== undefined && (
        <Link className="btn-link" to={toast.link.to} onClick={() => dismiss(id)}>
          {toast.link.label}
        </Link>
      )}
      {toast.undo !== undefined && (
        <button
          type="button"
          className="btn-link"
          onClick={() => {
            toast.undo?.();
            dismiss(id);
          }}
        >
          {t('undo')} <kbd aria-hidden="true">Z</kbd>
        </button>
      )}
      <button type="button" className="btn-ico" aria-label={t('close')} onClick={() => dismiss(id)}>
        <Icon name="close" />
      </button>
    </div>
  );
}
