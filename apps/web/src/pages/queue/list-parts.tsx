import type { ReactNode } from 'react';
import { can } from '../../access';
import type { LeadCounts, LeadFilter } from '../../api/leads';
import { useMe } from '../../api/me';
import { Kbd } from '../../components/kbd';
import { SampleArticle } from '../../components/sample-article';
import { EmptyState, Loading, Skeleton } from '../../components/states';
import { formatCapped } from '../../format';
import { useT } from '../../i18n';
import { openIntake } from '../../intake/intake-store';
import { ExportMenu } from '../exports/export-menu';
import {
  hasChips,
  isNarrowed,
  sortsFor,
  type QueueSettings,
  type QueueSort,
  type QueueTab,
} from './queue-views';

/** The line above the rows: select all, the order, the server's total, a file of what is listed. */
export function ListHead(props: {
  readonly tab: QueueTab;
  readonly sort: QueueSort;
  readonly total: number | undefined;
  readonly filter: LeadFilter;
  readonly canCheck: boolean;
  readonly onSort: (sort: QueueSort) => void;
  readonly onAll: () => void;
  readonly children?: ReactNode;
}) {
  const t = useT('queue');
  const me = useMe();
  const offered = sortsFor(props.tab);
  const sorts = offered.includes(props.sort) ? offered : [...offered, props.sort];
  return (
    <div className="q-listhead">
      {props.canCheck && (
        <label className="q-check">
          <input type="checkbox" checked={false} onChange={props.onAll} aria-label={t('selectAll')} />
        </label>
      )}
      <select
        className="q-sort"
        aria-label={t('sort')}
        value={props.sort}
        onChange={(event) => props.onSort(sorts.find((sort) => sort === event.target.value) ?? props.sort)}
      >
        {sorts.map((sort) => (
          <option key={sort} value={sort}>
            {t(`sort.${sort}`)}
          </option>
        ))}
      </select>
      {props.total !== undefined && (
        <span className="q-total">{t('total', { count: formatCapped(props.total) })}</span>
      )}
      {props.children}
      {can(me.user, 'export') && <ExportMenu kind="leads" filter={props.filter} quiet />}
    </div>
  );
}

/** New leads wait here instead of pushing the rows away from under the pointer. */
export function NewRowsPill({ count, onShow }: { readonly count: number; readonly onShow: () => void }) {
  const t = useT('queue');
  return (
    <div className="q-pill" role="status">
      {count > 0 && (
        <button type="button" className="chip" onClick={onShow}>
          {t('newRows', { count })}
        </button>
      )}
    </div>
  );
}

/** What is done most with a lead of one's own, and with one of a pool. */
const FOOT = [
  ['l', 'log'],
  ['d', 'convert'],
  ['h', 'snooze'],
] as const;
const POOL_FOOT = [['f', 'claim']] as const;

/** Which keys work here. */
export function ListFoot({ tab }: { readonly tab: QueueSettings['tab'] }) {
  const t = useT('queue');
  return (
    <div className="q-foot" aria-hidden="true">
      <span>
        <Kbd keys="j" />
        <Kbd keys="k" />
        {t('foot.move')}
      </span>
      <span>
        <Kbd keys="enter" />
        {t('foot.open')}
      </span>
      <span>
        <Kbd keys="x" />
        {t('foot.check')}
      </span>
      {(tab === 'pool' ? POOL_FOOT : FOOT).map(([keys, act]) => (
        <span key={keys}>
          <Kbd keys={keys} />
          {t(`foot.${act}`)}
        </span>
      ))}
      <span className="q-foot-end">
        <Kbd keys="?" />
        {t('foot.all')}
      </span>
    </div>
  );
}

/** Rows in their final geometry. */
export function ListSkeleton() {
  return (
    <Loading className="q-skeleton">
      {Array.from({ length: 10 }, (_, index) => (
        <div key={index} className="q-row-skeleton">
          <Skeleton width={72} height={38} />
          <div>
            <Skeleton width="46%" />
            <Skeleton width="72%" height={12} />
          </div>
        </div>
      ))}
    </Loading>
  );
}

/** Tells managers that leads lie with somebody who is gone, and leads to them. */
export function HandoverNotice({ settings, counts, onChange }: QueuePart) {
  const t = useT('queue');
  const count = counts?.chips.handover ?? 0;
  if (count === 0 || settings.chip === 'handover' || !hasChips(settings.tab)) return null;
  return (
    <p className="q-handover">
      <span>{t('handover.notice', { count })}</span>
      <button type="button" className="btn btn-sm" onClick={() => onChange({ chip: 'handover' })}>
        {t('handover.show')}
      </button>
    </p>
  );
}

interface QueuePart {
  readonly settings: QueueSettings;
  readonly counts: LeadCounts | undefined;
  readonly onChange: (change: Partial<QueueSettings>) => void;
}

/** Nothing in the list: why, and where to go on. */
export function QueueEmpty({ settings, counts, onChange }: QueuePart) {
  const t = useT('queue');
  if (isNarrowed(settings)) {
    return (
      <EmptyState title={t('empty.filter')} hint={t('empty.filterHint')}>
        <button
          type="button"
          className="btn"
          onClick={() =>
            onChange({ q: '', parkId: '', poolId: '', needType: '', source: '', ownerId: '', tag: '' })
          }
        >
          {t('empty.clear')}
        </button>
      </EmptyState>
    );
  }
  if (settings.tab === 'pool') return <EmptyState title={t('empty.pool')} hint={t('empty.poolHint')} />;
  if (settings.tab === 'collaborating' && settings.chip === 'all')
    return <EmptyState title={t('empty.collaborating')} hint={t('empty.collaboratingHint')} />;
  if (settings.tab === 'converted')
    return <EmptyState title={t('empty.converted')} hint={t('empty.convertedHint')} />;
  if (settings.chip !== 'all') {
    const due = counts?.chips.dueToday ?? 0;
    const toDue = settings.chip !== 'dueToday' && due > 0;
    return (
      <EmptyState
        title={t(`empty.chip.${settings.chip}`)}
        hint={toDue ? t('empty.dueHint', { count: due }) : t('empty.chipHint')}
      >
        <button type="button" className="btn" onClick={() => onChange({ chip: toDue ? 'dueToday' : 'all' })}>
          {toDue ? t('empty.toDue') : t('empty.toAll')}
        </button>
      </EmptyState>
    );
  }
  return (
    <EmptyState title={t('empty.all')} hint={t('empty.allHint')}>
      <button type="button" className="btn" onClick={() => openIntake({ text: '', mode: 'paste' })}>
        {t('shell:paste')}
      </button>
      <SampleArticle className="btn" />
    </EmptyState>
  );
}
