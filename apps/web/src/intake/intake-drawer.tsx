import './intake.css';
import { useEffect, useState } from 'react';
import { Drawer } from '../components/dialog';
import { showToast } from '../components/toasts';
import { loadMessages, useT } from '../i18n';
import { outcomeOf } from './becomes';
import { closeIntake, openIntake, type IntakeStart } from './intake-store';
import { IntakeFields } from './intake-fields';
import { IntakeText } from './intake-text';
import { useIntakeForm } from './use-intake-form';

const FORM_ID = 'intake-form';

/** A new lead from a pasted text or by hand: the text at the left, what was understood at the right. */
export function IntakeDrawer({ start }: { readonly start: IntakeStart }) {
  const ready = useMessagesOfIntake();
  return ready ? <IntakeForm key={`${start.mode}:${start.text}`} start={start} /> : null;
}

function IntakeForm({ start }: { readonly start: IntakeStart }) {
  const t = useT('intake');
  const form = useIntakeForm(start);
  const outcome = outcomeOf(form.parsed, form.values);
  const close = (): void => {
    closeIntake();
    const { text } = form;
    if (text.trim() === '') return;
    showToast({ text: t('closed'), undo: () => openIntake({ text, mode: 'paste' }) });
  };
  return (
    <Drawer
      title={t(start.mode === 'paste' ? 'title.paste' : 'title.form')}
      onClose={close}
      size="lg"
      footer={
        <>
          <span className="in-foot">{t('kept')}</span>
          <button type="button" className="btn" onClick={close}>
            {t('common:cancel')}
          </button>
          <button type="submit" form={FORM_ID} className="btn btn-pri" disabled={form.save.isPending}>
            {t(outcome === 'lead' ? 'save' : `becomes.${outcome}.save`)}
          </button>
        </>
      }
    >
      <form
        id={FORM_ID}
        className="in"
        onSubmit={(event) => {
          event.preventDefault();
          form.submit();
        }}
      >
        <IntakeText form={form} focus={start.mode === 'paste' && start.text === ''} />
        <div role="status" className="in-becomes">
          {outcome === 'lead' ? null : <p className="notice notice-warn">{t(`becomes.${outcome}`)}</p>}
        </div>
        <IntakeFields form={form} focus={start.mode === 'form' || start.text !== ''} />
      </form>
    </Drawer>
  );
}

function useMessagesOfIntake(): boolean {
  const [ready, setReady] = useState(false);
  useEffect(() => {
    void loadMessages(['intake']).then(() => setReady(true));
  }, []);
  return ready;
}
