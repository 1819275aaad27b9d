import type { ReactNode } from 'react';
import type { LocaleCode } from '../../../api/types';
import { useT } from '../../../i18n';

/** Which of the form's two languages is worked on. */
export function LocaleChips(props: {
  readonly locale: LocaleCode;
  readonly onLocale: (locale: LocaleCode) => void;
}): ReactNode {
  const t = useT('site-forms');
  return (
    <div className="chips end" role="group" aria-label={t('language')}>
      {(['zh-CN', 'en'] as const).map((locale) => (
        <button
          key={locale}
          type="button"
          className="chip"
          aria-pressed={locale === props.locale}
          onClick={() => props.onLocale(locale)}
        >
          {t(`language.${locale}`)}
        </button>
      ))}
    </div>
  );
}
