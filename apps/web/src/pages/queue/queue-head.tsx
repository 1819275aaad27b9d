import { useQuery } from '@tanstack/react-query';
import { lazy, memo, Suspense, useEffect, useState, type ReactNode } from 'react';
import { can } from '../../access';
import type { LeadCounts } from '../../api/leads';
import { parksQuery, peopleQuery } from '../../api/lookups';
import { useMe, useUpdateMe } from '../../api/me';
import { tagsQuery } from '../../api/queue';
import { CHANNELS, NEED_TYPES, type Ref } from '../../api/types';
import { FilterChips } from '../../components/filter-chips';
import { Icon } from '../../components/icon';
import { Kbd } from '../../components/kbd';
import { formatCapped, formatNumber } from '../../format';
import { useT } from '../../i18n';
import { PoolTerms } from '../pool/pool-terms';
import { ViewsMenu } from './views-menu';
import { chipsFor, fromView, hasChips, tabCount, tabsFor, type QueueSettings } from './queue-views';

const TeamLoad = lazy(() => import('./team-load').then((file) => ({ default: file.TeamLoad })));

interface Props {
  readonly settings: QueueSettings;
  readonly counts: LeadCounts | undefined;
  readonly startIsGone: boolean;
  readonly onChange: (change: Partial<QueueSettings>) => void;
}

/** Tabs with counts, today's numbers, quick filters and the other filters. */
export const QueueHead = memo(function QueueHead({ settings, counts, startIsGone, onChange }: Props) {
  const t = useT('queue');
  const me = useMe();
  const update = useUpdateMe();
  const phoneFilters = useState(false);
  const today = counts?.today;
  return (
    <div className="q-head">
      <div className="q-tabs">
        <nav aria-label={t('tabs')}>
          {tabsFor(me.user).map((tab) => {
            const count = tabCount(tab, counts);
            return (
              <button
                key={tab}
                type="button"
                aria-current={tab === settings.tab ? 'page' : undefined}
                onClick={() => onChange({ tab, chip: 'all' })}
              >
                {t(`tab.${tab}`)}
                {count !== undefined && <span>{formatCapped(count)}</span>}
              </button>
            );
          })}
        </nav>
        {today !== undefined && (
          <p className="q-today">
            <span>
              {t('today.responded')} <b>{`${today.responded} / ${today.responded + today.toRespond}`}</b>
            </span>
            {today.claimsPerDay !== null && today.claimsPerDay !== undefined && (
              <span>
                {t('today.claims')} <b>{`${today.claimsLeft ?? 0} / ${today.claimsPerDay}`}</b>
              </span>
            )}
            {today.medianMinutes !== null && (
              <span>
                {t('today.median')}{' '}
                <b>{t('today.minutes', { minutes: formatNumber(today.medianMinutes) })}</b>
              </span>
            )}
          </p>
        )}
      </div>
      <div className="q-filters">
        {hasChips(settings.tab) && (
          <>
            <FilterChips
              label={t('chips')}
              value={settings.chip}
              onChange={(chip) => onChange({ chip })}
              chips={chipsFor(settings.chip, counts).map((chip) => ({
                key: chip,
                label: t(`chip.${chip}`),
                count: counts === undefined ? undefined : formatCapped(counts.chips[chip]),
                alarm: chip === 'overdue' || chip === 'handover',
              }))}
            />
            <span className="q-sep" aria-hidden="true" />
          </>
        )}
        {settings.tab === 'pool' && (
          <PoolTerms poolId={settings.poolId} today={today} onPool={(poolId) => onChange({ poolId })} />
        )}
        {(settings.tab === 'team' || settings.tab === 'all') && can(me.user, 'assignLeads') && (
          <Suspense fallback={null}>
            <TeamLoad ownerId={settings.ownerId} onOwner={(ownerId) => onChange({ ownerId })} />
          </Suspense>
        )}
        <button
          type="button"
          className="chip q-more"
          aria-expanded={phoneFilters[0]}
          aria-controls="queue-filters"
          onClick={() => phoneFilters[1](!phoneFilters[0])}
        >
          <Icon name="filter" />
          {t('filter.more')}
        </button>
        <div className={phoneFilters[0] ? 'q-selects q-open' : 'q-selects'} id="queue-filters">
          <Selects settings={settings} onChange={onChange} />
        </div>
        <ViewsMenu
          settings={settings}
          startIsGone={startIsGone}
          onView={(view) => onChange(fromView(view.id, view.settings))}
          onForget={() => onChange({ viewId: '' })}
        />
        <span className="q-layouts" role="group" aria-label={t('layout')}>
          {(['table', 'split'] as const).map((layout) => (
            <button
              key={layout}
              type="button"
              className="btn-ico"
              aria-pressed={settings.layout === layout}
              aria-label={t(`layout.${layout}`)}
              title={t(`layout.${layout}`)}
              onClick={() => {
                onChange({ layout });
                update.mutate({ preferences: { queueLayout: layout } });
              }}
            >
              <Icon name={layout === 'table' ? 'table' : 'split'} />
            </button>
          ))}
        </span>
      </div>
    </div>
  );
});

