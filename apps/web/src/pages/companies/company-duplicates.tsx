import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { duplicatesQuery, type Company } from '../../api/companies';
import { ErrorState, Loading, Skeleton } from '../../components/states';
import { Tag } from '../../components/tag';
import { useT } from '../../i18n';
import { ListCard } from './company-cards';

/** Companies that may be the same one, with the reasons in words. */
export function DuplicatesCard(props: {
  readonly company: Company;
  readonly onMerge: (id: string) => void;
}): ReactNode {
  const t = useT('companies');
  const { company, onMerge } = props;
  const alike = useQuery(duplicatesQuery(company.id));
  if (alike.isError) return <ErrorState error={alike.error} onRetry={() => void alike.refetch()} />;
  if (alike.isPending) {
    return (
      <Loading>
        <Skeleton height={80} />
      </Loading>
    );
  }
  return (
    <ListCard title={t('alike')} empty={t('noAlike')} isEmpty={alike.data.items.length === 0}>
      {alike.data.items.map((other) => (
        <li key={other.id}>
          <Link to={`/companies/${other.id}`}>{other.name}</Link>
          <span className="cy-tags">
            {other.reasons.map((reason) => (
              <Tag key={reason} tone={reason === 'other_place' ? 'warn' : 'mute'}>
                {t(`reason.${reason}`)}
              </Tag>
            ))}
          </span>
          <span className="cy-dim">{t('counts', { leads: other.leadCount, deals: other.dealCount })}</span>
          {company.mergeable && (
            <button
              type="button"
              className="btn btn-sm end"
              aria-label={t('mergeWith', { name: other.name })}
              onClick={() => onMerge(other.id)}
            >
              {t('merge')}
            </button>
          )}
        </li>
      ))}
    </ListCard>
  );
}
