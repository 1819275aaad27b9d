import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { poolsQuery } from '../../api/pools';
import { useT } from '../../i18n';
import { ReasonDialog } from '../lead/reason-dialog';

/** Why a lead goes back, and to which pool when there are several. */
export function ReleaseDialog(props: {
  readonly busy?: boolean;
  readonly onClose: () => void;
  readonly onRelease: (reason: string, poolId: string | undefined) => void;
}) {
  const t = useT('lead');
  const id = useId();
  const [poolId, setPoolId] = useState('');
  const pools = (useQuery(poolsQuery).data?.items ?? []).filter((pool) => pool.active);
  return (
    <ReasonDialog
      kind="release"
      busy={props.busy}
      onClose={props.onClose}
      onReason={(reason) => props.onRelease(reason, poolId === '' ? undefined : poolId)}
    >
      {pools.length > 1 && (
        <div className="field">
          <label htmlFor={id}>{t('release.pool')}</label>
          <select
            id={id}
            className="select"
            value={poolId}
            onChange={(event) => setPoolId(event.target.value)}
          >
            <option value="">{t('release.poolByRule')}</option>
            {pools.map((pool) => (
              <option key={pool.id} value={pool.id}>
                {pool.name}
              </option>
            ))}
          </select>
        </div>
      )}
    </ReasonDialog>
  );
}
