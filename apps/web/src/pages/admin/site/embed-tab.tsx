import { useState, type ReactNode } from 'react';
import { EMBED_MODES, widgetPreviewUrl, type EmbedMode } from '../../../api/site-forms';
import type { LocaleCode } from '../../../api/types';
import { Icon } from '../../../components/icon';
import { showToast } from '../../../components/toasts';
import { useT } from '../../../i18n';
import { copyText } from '../../../copy-text';
import { linkCode, policyLines, widgetCode } from './embed-code';
import { Origins } from './embed-origins';
import { LocaleChips } from './locale-chips';
import type { SitePart } from './site-part';

/** The form within other pages: the code of each mode with the widget at work, and where it may stand. */
export function EmbedTab({ site }: SitePart): ReactNode {
  const t = useT('site-forms');
  const [mode, setMode] = useState<EmbedMode>('inline');
  const [locale, setLocale] = useState<LocaleCode>('zh-CN');
  const facts = { siteKey: site.key, formUrl: site.formUrl, linkText: t('embed.linkText') };
  return (
    <div className="embed">
      <div className="site-stack">
        <section className="card" aria-labelledby="code-title">
          <div className="card-head">
            <h2 id="code-title">{t('embed.code')}</h2>
            <span className="aside">{t('embed.codeHint')}</span>
          </div>
          <div className="designer-body">
            <div className="chips" role="group" aria-label={t('embed.mode')}>
              {EMBED_MODES.map((each) => (
                <button
                  key={each}
                  type="button"
                  className="chip"
                  aria-pressed={each === mode}
                  onClick={() => setMode(each)}
                >
                  {t(`embed.mode.${each}`)}
                </button>
              ))}
            </div>
            <p className="field-hint">{t(`embed.modeHint.${mode}`)}</p>
            <Snippet code={widgetCode(mode, facts)} label={t('embed.code')} />
          </div>
        </section>
        <Origins site={site} />
        <section className="card" aria-labelledby="strict-title">
          <div className="card-head">
            <h2 id="strict-title">{t('embed.strict')}</h2>
          </div>
          <div className="designer-body">
            <p className="embed-text">{t('embed.strictHint')}</p>
            <Snippet code={policyLines(site.formUrl)} label={t('embed.policy')} />
            <p className="embed-text">{t('embed.linkHint')}</p>
            <Snippet code={linkCode(facts)} label={t('embed.linkCode')} />
          </div>
        </section>
      </div>
      <section className="preview designer-right" aria-labelledby="widget-preview-title">
        <div className="preview-head">
          <h2 id="widget-preview-title">{t('preview.title')}</h2>
          <LocaleChips locale={locale} onLocale={setLocale} />
        </div>
        {/* A page of nobody's: it can neither read this one nor keep anything on the device. */}
        <iframe
          key={`${mode}-${locale}`}
          className="preview-frame"
          title={t('embed.frame', { mode: t(`embed.mode.${mode}`) })}
          sandbox="allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox"
          src={widgetPreviewUrl(site.id, mode, locale)}
        />
        <p className="field-hint">{t('embed.previewHint')}</p>
      </section>
    </div>
  );
}

function Snippet({ code, label }: { readonly code: string; readonly label: string }): ReactNode {
  const t = useT('site-forms');
  const copy = async (): Promise<void> => {
    const done = await copyText(code);
    showToast(done ? { text: t('copied') } : { text: t('copyFailed'), tone: 'bad' });
  };
  return (
    <div className="embed-snippet">
      <code className="admin-secret embed-code">{code}</code>
      <button
        type="button"
        className="btn"
        aria-label={t('copyThis', { name: label })}
        onClick={() => void copy()}
      >
        <Icon name="copy" /> {t('copy')}
      </button>
    </div>
  );
}
