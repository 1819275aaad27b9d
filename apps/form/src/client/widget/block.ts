import { createDesk } from './desk';
import { add, h } from './dom';
import { createStage, theme } from './frame';
import { canDress } from './styles';
import { createPanel } from './panel';
import { ownTexts, type OwnTexts } from './texts';
import type { Settings } from './types';

/** One block of the page. */
export interface Block {
  /** Takes away what it put elsewhere into the page. */
  end(): void;
}

/** How much room an inline block takes before it is used, and the button (px). */
const INLINE_HEIGHT = 420;
const BUTTON_HEIGHT = 52;
/** An inline form is fetched when the reader has come so near (px). */
const NEAR = 800;

/** Brings one `<div data-luodi-site>` to life; null where the browser is too old: its link stays. */
export function mount(div: HTMLElement, base: string): Block | null {
  const settings = settingsOf(div, base);
  if (settings === null || !div.attachShadow || !window.fetch || !canDress()) return null;
  const own = ownTexts(settings.locale);
  switch (settings.mode) {
    case 'inline':
      return inlineBlock(div, settings, own);
    case 'bar':
      return barBlock(settings, own);
    case 'button':
      return buttonBlock(div, settings, own);
  }
}

function settingsOf(div: HTMLElement, base: string): Settings | null {
  const read = (name: string): string => div.getAttribute(`data-luodi-${name}`) || '';
  const site = read('site');
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(site)) return null;
  const mode = read('mode');
  const lang = read('lang') || document.documentElement.lang || navigator.language || '';
  const locale = /^en/i.test(lang) ? 'en' : 'zh-CN';
  const link = div.querySelector('a');
  return {
    site,
    base,
    locale,
    mode: mode === 'inline' || mode === 'bar' ? mode : 'button',
    label: ((link && link.textContent) || '').trim().slice(0, 40) || ownTexts(locale).open,
    prefill: read('prefill'),
    channel: read('channel'),
  };
}

/** The room that the block has already: it gets no less, so that nothing below it moves. */
function roomOf(div: HTMLElement, wanted: number): number {
  return Math.max(wanted, Math.ceil(div.getBoundingClientRect().height));
}

/** A dialog with the form, which the button opens. */
function opener(settings: Settings, own: OwnTexts, button: HTMLElement): Block & { resume(): void } {
  const desk = createDesk(settings, own, {
    known: (definition) => theme(panel.stage, definition),
    state: (text) => (button.textContent = text || settings.label),
    changes: () => undefined,
  });
  const panel = createPanel(settings.locale, settings.label, own.close, desk.element);
  button.addEventListener('click', () => {
    panel.open(button);
    desk.open(false);
  });
  return {
    end: () => {
      panel.close();
      desk.end();
    },
    resume: desk.resume,
  };
}

function buttonBlock(div: HTMLElement, settings: Settings, own: OwnTexts): Block {
  const room = roomOf(div, BUTTON_HEIGHT);
  const stage = createStage(div, settings.locale, '');
  stage.frame.style.minHeight = `${room}px`;
  const button = h('button', { type: 'button', class: 'go', 'aria-haspopup': 'dialog' }, settings.label);
  add(stage.frame, [button]);
  const dialog = opener(settings, own, button);
  dialog.resume();
  return dialog;
}

function barBlock(settings: Settings, own: OwnTexts): Block {
  const stage = createStage(h('div'), settings.locale, '');
  const { host } = stage;
  const button = h('button', { type: 'button', class: 'go', 'aria-haspopup': 'dialog' }, settings.label);
  const collapse = h('button', { type: 'button', class: 'x' }, own.close);
  add(stage.frame, [
    h('div', { class: 'dock', role: 'region', 'aria-label': settings.label }, button, collapse),
  ]);
  document.body.appendChild(host);
  const dialog = opener(settings, own, button);
  const leave = (): void => {
    if (host.parentNode) host.parentNode.removeChild(host);
  };
  collapse.addEventListener('click', leave);
  dialog.resume();
  return {
    end: () => {
      leave();
      dialog.end();
    },
  };
}

function inlineBlock(div: HTMLElement, settings: Settings, own: OwnTexts): Block {
  const room = roomOf(div, INLINE_HEIGHT);
  const stage = createStage(div, settings.locale, settings.label);
  const { frame, heading } = stage;
  const fold = (): void => {
    frame.style.height = `${room}px`;
    frame.style.overflow = 'hidden';
    frame.style.position = 'relative';
  };
  const unfold = (): void => {
    frame.style.height = 'auto';
    frame.style.overflow = 'visible';
    frame.style.minHeight = `${room}px`;
    more.hidden = true;
  };
  const isLong = (): boolean => frame.scrollHeight > room + 1;
  let hasForm = false;
  const desk = createDesk(settings, own, {
    known: (definition) => theme(stage, definition),
    state: () => undefined,
    changes: (view, tapped) => {
      hasForm = view === 'form';
      setTimeout(() => (more.hidden = !hasForm || frame.style.height === 'auto' || !isLong()));
      if (view === 'form') return;
      fold();
      if (tapped && frame.getBoundingClientRect().top < 0) frame.scrollIntoView();
    },
  });
  const start = h('button', { type: 'button', class: 'go' }, own.start);
  const shell = h('div', { class: 'say' }, h('p', {}, own.lead), h('p', {}, start));
  const more = h('button', { type: 'button', class: 'more', hidden: true }, own.start);
  const card = h(
    'div',
    { class: 'card', role: 'region', 'aria-labelledby': 'title' },
    heading,
    shell,
    desk.element,
  );
  add(frame, [card, more]);
  fold();

  const open = (focus: boolean): void => {
    stop();
    if (shell.parentNode) card.removeChild(shell);
    desk.open(focus);
  };
  start.addEventListener('click', () => open(true));
  // Growing in answer to a tap or a key moves nothing that somebody reads.
  const use = (event: Event): void => {
    if (hasForm && frame.style.height !== 'auto') {
      unfold();
      if (event.target === more) desk.open(true);
    }
  };
  frame.addEventListener('click', use);
  frame.addEventListener('focusin', use);

  // The form is fetched after the reader has done something, and only when they are near.
  const signs = ['scroll', 'pointerdown', 'keydown'];
  const near = (): void => {
    const { top, bottom } = div.getBoundingClientRect();
    if (div.isConnected && top < window.innerHeight + NEAR && bottom > -NEAR) open(false);
  };
  const stop = (): void => signs.forEach((sign) => window.removeEventListener(sign, near, true));
  signs.forEach((sign) => window.addEventListener(sign, near, { capture: true, passive: true }));
  desk.resume();
  if (desk.element.firstChild && shell.parentNode) {
    stop();
    card.removeChild(shell);
  }
  return {
    end: () => {
      stop();
      desk.end();
    },
  };
}
