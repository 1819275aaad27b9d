import type { ReactNode } from 'react';
import type { DealsSummary } from '../../api/deals';
import { Skeleton } from '../../components/states';
import { formatYuan } from '../../format';
import { useT } from '../../i18n';

/** The figures above the board, of the same filter as the cards. */
export function KpiStrip({ summary }: { readonly summary: DealsSummary | undefined }): ReactNode {
  const t = useT('pipeline');
  const wait = <Skeleton width={72} height={16} />;
  const money = (yuan: string | undefined): ReactNode => (yuan === undefined ? wait : formatYuan(yuan));
  return (
    <dl className="pipe-kpi">
      <div>
        <dt>{t('kpi.open')}</dt>
        <dd>
          {summary ? summary.open : wait}
          {summary ? <small>{t('kpi.deals')}</small> : null}
        </dd>
      </div>
      <div>
        <dt>{t('kpi.investment')}</dt>
        <dd>{money(summary?.investmentYuan)}</dd>
      </div>
      <div>
        <dt title={t('kpi.weightedHint')}>{t('kpi.weighted')}</dt>
        <dd>{money(summary?.weightedYuan)}</dd>
      </div>
      <div>
        <dt title={t('kpi.signedHint')}>{t('kpi.signed')}</dt>
        <dd>{money(summary?.signedThisQuarterYuan)}</dd>
      </div>
      <div>
        <dt title={t('kpi.stalledHint')}>{t('kpi.stalled')}</dt>
        <dd>
          {summary ? (
            <span className={summary.stalled > 0 ? 'is-bad' : undefined}>{summary.stalled}</span>
          ) : (
            wait
          )}
          {summary ? <small>{t('kpi.deals')}</small> : null}
        </dd>
      </div>
    </dl>
  );
}
