import { useMutation } from '@tanstack/react-query';
import { endVisit, type Visit } from '../../api/visits';
import { Dialog } from '../../components/dialog';
import { useErrorText } from '../../components/states';
import { showToast } from '../../components/toasts';
import { useT } from '../../i18n';
import { refreshLead } from '../lead/use-lead-actions';
import { EndDialog } from './end-dialog';
import { Invitation } from './invitation';
import { ResultDialog } from './result-dialog';
import { VisitDialog } from './visit-dialog';

/** What is being done with which visit. */
export interface VisitAct {
  readonly kind: 'move' | 'result' | 'invitation' | 'cancel' | 'no-show';
  readonly visit: Visit;
}

/** Whichever dialog of a visit is open. */
export function VisitDialogs(props: {
  readonly leadId: string;
  readonly act: VisitAct | null;
  readonly onClose: () => void;
}) {
  const t = useT('visits');
  const errorText = useErrorText();
  const { act, leadId, onClose } = props;
  const end = useMutation({
    mutationFn: ({ id, how, reason }: { id: string; how: 'cancel' | 'no-show'; reason: string }) =>
      endVisit(id, how, reason),
    onSuccess: (_visit, { how }) => {
      showToast({ text: t(`${how}.done`) });
      refreshLead(leadId);
      onClose();
    },
    onError: (error) => showToast({ text: errorText(error), tone: 'bad' }),
  });
  switch (act?.kind) {
    case undefined:
      return null;
    case 'move':
      return <VisitDialog leadId={leadId} visit={act.visit} onClose={onClose} />;
    case 'result':
      return <ResultDialog leadId={leadId} visit={act.visit} onClose={onClose} />;
    case 'invitation':
      return (
        <Dialog
          title={t('invitation.title')}
          onClose={onClose}
          footer={
            <button type="button" className="btn" onClick={onClose}>
              {t('common:close')}
            </button>
          }
        >
          <Invitation visitId={act.visit.id} />
        </Dialog>
      );
    case 'cancel':
    case 'no-show': {
      const how = act.kind;
      return (
        <EndDialog
          how={how}
          busy={end.isPending}
          onClose={onClose}
          onReason={(reason) => end.mutate({ id: act.visit.id, how, reason })}
        />
      );
    }
  }
}
