import { fill, h } from './dom';
import { dress } from './styles';
import type { Definition } from './types';

/** A shadow root of ours: its outermost element carries colours and height, everything else its class. */
export interface Stage {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  readonly frame: HTMLElement;
  readonly heading: HTMLElement;
  isFormDressed: boolean;
}

/** Attaches a dressed shadow root; nothing of the page's style reaches into it. */
export function createStage(host: HTMLElement, locale: string, title: string): Stage {
  // A block that a page takes out and puts back keeps its root.
  const root = host.shadowRoot || host.attachShadow({ mode: 'open' });
  const frame = h('div', { lang: locale });
  fill(root, frame);
  if ('adoptedStyleSheets' in root) root.adoptedStyleSheets = [];
  dress(root);
  return { host, root, frame, heading: h('h2', { id: 'title' }, title), isFormDressed: false };
}

/** The site's heading, the form's looks, and the site's colours, as pairs that were checked when they were published. */
export function theme(stage: Stage, { heading, css, theme: colours }: Definition): void {
  stage.heading.textContent = heading;
  if (!stage.isFormDressed) dress(stage.root, css);
  stage.isFormDressed = true;
  if (!colours) return;
  const set = (name: string, value: string): void => stage.frame.style.setProperty(name, value);
  set('--luodi-p', colours.primary);
  set('--luodi-h', colours.primaryHover);
  set('--luodi-t', colours.tint);
  set('--luodi-f', colours.focus);
}
