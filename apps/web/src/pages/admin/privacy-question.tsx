import { useState, type ReactNode } from 'react';
import {
  LATER_CHECKS,
  actOnRequest,
  releaseHold,
  revealRequestContact,
  type PrivacyRequestDetail,
  type RequestAction,
} from '../../api/privacy';
import { useT } from '../../i18n';
import { ConfirmDialog } from './confirm-dialog';
import { FieldFault, FormDialog } from './form-dialog';
import { PlaceTable } from './privacy-places';
import { useChange } from './section';

/** An act on a request, or on the legal hold of its person. */
export type Asked = RequestAction | 'release';

/** What an act on a request asks for before it is done. */
export function PrivacyQuestion(props: {
  readonly request: PrivacyRequestDetail;
  readonly asked: Asked;
  readonly onClose: () => void;
}): ReactNode {
  const t = useT('privacy');
  const change = useChange();
  const { request, asked, onClose } = props;
  const number = request.receiptNumber;
  const act = async (action: RequestAction, body: Readonly<Record<string, unknown>>): Promise<void> => {
    if (await change(() => actOnRequest(request.id, action, body), { refresh: ['privacy'] })) onClose();
  };
  /** After a conflict with the version that was met: what was written here may be saved knowingly. */
  const sent = (action: RequestAction) => (values: Readonly<Record<string, unknown>>, met?: number) =>
    actOnRequest(
      request.id,
      action,
      action === 'hold' ? values : { ...values, version: met ?? request.version },
    );
  const saved = (): void => {
    void change(() => Promise.resolve(), { refresh: ['privacy'] });
    onClose();
  };
  switch (asked) {
    case 'complete':
      return (
        <ConfirmDialog
          title={t('completeTitle', { number })}
          text={t('completeText')}
          confirm={t('complete')}
          onConfirm={() => act('complete', { version: request.version })}
          onClose={onClose}
        />
      );
    case 'release':
      return (
        <ConfirmDialog
          title={t('releaseTitle')}
          text={t('releaseText')}
          confirm={t('release')}
          onConfirm={async () => {
            const { hold } = request;
            if (hold !== null && (await change(() => releaseHold(hold.id), { refresh: ['privacy'] })))
              onClose();
          }}
          onClose={onClose}
        />
      );
    case 'identity':
      return (
        <FormDialog
          title={t('checkTitle', { number })}
          fields={[
            {
              key: 'identity',
              label: t('checkHow'),
              kind: 'select',
              options: LATER_CHECKS.map((value) => ({ value, label: t(`identity.${value}`) })),
            },
            {
              key: 'note',
              label: t('identityNote'),
              hint: t('identityNoteHint'),
              kind: 'area',
              maxLength: 500,
              required: true,
              wide: true,
            },
          ]}
          initial={{ identity: 'call_back', note: '' }}
          onSave={sent('identity')}
          onSaved={saved}
          onClose={onClose}
        >
          <CallBack id={request.id} />
        </FormDialog>
      );
    case 'lift':
      return (
        <FormDialog
          title={t('liftTitle', { number })}
          fields={[
            {
              key: 'reason',
              label: t('liftReason'),
              hint: t('liftReasonHint'),
              kind: 'area',
              maxLength: 500,
              required: true,
              wide: true,
            },
          ]}
          initial={{ reason: '' }}
          onSave={sent('lift')}
          onSaved={saved}
          onClose={onClose}
        >
          <p className="notice notice-warn">{t('liftText')}</p>
        </FormDialog>
      );
    case 'refuse':
      return (
        <FormDialog
          title={t('refuseTitle', { number })}
          fields={[
            { key: 'reason', label: t('refusal'), kind: 'area', maxLength: 500, required: true, wide: true },
            {
              key: 'legalBasis',
              label: t('legalBasis'),
              hint: t('legalBasisHint'),
              kind: 'text',
              maxLength: 200,
              required: true,
              wide: true,
            },
          ]}
          initial={{ reason: '', legalBasis: '' }}
          onSave={sent('refuse')}
          onSaved={saved}
          onClose={onClose}
        />
      );
    case 'hold':
      return (
        <FormDialog
          title={t('holdTitle', { number })}
          fields={[
            {
              key: 'reason',
              label: t('holdReason'),
              hint: t('holdReasonHint'),
              kind: 'area',
              maxLength: 500,
              required: true,
              wide: true,
            },
          ]}
          initial={{ reason: '' }}
          onSave={sent('hold')}
          onSaved={saved}
          onClose={onClose}
        />
      );
    case 'erase':
      return <EraseDialog request={request} onErase={act} onClose={onClose} />;
    case 'start':
      return null;
  }
}

/** The numbers to call back, shown when asked for. */
function CallBack({ id }: { readonly id: string }): ReactNode {
  const t = useT('privacy');
  const change = useChange();
  const [ways, setWays] = useState<readonly string[] | null>(null);
  if (ways !== null) {
    return (
      <p className="notice">
        {ways.length === 0
          ? t('callBackNone')
          : t('callBackNumbers', { numbers: ways.join(t('common:listSeparator')) })}
      </p>
    );
  }
  return (
    <p className="notice">
      {t('callBackHint')}{' '}
      <button
        type="button"
        className="btn btn-sm"
        onClick={() =>
          void change(
            async () => {
              const { phones, wechats } = await revealRequestContact(id);
              setWays([...phones, ...wechats]);
            },
            { refresh: [], text: t('callBackNoted') },
          )
        }
      >
        {t('callBackShow')}
      </button>
    </p>
  );
}

/** The one act that can't be undone asks for the receipt number. */
function EraseDialog(props: {
  readonly request: PrivacyRequestDetail;
  readonly onErase: (action: RequestAction, body: Readonly<Record<string, unknown>>) => Promise<void>;
  readonly onClose: () => void;
}): ReactNode {
  const t = useT('privacy');
  const { request, onErase, onClose } = props;
  return (
    <FormDialog
      title={t('eraseTitle', { number: request.receiptNumber })}
      fields={[
        { key: 'typed', label: t('eraseType'), kind: 'text', maxLength: 30, required: true, wide: true },
      ]}
      initial={{ typed: '' }}
      onSave={async ({ typed }) => {
        if (String(typed).trim() !== request.receiptNumber) throw new FieldFault('typed', t('eraseWrong'));
        await onErase('erase', { version: request.version });
      }}
      onSaved={() => undefined}
      onClose={onClose}
    >
      <p className="notice notice-bad">{t('eraseText')}</p>
      <PlaceTable places={request.places} erased={{}} />
    </FormDialog>
  );
}
