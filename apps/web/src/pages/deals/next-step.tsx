import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { DealDetail } from '../../api/deals';
import { useMe } from '../../api/me';
import { showToast } from '../../components/toasts';
import { useT } from '../../i18n';
import { columnFields } from './deal-fields';
import { EditDialog } from './edit-dialog';

const NO_LOOKUPS = { parks: [], people: [] };

/** The one thing to do next and by when. */
export function NextStep({ deal }: { readonly deal: DealDetail }): ReactNode {
  const t = useT('deals');
  const { today } = useMe();
  const queryClient = useQueryClient();
  const [isEditing, setIsEditing] = useState(false);
  const late = deal.nextStepDue !== null && deal.nextStepDue < today;
  return (
    <section className="card" aria-label={t('next.title')}>
      <div className="card-head">
        <h2>{t('next.title')}</h2>
        {deal.permissions.edit ? (
          <button
            type="button"
            className="btn-link end"
            aria-label={t('edit', { what: t('next.title') })}
            onClick={() => setIsEditing(true)}
          >
            {t('common:edit')}
          </button>
        ) : null}
      </div>
      <p className="deal-body deal-next">
        <span>{deal.nextStep ?? t('next.none')}</span>
        {deal.nextStepDue === null ? null : (
          <span className={late ? 'tag tag-bad' : 'tag tag-mute'}>
            {late ? t('next.late', { date: deal.nextStepDue }) : t('next.due', { date: deal.nextStepDue })}
          </span>
        )}
      </p>
      {isEditing ? (
        <EditDialog
          title={t('next.title')}
          deal={deal}
          read={(from) => columnFields(from, ['nextStep', 'nextStepDue'], NO_LOOKUPS, t)}
          onSaved={() => {
            setIsEditing(false);
            showToast({ text: t('saved') });
            void queryClient.invalidateQueries({ queryKey: ['deal', deal.id] });
            void queryClient.invalidateQueries({ queryKey: ['deals'] });
          }}
          onClose={() => setIsEditing(false)}
        />
      ) : null}
    </section>
  );
}
