import './companies.css';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link, Navigate, useParams } from 'react-router';
import type { Company } from '../../api/companies';
import { companyQuery } from '../../api/identity';
import { ApiProblem } from '../../api/problem';
import { DateText } from '../../components/date-text';
import { PageHeader } from '../../components/page-header';
import { EmptyState, ErrorState, Loading, Skeleton } from '../../components/states';
import { Tag } from '../../components/tag';
import { useT } from '../../i18n';
import { DealsCard, LeadsCard, OffersCard, PeopleCard } from './company-cards';
import { DuplicatesCard } from './company-duplicates';
import { EditDialog } from './company-edit-dialog';
import { HistoryCard } from './company-history';
import { MergeDialog } from './company-merge-dialog';
import { SpellingsCard } from './company-spellings';

/** One company: who it is, its people, everything it asked for, and what it may be the same as. */
export function CompanyPage(): ReactNode {
  const t = useT('companies');
  const { id = '' } = useParams();
  const company = useQuery(companyQuery(id));
  if (company.isSuccess) {
    // A merged one leads to its survivor.
    if (company.data.id !== id) return <Navigate to={`/companies/${company.data.id}`} replace />;
    return <Whole key={id} company={company.data} />;
  }
  if (company.isError) {
    const gone = company.error instanceof ApiProblem && company.error.status === 404;
    if (!gone) return <ErrorState error={company.error} onRetry={() => void company.refetch()} />;
    return (
      <EmptyState page title={t('gone')} hint={t('goneHint')}>
        <Link className="btn" to="/companies">
          {t('all')}
        </Link>
      </EmptyState>
    );
  }
  return (
    <div className="page">
      <Loading>
        <Skeleton width="40%" height={24} />
        <Skeleton height={240} />
      </Loading>
    </div>
  );
}

function Whole({ company }: { readonly company: Company }): ReactNode {
  const t = useT('companies');
  const [open, setOpen] = useState<'edit' | { readonly mergeWith: string | null } | null>(null);
  return (
    <div className="page">
      <PageHeader
        title={company.name}
        sub={<Link to="/companies">{t('title')}</Link>}
        actions={
          <>
            {company.mergeable && (
              <button type="button" className="btn" onClick={() => setOpen({ mergeWith: null })}>
                {t('merge')}
              </button>
            )}
            {company.editable && (
              <button type="button" className="btn" onClick={() => setOpen('edit')}>
                {t('edit')}
              </button>
            )}
          </>
        }
      />
      <div className="cy-page">
        <div className="cy-main">
          <Facts company={company} />
          <LeadsCard company={company} />
          <DealsCard company={company} />
          <OffersCard company={company} />
          <PeopleCard company={company} />
        </div>
        <div className="cy-side">
          <DuplicatesCard company={company} onMerge={(id) => setOpen({ mergeWith: id })} />
          <SpellingsCard company={company} />
          <HistoryCard company={company} />
        </div>
      </div>
      {open === 'edit' && (
        <EditDialog
          company={company}
          onClose={() => setOpen(null)}
          onMerge={company.mergeable ? (id) => setOpen({ mergeWith: id }) : undefined}
        />
      )}
      {open !== null && open !== 'edit' && (
        <MergeDialog company={company} withId={open.mergeWith} onClose={() => setOpen(null)} />
      )}
    </div>
  );
}

function Facts({ company }: { readonly company: Company }): ReactNode {
  const t = useT('companies');
  return (
    <section className="card" aria-label={t('facts')}>
      <dl className="cy-facts">
        <div>
          <dt>{t('col.uscc')}</dt>
          <dd>
            {company.uscc === null ? '—' : <span className="cy-code">{company.uscc}</span>}
            {company.usccWarnings.map((warning) => (
              <Tag key={warning} tone="warn">
                {t(`warning.${warning}`)}
              </Tag>
            ))}
          </dd>
        </div>
        <div>
          <dt>{t('col.region')}</dt>
          <dd>{company.region?.name ?? '—'}</dd>
        </div>
        <div>
          <dt>{t('tier')}</dt>
          <dd>{company.tier === null ? '—' : t(`tier.${company.tier}`)}</dd>
        </div>
        <div>
          <dt>{t('col.created')}</dt>
          <dd>
            <DateText at={company.createdAt} />
          </dd>
        </div>
      </dl>
    </section>
  );
}
