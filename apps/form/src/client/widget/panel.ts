import { add, h } from './dom';
import { createStage, type Stage } from './frame';

/** A dialog above the page, in a place of its own at the end of the body. */
export interface Panel {
  readonly stage: Stage;
  open(opener: HTMLElement): void;
  close(): void;
}

/** Makes the dialog; it stands in the page only while it is open, and keeps what was typed in between. */
export function createPanel(locale: string, title: string, closeText: string, content: HTMLElement): Panel {
  const stage = createStage(h('div'), locale, title);
  const { host, frame, heading } = stage;
  const collapse = h('button', { type: 'button', class: 'x' }, closeText);
  const dialog = h(
    'div',
    { class: 'panel', role: 'dialog', 'aria-modal': 'true', 'aria-labelledby': 'title', tabindex: '-1' },
    h('div', { class: 'top' }, heading, collapse),
    h('div', { class: 'body' }, content),
  );
  const back = h('div', { class: 'back' });
  // Tab goes round: before the first stop and after the last one waits a step that leads to the other end.
  const step = (to: () => HTMLElement | undefined): HTMLElement =>
    h('div', {
      tabindex: '0',
      focus: () => {
        const stop = to();
        if (stop) stop.focus();
      },
    });
  add(frame, [
    back,
    step(() => Array.from(content.querySelectorAll<HTMLElement>('a[href],button')).pop() || collapse),
    dialog,
    step(() => collapse),
  ]);
  let opener: HTMLElement | null = null;

  const close = (): void => {
    if (!host.parentNode) return;
    host.parentNode.removeChild(host);
    if (opener && opener.isConnected) opener.focus();
  };
  frame.addEventListener('keydown', (event) => {
    // The page's own shortcuts are not meant while somebody types here.
    event.stopPropagation();
    if (event.key === 'Escape' && !event.isComposing) close();
  });
  collapse.addEventListener('click', close);
  back.addEventListener('click', close);

  return {
    stage,
    open: (from) => {
      opener = from;
      document.body.appendChild(host);
      dialog.focus();
    },
    close,
  };
}
