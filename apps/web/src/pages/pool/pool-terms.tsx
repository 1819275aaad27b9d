import { useQuery } from '@tanstack/react-query';
import type { LeadCounts } from '../../api/leads';
import { poolsQuery } from '../../api/pools';
import { useT } from '../../i18n';
import './pool.css';

/** Above the pool's list: which pool, and what the agent may still do there today. */
export function PoolTerms({
  poolId,
  today,
  onPool,
}: {
  readonly poolId: string;
  /** The day's numbers of all pools together, said here where the line above has no room for them. */
  readonly today: LeadCounts['today'] | undefined;
  readonly onPool: (poolId: string) => void;
}) {
  const t = useT('queue');
  const pools = useQuery(poolsQuery).data?.items ?? [];
  const open = pools.filter((pool) => pool.active);
  const chosen = open.find((pool) => pool.id === poolId) ?? (open.length === 1 ? open[0] : undefined);
  const mine = chosen?.mine ?? null;
  return (
    <div className="pool-terms">
      {open.length > 1 && (
        <select
          className={poolId === '' ? 'q-pick' : 'q-pick q-picked'}
          aria-label={t('pool.choose')}
          value={poolId}
          onChange={(event) => onPool(event.target.value)}
        >
          <option value="">{t('pool.all')}</option>
          {open.map((pool) => (
            <option key={pool.id} value={pool.id}>
              {t('pool.option', { name: pool.name, count: pool.leads > 1000 ? '1000+' : pool.leads })}
            </option>
          ))}
        </select>
      )}
      {mine === null && today?.claimsPerDay !== null && today?.claimsPerDay !== undefined && (
        <span
          className={today.claimsLeft === 0 ? 'pool-quota pool-today pool-empty' : 'pool-quota pool-today'}
        >
          {t('pool.claims')} <b>{`${today.claimsLeft ?? 0} / ${today.claimsPerDay}`}</b>
        </span>
      )}
      {mine !== null && (
        <>
          <span className={mine.claimsLeft === 0 ? 'pool-quota pool-empty' : 'pool-quota'}>
            {t('pool.claims')} <b>{`${mine.claimsLeft} / ${mine.claimsPerDay}`}</b>
          </span>
          {chosen !== undefined && chosen.holdingLimit !== null && (
            <span className="pool-quota">
              {t('pool.held')} <b>{`${mine.held} / ${chosen.holdingLimit}`}</b>
            </span>
          )}
          {chosen !== undefined && chosen.viewsPerDay > 0 && (
            <span className={mine.viewsLeft === 0 ? 'pool-quota pool-empty' : 'pool-quota'}>
              {t('pool.views')} <b>{`${mine.viewsLeft} / ${chosen.viewsPerDay}`}</b>
            </span>
          )}
        </>
      )}
    </div>
  );
}
