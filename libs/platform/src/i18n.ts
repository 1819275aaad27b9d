/** The languages of every user-facing text; Chinese first. */
export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];
export type Messages = Readonly<Record<string, string>>;

const catalogue: Record<Locale, Map<string, string>> = { 'zh-CN': new Map(), en: new Map() };

/**
 * Adds a lib's texts. Both languages must have the same keys, and a key belongs to one lib only.
 * @throws Error at start-up when the two sets differ or a key is taken with another text
 */
export function registerMessages(messages: Readonly<Record<Locale, Messages>>): void {
  const missing = [
    ...Object.keys(messages['zh-CN']).filter((key) => !(key in messages.en)),
    ...Object.keys(messages.en).filter((key) => !(key in messages['zh-CN'])),
  ];
  if (missing.length > 0) throw new Error(`Messages in one language only: ${missing.join(', ')}`);
  for (const locale of LOCALES) {
    for (const [key, text] of Object.entries(messages[locale])) {
      const known = catalogue[locale].get(key);
      if (known !== undefined && known !== text) throw new Error(`Message key taken: ${key}`);
      catalogue[locale].set(key, text);
    }
  }
}

/** Whether a text exists for the key. */
export function hasMessage(key: string): boolean {
  return catalogue['zh-CN'].has(key);
}

/** The text of a key in a language with `{name}` filled from params; the key itself when unknown. */
export function translate(
  locale: Locale,
  key: string,
  params: Readonly<Record<string, unknown>> = {},
): string {
  const text = catalogue[locale].get(key) ?? catalogue['zh-CN'].get(key) ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : whole;
  });
}

/** The language a caller asks for by Accept-Language; the fallback when it names neither of ours. */
export function negotiateLocale(header: string | undefined, fallback: Locale): Locale {
  if (header === undefined) return fallback;
  const wanted = header
    .slice(0, 200)
    .split(',')
    .map((part) => {
      const [tag = '', ...rest] = part.trim().split(';');
      const q = rest
        .map((item) => /^\s*q=([0-9.]{1,5})\s*$/.exec(item)?.[1])
        .find((item) => item !== undefined);
      return { tag: tag.toLowerCase(), q: q === undefined ? 1 : Number(q) };
    })
    .filter((item) => item.q > 0)
    .sort((a, b) => b.q - a.q);
  for (const { tag } of wanted) {
    if (tag === 'zh' || tag.startsWith('zh-')) return 'zh-CN';
    if (tag === 'en' || tag.startsWith('en-')) return 'en';
  }
  return fallback;
}

/** Whether a string names one of our languages. */
export function isLocale(value: string): value is Locale {
  return LOCALES.some((locale) => locale === value);
}
