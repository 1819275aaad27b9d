import { useState, type ReactNode } from 'react';
import { getLinkKey, renewLinkKey } from '../../../api/site-forms';
import { useErrorText } from '../../../components/states';
import { showToast } from '../../../components/toasts';
import { useT } from '../../../i18n';
import { ConfirmDialog } from '../confirm-dialog';

/** The key for programs that sign links by themselves; shown on demand, since showing it is noted. */
export function LinkKey({ siteId }: { readonly siteId: string }): ReactNode {
  const t = useT('site-forms');
  const errorText = useErrorText();
  const [key, setKey] = useState<string | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const load = async (ask: (id: string) => Promise<{ readonly key: string }>): Promise<void> => {
    try {
      setKey((await ask(siteId)).key);
    } catch (error) {
      showToast({ text: errorText(error), tone: 'bad' });
    }
    setIsAsking(false);
  };
  return (
    <section className="card" aria-labelledby="key-title">
      <div className="card-head">
        <h2 id="key-title">{t('key.title')}</h2>
        <span className="aside">{t('key.hint')}</span>
      </div>
      <div className="designer-body">
        {key === null ? null : <code className="admin-secret">{key}</code>}
        <p className="link-actions">
          <button type="button" className="btn" onClick={() => void load(getLinkKey)}>
            {t('key.show')}
          </button>
          <button type="button" className="btn btn-danger" onClick={() => setIsAsking(true)}>
            {t('key.renew')}
          </button>
        </p>
      </div>
      {isAsking ? (
        <ConfirmDialog
          title={t('key.renew')}
          text={t('key.renewText')}
          confirm={t('key.renew')}
          onConfirm={() => load(renewLinkKey)}
          onClose={() => setIsAsking(false)}
        />
      ) : null}
    </section>
  );
}
