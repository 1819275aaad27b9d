import { useState, type FormEvent, type ReactNode } from 'react';
import { updateSite } from '../../../api/admin';
import { useT } from '../../../i18n';
import { useChange, useMay } from '../section';
import type { SitePart } from './site-part';

const MAX_ORIGINS = 20;

/** The websites whose pages may hold the form; the server refuses every other. */
export function Origins({ site }: SitePart): ReactNode {
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
      <p className="embed-hint">{t('embed.originsWhy')}</p>
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
