import { useRef, type ReactNode } from 'react';
import { formPreviewUrl } from '../../../api/site-forms';
import type { LocaleCode } from '../../../api/types';
import { useT } from '../../../i18n';
import { LocaleChips } from './locale-chips';

/** The real page of the saved draft, drawn by the server at a phone's width. It takes nothing. */
export function FormPreview(props: {
  readonly siteId: string;
  readonly rev: number;
  readonly locale: LocaleCode;
  readonly onLocale: (locale: LocaleCode) => void;
}): ReactNode {
  const t = useT('site-forms');
  const frame = useRef<HTMLIFrameElement>(null);
  const scrolled = useRef(0);
  const { siteId, rev, locale } = props;
  // The page is loaded anew after each change: it stays where one was looking.
  const keepPlace = (): void => {
    const view = frame.current?.contentWindow;
    if (!view) return;
    view.scrollTo(0, scrolled.current);
    view.addEventListener('scroll', () => (scrolled.current = view.scrollY), { passive: true });
  };
  return (
    <section className="preview" aria-labelledby="preview-title">
      <div className="preview-head">
        <h2 id="preview-title">{t('preview.title')}</h2>
        <LocaleChips locale={locale} onLocale={props.onLocale} />
      </div>
      <iframe
        ref={frame}
        className="preview-frame"
        title={t('preview.frame')}
        src={formPreviewUrl(siteId, locale, rev)}
        onLoad={keepPlace}
      />
    </section>
  );
}
