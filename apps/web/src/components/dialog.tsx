import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useT } from '../i18n';
import { Icon } from './icon';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons at the bottom, the main one last. */
  readonly footer?: ReactNode;
  readonly size?: 'sm' | 'md' | 'lg';
}

/**
 * A modal on the browser's own dialog element: it keeps the focus inside, closes on Esc and gives the focus back.
 * Inputs inside must be native or render their pop-ups within the dialog (it lives in the top layer).
 */
export function Dialog(props: DialogProps) {
  return <Modal {...props} kind={`dialog dialog-${props.size ?? 'sm'}`} />;
}

/** The same at the right edge, for forms; full screen on a phone. */
export function Drawer(props: DialogProps) {
  return <Modal {...props} kind={`drawer drawer-${props.size ?? 'sm'}`} />;
}

function Modal({ title, onClose, children, footer, kind }: DialogProps & { readonly kind: string }) {
  const t = useT('common');
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = ref.current;
    const before = document.activeElement;
    if (dialog !== null && !dialog.open) {
      dialog.showModal();
      const first = firstField(dialog);
      // A text that takes the focus to be read is there from its beginning; a field is scrolled to.
      first?.focus({ preventScroll: first.tabIndex < 0 });
    }
    return () => {
      dialog?.close();
      // Where the closing already moved the focus to, it stays.
      const now = document.activeElement;
      const isFree = now === null || now === document.body || dialog?.contains(now) === true;
      if (isFree && before instanceof HTMLElement && before.isConnected)
        before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <dialog
      ref={ref}
      className={kind}
      aria-labelledby={titleId}
      onCancel={(event) => {
        // React decides when it closes, so that nothing is lost between the two.
        event.preventDefault();
        onClose();
      }}
      onPointerDown={(event) => {
        if (event.target === ref.current) onClose();
      }}
    >
      <div className="dialog-box">
        <header className="dialog-head">
          <h2 id={titleId}>{title}</h2>
          <button type="button" className="btn-ico" aria-label={t('close')} onClick={onClose}>
            <Icon name="close" />
          </button>
        </header>
        <div className="dialog-body">{children}</div>
        {footer !== undefined && <footer className="dialog-foot">{footer}</footer>}
      </div>
    </dialog>
  );
}

/** Where to start: the marked field, else the first thing of the body rather than the close button. */
function firstField(dialog: HTMLElement): HTMLElement | null {
  const usable = ':is(input,select,textarea,button,a[href]):not(:disabled)';
  return (
    dialog.querySelector<HTMLElement>('[data-autofocus]') ??
    dialog.querySelector<HTMLElement>(`.dialog-body ${usable}`) ??
    dialog.querySelector<HTMLElement>(`.dialog-foot ${usable}`)
  );
}
