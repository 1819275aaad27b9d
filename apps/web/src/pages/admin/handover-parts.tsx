import type { ReactNode } from 'react';
import type { HandoverPreview, HandoverResult } from '../../api/handovers';
import { DateText } from '../../components/date-text';
import { Dialog } from '../../components/dialog';
import { formatNumber } from '../../format';
import { useT } from '../../i18n';

/** What a leaver has in their hands. */
export function HandoverFacts({ preview }: { readonly preview: HandoverPreview }): ReactNode {
  const t = useT('pools');
  const facts = [
    ['leads', preview.leadCount],
    ['followUps', preview.followUps],
    ['deals', preview.dealCount],
    ['tasks', preview.tasks],
    ['credits', preview.credits],
    ['exports', preview.exports.length],
  ] as const;
  return (
    <>
      <dl className="handover-facts">
        {facts.map(([key, count]) => (
          <div key={key}>
            <dt>{t(`handover.fact.${key}`)}</dt>
            <dd>{formatNumber(count)}</dd>
          </div>
        ))}
      </dl>
      {preview.leadCount + preview.dealCount > 0 && (
        <details>
          <summary>{t('handover.show')}</summary>
          <ul className="handover-list">
            {preview.deals.map((deal) => (
              <li key={deal.id}>{`${deal.number} ${deal.name}`}</li>
            ))}
            {preview.leads.map((lead) => (
              <li key={lead.id}>{`${lead.number} ${lead.company ?? ''}`}</li>
            ))}
          </ul>
        </details>
      )}
      {preview.exports.length > 0 && (
        <details>
          <summary>{t('handover.showExports')}</summary>
          <ul className="handover-list">
            {preview.exports.map((item) => (
              <li key={item.id}>
                {t('handover.export', { kind: item.kind, rows: item.rows })} <DateText at={item.createdAt} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** What became of it. */
export function HandoverDone({
  result,
  onClose,
}: {
  readonly result: HandoverResult;
  readonly onClose: () => void;
}): ReactNode {
  const t = useT('pools');
  return (
    <Dialog
      title={t('handover.doneTitle')}
      onClose={onClose}
      footer={
        <button type="button" className="btn btn-pri" onClick={onClose}>
          {t('handover.close')}
        </button>
      }
    >
      <p>{t('handover.done', { leads: result.leads, deals: result.deals, keys: result.keysRevoked })}</p>
      <ul className="handover-list">
        {result.shares.map((share) => (
          <li key={share.userId ?? ''}>
            {t('handover.share', {
              name: share.name ?? t('handover.nobody'),
              leads: share.leads,
              deals: share.deals,
            })}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
