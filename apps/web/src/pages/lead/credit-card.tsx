import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { leadCreditQuery, type Dispute } from '../../api/credits';
import type { LeadDetail } from '../../api/leads';
import { DateText } from '../../components/date-text';
import { Tag, type TagTone } from '../../components/tag';
import { useT } from '../../i18n';
import '../pool/pool.css';
import { CardTitle } from './card-title';
import { DisputeDialog, RulingDialog } from './credit-dialogs';

const TONES: Readonly<Record<Dispute['status'], TagTone>> = { open: 'warn', upheld: 'ok', rejected: 'mute' };

/** 首谈: who was in contact first, apart from who owns the lead; how teams share it; disputes and rulings. */
export function CreditCard({ lead }: { readonly lead: LeadDetail }) {
  const t = useT('lead');
  const [open, setOpen] = useState<'dispute' | Dispute | null>(null);
  const data = useQuery(leadCreditQuery(lead.id)).data;
  if (data === undefined || data.credit === null) return null;
  const { credit, disputes } = data;
  const mayDispute = lead.permissions.edit && disputes.every((dispute) => dispute.status !== 'open');
  return (
    <section className="card">
      <div className="card-head">
        <CardTitle>{t('credit.title')}</CardTitle>
        {mayDispute && (
          <button type="button" className="btn-link end" onClick={() => setOpen('dispute')}>
            {t('credit.dispute')}
          </button>
        )}
      </div>
      <div className="credit-body">
        <p>
          <b>{credit.user.name}</b> <DateText at={credit.recordedAt} />{' '}
          <span className="credit-until">{t('credit.until', { date: credit.protectedUntil })}</span>
        </p>
        <ul className="credit-shares" aria-label={t('credit.shares')}>
          {credit.shares.map((share) => (
            <li key={share.team.id}>
              <Tag tone="blue">
                {credit.shares.length === 1 ? share.team.name : `${share.team.name} ${share.percent}%`}
              </Tag>
            </li>
          ))}
        </ul>
        {disputes.map((dispute) => (
          <div key={dispute.id}>
            <p className="ld-inquiry-head">
              <Tag tone={TONES[dispute.status]}>{t(`credit.status.${dispute.status}`)}</Tag>
              <span>{t('credit.claims', { name: dispute.openedBy.name, team: dispute.team.name })}</span>
              <span className="end">
                <DateText at={dispute.openedAt} />
              </span>
            </p>
            <p className="ld-note">{dispute.evidence}</p>
            {dispute.ruling !== null && (
              <p className="ld-note">
                {t('credit.ruledBy', { name: dispute.ruledBy?.name ?? '', ruling: dispute.ruling })}
              </p>
            )}
            {dispute.mayRule && (
              <button type="button" className="btn btn-sm" onClick={() => setOpen(dispute)}>
                {t('credit.rule')}
              </button>
            )}
          </div>
        ))}
      </div>
      {open === 'dispute' && <DisputeDialog leadId={lead.id} onClose={() => setOpen(null)} />}
      {open !== null && open !== 'dispute' && (
        <RulingDialog
          leadId={lead.id}
          dispute={open}
          holders={credit.shares.map((share) => share.team)}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  );
}
