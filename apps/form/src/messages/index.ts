import type { Locale } from '@luodi/platform';
import { en } from './en';
import { zhCn, type MessageKey } from './zh-cn';

export { zhCn, type MessageKey } from './zh-cn';
export type MessageParams = Readonly<Record<string, string | number>>;
/** Looks a text up in one language and fills its `{placeholders}`. The answer is text, not HTML. */
export type Translate = (key: MessageKey, params?: MessageParams) => string;

/** Every text in every language. */
export const CATALOGUES: Readonly<Record<Locale, Readonly<Record<MessageKey, string>>>> = {
  'zh-CN': zhCn,
  en,
};

/** The texts of one language. A placeholder without a value stays as it is. */
export function translator(locale: Locale): Translate {
  const texts = CATALOGUES[locale];
  return (key, params = {}) =>
    texts[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}