function Selects({ settings, onChange }: Pick<Props, 'settings' | 'onChange'>) {
  const t = useT('queue');
  const me = useMe();
  const parks = useQuery(parksQuery);
  const tags = useQuery(tagsQuery);
  const wantsPeople = settings.tab === 'team' || settings.tab === 'all';
  const people = useQuery({ ...peopleQuery('agent'), enabled: wantsPeople && !can(me.user, 'claimLeads') });
  const options = (items: readonly Ref[] | undefined): ReactNode =>
    items?.map((item) => (
      <option key={item.id} value={item.id}>
        {item.name}
      </option>
    ));
  return (
    <>
      <Pick label={t('filter.park')} value={settings.parkId} onChange={(parkId) => onChange({ parkId })}>
        {options(parks.data?.items)}
      </Pick>
      <Pick
        label={t('filter.need')}
        value={settings.needType}
        onChange={(value) => onChange({ needType: NEED_TYPES.find((type) => type === value) ?? '' })}
      >
        {NEED_TYPES.map((type) => (
          <option key={type} value={type}>
            {t(`common:needType.${type}`)}
          </option>
        ))}
      </Pick>
      <Pick
        label={t('filter.source')}
        value={settings.source}
        onChange={(value) => onChange({ source: CHANNELS.find((channel) => channel === value) ?? '' })}
      >
        {CHANNELS.map((channel) => (
          <option key={channel} value={channel}>
            {t(`common:channel.${channel}`)}
          </option>
        ))}
      </Pick>
      {(tags.data?.items.length ?? 0) > 0 && (
        <Pick label={t('filter.tag')} value={settings.tag} onChange={(tag) => onChange({ tag })}>
          {options(tags.data?.items)}
        </Pick>
      )}
      {wantsPeople && (
        <Pick
          label={t('filter.owner')}
          value={settings.ownerId}
          onChange={(ownerId) => onChange({ ownerId })}
        >
          {options(people.data?.items)}
        </Pick>
      )}
      <SearchBox value={settings.q} onChange={(q) => onChange({ q })} />
    </>
  );
}

function Pick(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly children: ReactNode;
}) {
  const t = useT('queue');
  return (
    <select
      className={props.value === '' ? 'q-pick' : 'q-pick q-picked'}
      aria-label={props.label}
      value={props.value}
      onChange={(event) => props.onChange(event.target.value)}
    >
      <option value="">{props.value === '' ? props.label : t('filter.any', { name: props.label })}</option>
      {props.children}
    </select>
  );
}

/** Time without typing before the list is asked. */
const TYPING_PAUSE_MS = 250;

function SearchBox({ value, onChange }: { readonly value: string; readonly onChange: (q: string) => void }) {
  const t = useT('queue');
  const [text, setText] = useState(value);
  const [lastValue, setLastValue] = useState(value);
  if (value !== lastValue) {
    setLastValue(value);
    setText(value);
  }
  useEffect(() => {
    if (text === value) return;
    const timer = setTimeout(() => onChange(text), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, value, onChange]);
  return (
    <div className="q-search">
      <Icon name="search" />
      <input
        id="queue-search"
        type="search"
        autoComplete="off"
        maxLength={100}
        aria-label={t('filter.search')}
        placeholder={t('filter.searchShort')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          if (text === '') event.currentTarget.blur();
          else onChange('');
        }}
      />
      <Kbd keys="/" />
    </div>
  );
}
