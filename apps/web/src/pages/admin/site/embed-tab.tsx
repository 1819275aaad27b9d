import { useState, type FormEvent, type ReactNode } from 'react';
import { updateSite } from '../../../api/admin';
import { Icon } from '../../../components/icon';
import { showToast } from '../../../components/toasts';
import { useT } from '../../../i18n';
import { copyText } from '../copy-text';
import { useChange, useMay } from '../section';
import type { SitePart } from './site-part';

const MAX_ORIGINS = 20;

/** Where the form may stand within other pages, and the code to put there. */
export function EmbedTab({ site }: SitePart): ReactNode {
  const t = useT('site-forms');
  const code = `<p><a href="${site.formUrl}" target="_blank" rel="noopener">${t('embed.linkText')}</a></p>`;
  const copy = async (): Promise<void> => {
    const done = await copyText(code);
    showToast(done ? { text: t('copied') } : { text: t('copyFailed'), tone: 'bad' });
  };
  return (
    <div className="site-stack">
      <section className="card" aria-labelledby="code-title">
        <div className="card-head">
          <h2 id="code-title">{t('embed.code')}</h2>
          <span className="aside">{t('embed.codeHint')}</span>
        </div>
        <div className="designer-body">
          <code className="admin-secret embed-code">{code}</code>
          <button type="button" className="btn" onClick={() => void copy()}>
            <Icon name="copy" /> {t('copy')}
          </button>
        </div>
      </section>
      <Origins site={site} />
    </div>
  );
}

function Origins({ site }: SitePart): ReactNode {
  const t = useT('site-forms');
  const mayWrite = useMay('sites.write');
  const change = useChange();
  const [typed, setTyped] = useState('');
  const origins = site.allowedOrigins;
  const save = (next: readonly string[]): Promise<boolean> =>
    change(() => updateSite(site.id, { allowedOrigins: next, version: site.version }), {
      refresh: ['sites'],
    });
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const origin = originOf(typed);
    if (origins.includes(origin) || (await save([...origins, origin]))) setTyped('');
  };
  return (
    <section className="card" aria-labelledby="origins-title">
      <div className="card-head">
        <h2 id="origins-title">{t('embed.origins')}</h2>
        <span className="aside">{t('embed.originsHint')}</span>
      </div>
      {mayWrite ? (
        <form className="channel-new" onSubmit={(event) => void add(event)}>
          <input
            className="input"
            aria-label={t('embed.origin')}
            placeholder="https://www.example.com"
            maxLength={270}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <button
            type="submit"
            className="btn btn-pri"
            disabled={typed.trim() === '' || origins.length >= MAX_ORIGINS}
          >
            {t('embed.add')}
          </button>
        </form>
      ) : null}
      {origins.length === 0 ? <p className="admin-none">{t('embed.noOrigins')}</p> : null}
      <ul className="admin-rows">
        {origins.map((origin) => (
          <li key={origin}>
            <div>
              <code>{origin}</code>
            </div>
            {mayWrite ? (
              <button
                type="button"
                className="btn btn-sm"
                aria-label={t('embed.removeOne', { origin })}
                onClick={() => void save(origins.filter((other) => other !== origin))}
              >
                {t('embed.remove')}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What was pasted, as an origin where it is an address; the server judges the rest. */
function originOf(typed: string): string {
  const text = typed.trim();
  return URL.canParse(text) && /^https?:/.test(text) ? new URL(text).origin : text;
}
