import { useState, type ReactNode } from 'react';
import { publishForm, type SiteForm } from '../../../api/site-forms';
import { Dialog } from '../../../components/dialog';
import { useErrorText } from '../../../components/states';
import { Tag } from '../../../components/tag';
import { showToast } from '../../../components/toasts';
import { useT } from '../../../i18n';
import { ChangeList } from './change-list';
import type { FormDraft } from './use-form-draft';

interface Props {
  readonly siteId: string;
  readonly form: SiteForm;
  readonly draft: FormDraft;
  readonly mayWrite: boolean;
}

/** What is in force, whether the draft is saved, and the way to put it in force. */
export function PublishBar({ siteId, form, draft, mayWrite }: Props): ReactNode {
  const t = useT('site-forms');
  const [isAsking, setIsAsking] = useState(false);
  const count = form.changes.length;
  const isFirst = form.published === null;
  const isUntouched = draft.state === 'saved' && form.draft.version === 0;
  const ready = draft.state === 'saved' && form.draft.version > 0 && (count > 0 || isFirst);
  return (
    <div className="publish-bar card">
      <p>
        {form.published === null ? t('publish.never') : t('publish.inForce', { n: form.published.number })}{' '}
        {count > 0 ? <Tag tone="warn">{t('publish.changes', { n: count })}</Tag> : null}
      </p>
      <p className={`draft-state draft-${draft.state}`} role="status">
        {t(mayWrite ? `draft.${isUntouched ? 'none' : draft.state}` : 'draft.readOnly')}
      </p>
      {draft.state === 'conflict' || draft.state === 'failed' ? (
        <button type="button" className="btn" onClick={draft.reload}>
          {t('draft.reload')}
        </button>
      ) : null}
      {mayWrite ? (
        <button type="button" className="btn btn-pri" disabled={!ready} onClick={() => setIsAsking(true)}>
          {t('publish.do')}
        </button>
      ) : null}
      {isAsking ? (
        <PublishDialog siteId={siteId} form={form} draft={draft} onClose={() => setIsAsking(false)} />
      ) : null}
    </div>
  );
}

function PublishDialog(props: {
  readonly siteId: string;
  readonly form: SiteForm;
  readonly draft: FormDraft;
  readonly onClose: () => void;
}): ReactNode {
  const t = useT('site-forms');
  const errorText = useErrorText();
  const [note, setNote] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const publish = async (): Promise<void> => {
    setIsBusy(true);
    try {
      const answer = await publishForm(props.siteId, props.form.draft.version, note);
      props.draft.take(answer);
      showToast({ text: t('publish.done', { n: answer.published?.number ?? 0 }) });
      props.onClose();
    } catch (error) {
      setRefusal(errorText(error));
      setIsBusy(false);
    }
  };
  return (
    <Dialog
      title={t('publish.title')}
      size="md"
      onClose={props.onClose}
      footer={
        <>
          <button type="button" className="btn" onClick={props.onClose}>
            {t('common:cancel')}
          </button>
          <button type="button" className="btn btn-pri" disabled={isBusy} onClick={() => void publish()}>
            {t('publish.confirm')}
          </button>
        </>
      }
    >
      {refusal === null ? null : (
        <p className="notice notice-bad" role="alert">
          {refusal}
        </p>
      )}
      <p>{t('publish.hint')}</p>
      <ChangeList changes={props.form.changes} />
      <div className="field">
        <label htmlFor="publish-note">{t('publish.note')}</label>
        <input
          id="publish-note"
          className="input"
          maxLength={200}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
    </Dialog>
  );
}
