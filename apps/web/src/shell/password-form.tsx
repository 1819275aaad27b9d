import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { changePassword } from '../api/me';
import { ApiProblem } from '../api/problem';
import { useErrorText } from '../components/states';
import { useT } from '../i18n';

/** Current password, new password. Password managers and pasting are welcome (WCAG 3.3.8). */
export function PasswordForm({ onDone }: { readonly onDone: () => void }) {
  const t = useT('shell');
  const id = useId();
  const errorText = useErrorText();
  const [currentPassword, setCurrent] = useState('');
  const [newPassword, setNew] = useState('');
  const save = useMutation({ mutationFn: changePassword, onSuccess: onDone });
  const fieldError = (path: string): string | undefined =>
    save.error instanceof ApiProblem
      ? save.error.errors.find((field) => field.path === path)?.message
      : undefined;
  const newError = fieldError('newPassword');
  return (
    <form
      className="form-stack"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ currentPassword, newPassword });
      }}
    >
      <div className="field">
        <label htmlFor={`${id}-current`}>{t('me.currentPassword')}</label>
        <input
          id={`${id}-current`}
          className="input"
          type="password"
          autoComplete="current-password"
          required
          maxLength={128}
          value={currentPassword}
          onChange={(event) => setCurrent(event.target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-new`}>{t('me.newPassword')}</label>
        <input
          id={`${id}-new`}
          className="input"
          type="password"
          autoComplete="new-password"
          required
          minLength={8}
          maxLength={128}
          aria-invalid={newError !== undefined}
          aria-describedby={`${id}-hint`}
          value={newPassword}
          onChange={(event) => setNew(event.target.value)}
        />
        <p id={`${id}-hint`} className={newError === undefined ? 'field-hint' : 'field-error'}>
          {newError ?? t('me.newPasswordHint')}
        </p>
      </div>
      {save.isError && newError === undefined && (
        <p className="field-error" role="alert">
          {errorText(save.error)}
        </p>
      )}
      <div>
        <button type="submit" className="btn btn-pri" disabled={save.isPending}>
          {t('me.changePassword')}
        </button>
      </div>
    </form>
  );
}
