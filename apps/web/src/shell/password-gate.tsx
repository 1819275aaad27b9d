import { meQuery } from '../api/me';
import { queryClient } from '../api/query';
import { useDocumentTitle } from '../components/page-header';
import { useT } from '../i18n';
import { PasswordForm } from './password-form';

/** Shown instead of the console until a person has a password of their own. */
export function PasswordGate() {
  const t = useT('shell');
  useDocumentTitle(t('me.changePassword'));
  return (
    <main className="gate">
      <div className="card gate-card">
        <h1>{t('me.changePassword')}</h1>
        <p>{t('me.passwordMust')}</p>
        <PasswordForm onDone={() => void queryClient.invalidateQueries({ queryKey: meQuery.queryKey })} />
      </div>
    </main>
  );
}
