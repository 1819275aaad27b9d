import './merge.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { companyQuery } from '../../api/identity';
import type { LeadDetail } from '../../api/leads';
import { DateText } from '../../components/date-text';
import { Tag } from '../../components/tag';
import { useT } from '../../i18n';
import { CardTitle } from './card-title';
import { StatusTag } from './status-tag';

/** The company's other leads and deals, as far as the viewer may know of them. */
export function CompanyCard({ lead }: { readonly lead: LeadDetail }) {
  const t = useT('lead');
  const company = useQuery({
    ...companyQuery(lead.companyId ?? ''),
    enabled: lead.companyId !== null,
  }).data;
  if (company === undefined) return null;
  const leads = company.leads.filter((one) => one.id !== lead.id);
  const deals = company.deals.filter((one) => one.id !== lead.dealId);
  if (leads.length === 0 && deals.length === 0 && company.uscc === null) return null;
  return (
    <details className="card ld-why" open={leads.length + deals.length > 0}>
      <summary className="card-head">
        <CardTitle>{t('company.title')}</CardTitle>
        <span className="aside">{t('company.count', { count: leads.length + deals.length })}</span>
      </summary>
      {company.uscc !== null && (
        <p className="co-line">
          <span>{t('company.uscc')}</span>
          <span className="co-code">{company.uscc}</span>
          {company.usccWarnings.map((warning) => (
            <Tag key={warning} tone="warn">
              {t(`company.${warning}`)}
            </Tag>
          ))}
        </p>
      )}
      <ul className="ld-inquiries">
        {deals.map((deal) => (
          <li key={deal.id} className="co-line">
            <Link to={`/deals/${deal.id}`}>{deal.name}</Link>
            <Tag tone="blue">{deal.stageName}</Tag>
            <span>{deal.owner.name}</span>
          </li>
        ))}
        {leads.map((one) => (
          <li key={one.id} className="co-line">
            <Link to={`/leads/${one.id}`}>{one.contact ?? one.number}</Link>
            <StatusTag status={one.status} />
            <span>{one.phone}</span>
            <span>{one.owner?.name ?? t('noOwner')}</span>
            <span className="end">
              <DateText at={one.createdAt} />
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
