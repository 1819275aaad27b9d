import { h } from './dom';
import type { Texts } from './types';

/** A number to call. */
export function phoneLink(number: string, texts: Texts): HTMLElement {
  return h('a', { class: 'lk', href: `tel:${number.replace(/[^\d+]/g, '')}` }, `${texts.hotline} ${number}`);
}
