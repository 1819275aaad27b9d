import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { listUnmatched } from '../../../api/routing-rules';
import { DateText } from '../../../components/date-text';
import { Dialog } from '../../../components/dialog';
import { Tag } from '../../../components/tag';
import { useT } from '../../../i18n';
import { PagedList, usePaged } from '../section';

/** The leads that no rule wanted, each to be opened. */
export function UnmatchedDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useT('admin');
  const leads = usePaged(['unmatched'], listUnmatched);
  return (
    <Dialog
      title={t('unmatched.title')}
      size="md"
      onClose={onClose}
      footer={
        <button type="button" className="btn" onClick={onClose}>
          {t('common:close')}
        </button>
      }
    >
      <p className="field-hint">{t('unmatched.hint')}</p>
      <PagedList list={leads} empty={t('unmatched.empty')}>
        {(items) => (
          <ul className="admin-rows">
            {items.map((lead) => (
              <li key={lead.leadId}>
                <div>
                  <Link to={`/leads/${lead.leadId}`}>{lead.number}</Link>
                  <p>
                    <DateText at={lead.at} />
                  </p>
                </div>
                {lead.waiting ? (
                  <Tag tone="warn">{t('unmatched.waiting')}</Tag>
                ) : (
                  <Tag>{lead.owner?.name ?? t('unmatched.settled')}</Tag>
                )}
              </li>
            ))}
          </ul>
        )}
      </PagedList>
    </Dialog>
  );
}
