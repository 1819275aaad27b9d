import { useQuery } from '@tanstack/react-query';
import type { LeadDetail } from '../../api/leads';
import { poolsQuery } from '../../api/pools';
import { useMe } from '../../api/me';
import { DateText } from '../../components/date-text';
import { useT } from '../../i18n';
import type { LeadActions } from '../lead/use-lead-actions';

/** How a lead came into its pool, and until when somebody who claimed one has to be in contact. */
export function PoolNotices({ lead }: { readonly lead: LeadDetail }) {
  const t = useT('lead');
  return (
    <>
      {lead.pool !== null && (
        <p className="notice">
          <span>
            {t(`pool.${lead.pool.kind}`, {
              pool: lead.pool.name,
              name: lead.pool.previousOwner?.name ?? t('common:none'),
            })}{' '}
            <DateText at={lead.pool.since} />
            {lead.pool.reason !== null &&
              t(lead.pool.kind === 'recycled' ? 'pool.rule' : 'notice.pooledWhy', {
                reason: lead.pool.reason,
              })}
          </span>
        </p>
      )}
      {lead.contactBy !== null && (
        <p className="notice notice-warn">
          <span>
            {t('pool.contactBy')} <DateText at={lead.contactBy} />
          </span>
        </p>
      )}
    </>
  );
}

/** A look at the contact before claiming, where the pool has a budget for that. */
export function PoolReveal({ lead, actions }: { readonly lead: LeadDetail; readonly actions: LeadActions }) {
  const t = useT('lead');
  const me = useMe();
  const pools = useQuery({ ...poolsQuery, enabled: me.user.role === 'agent' && lead.poolId !== null });
  const pool = pools.data?.items.find((candidate) => candidate.id === lead.poolId);
  if (!actions.masked || !lead.permissions.claim || pool === undefined || pool.viewsPerDay === 0) return null;
  const left = pool.mine?.viewsLeft ?? 0;
  return (
    <button
      type="button"
      className="btn-link ld-reveal"
      disabled={actions.reveal.isPending || left === 0}
      onClick={() => actions.reveal.mutate()}
    >
      {t('pool.look', { left, limit: pool.viewsPerDay })}
    </button>
  );
}
