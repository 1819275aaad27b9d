import i18next, { type BackendModule } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { LocaleCode } from './api/types';

type MessageFile = { readonly messages: Readonly<Record<string, string>> };
const files = import.meta.glob<MessageFile>('./messages/*/*.ts');
const FOLDER: Readonly<Record<LocaleCode, string>> = { 'zh-CN': 'zh-cn', en: 'en' };
const STORED_LOCALE = 'luodi.locale';

/** Loads src/messages/<language>/<screen>.ts when a screen asks for it. */
const backend: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, screen, done) => {
    const load = files[`./messages/${FOLDER[language as LocaleCode]}/${screen}.ts`];
    if (load === undefined) {
      done(new Error(`no messages: ${language}/${screen}`), null);
      return;
    }
    load().then(
      (file) => done(null, file.messages),
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), null),
    );
  },
};

/** The language before anyone signed in: the last one used here, else the browser's. */
export function guessLocale(): LocaleCode {
  const stored = localStorage.getItem(STORED_LOCALE);
  if (stored === 'zh-CN' || stored === 'en') return stored;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

let started: Promise<void> | undefined;

/** Starts translation with the messages every screen needs; once. */
export function startI18n(): Promise<void> {
  started ??= start();
  return started;
}

async function start(): Promise<void> {
  const locale = guessLocale();
  document.documentElement.lang = locale;
  await i18next
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: locale,
      supportedLngs: ['zh-CN', 'en'],
      load: 'currentOnly',
      fallbackLng: false,
      ns: ['common', 'shell'],
      defaultNS: 'common',
      keySeparator: false,
      nsSeparator: ':',
      returnNull: false,
      interpolation: { escapeValue: false, prefix: '{', suffix: '}' },
    });
}

/** Switches the language of the page and remembers it for the login page. */
export async function setLocale(locale: LocaleCode): Promise<void> {
  localStorage.setItem(STORED_LOCALE, locale);
  if (i18next.language === locale) return;
  document.documentElement.lang = locale;
  await i18next.changeLanguage(locale);
}

/** Fetches a screen's messages beside its code, so that nothing waits twice. */
export async function loadMessages(screens: readonly string[]): Promise<void> {
  await startI18n();
  await i18next.loadNamespaces(screens);
}

export type Translate = (key: string, params?: Readonly<Record<string, string | number>>) => string;

/** Messages of one screen; `common:` before a key reads the shared ones. */
export function useT(screen: string): Translate {
  const { t } = useTranslation([screen, 'common'], { nsMode: 'fallback' });
  return t as Translate;
}

/** The language now shown. */
export function currentLocale(): LocaleCode {
  return i18next.language === 'en' ? 'en' : 'zh-CN';
}

/** A message outside components; names its screen: `common:day.0`. */
export function translate(key: string, params: Readonly<Record<string, string | number>> = {}): string {
  return i18next.t(key, params);
}
