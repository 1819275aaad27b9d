import { useMutation } from '@tanstack/react-query';
import { serverNow } from '../../api/client';
import type { LeadDetail } from '../../api/leads';
import { DateText } from '../../components/date-text';
import { useErrorText } from '../../components/states';
import { useT } from '../../i18n';
import { undoMerge } from './undo-merge';

/** The leads that ended in this one; a wrong merge is taken back here while there is time. */
export function MergedNotices({ lead }: { readonly lead: LeadDetail }) {
  const t = useT('lead');
  const errorText = useErrorText();
  const undo = useMutation({ mutationFn: (id: string) => undoMerge(id, lead.id, t, errorText) });
  return lead.merges.map((merge) => (
    <p key={merge.id} className="notice">
      <span>
        {t('merge.joined', { number: merge.number })} <DateText at={merge.mergedAt} />
      </span>
      {merge.undoUntil !== null && Date.parse(merge.undoUntil) > serverNow() && (
        <button
          type="button"
          className="btn-link"
          disabled={undo.isPending}
          onClick={() => undo.mutate(merge.id)}
        >
          {t('merge.undo')}
        </button>
      )}
    </p>
  ));
}
