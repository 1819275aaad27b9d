import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { listTeams } from '../../api/admin';
import { parksQuery } from '../../api/lookups';
import { createPool, listPools, updatePool, type Pool } from '../../api/pools';
import { DataTable, type DataColumn } from '../../components/data-table';
import { Tag } from '../../components/tag';
import { formatNumber } from '../../format';
import { useT, type Translate } from '../../i18n';
import type { FormField } from './form-control';
import { FormDialog } from './form-dialog';
import { PagedList, Section, useMay, usePaged, useRefresh } from './section';

/** Public pools: who may claim from each, which parks' leads it collects, and on what terms. */
export function PoolsSection(): ReactNode {
  const t = useT('pools');
  const mayWrite = useMay('pools.write');
  const refresh = useRefresh();
  const [open, setOpen] = useState<Pool | 'new' | null>(null);
  const pools = usePaged(['pools'], listPools);
  const teams = usePaged(['teams'], listTeams).data?.items ?? [];
  const parks = useQuery(parksQuery).data?.items ?? [];
  const close = (): void => setOpen(null);
  const pool = open === 'new' ? null : open;

  const columns: readonly DataColumn<Pool>[] = [
    { key: 'name', title: t('name'), cell: (row) => row.name },
    { key: 'scope', title: t('scope'), cell: (row) => scopeOf(row, t) },
    {
      key: 'parks',
      title: t('parks'),
      cell: (row) => row.parks.map((park) => park.name).join(t('common:listSeparator')) || null,
    },
    {
      key: 'leads',
      title: t('leads'),
      align: 'end',
      cell: (row) => (row.leads > 1000 ? '1000+' : formatNumber(row.leads)),
    },
    { key: 'terms', title: t('terms'), cell: (row) => termsOf(row, t) },
    {
      key: 'state',
      title: t('admin:state'),
      cell: (row) => (
        <Tag tone={row.active ? 'ok' : 'mute'}>{t(row.active ? 'admin:active' : 'admin:inactive')}</Tag>
      ),
    },
    ...(mayWrite
      ? [
          {
            key: 'actions',
            title: t('admin:actions'),
            align: 'end' as const,
            cell: (row: Pool) => (
              <button
                type="button"
                className="btn btn-sm"
                aria-label={t('admin:editOne', { name: row.name })}
                onClick={() => setOpen(row)}
              >
                {t('common:edit')}
              </button>
            ),
          },
        ]
      : []),
  ];

  return (
    <Section
      title={t('title')}
      hint={t('hint')}
      actions={
        mayWrite ? (
          <button type="button" className="btn btn-pri" onClick={() => setOpen('new')}>
            {t('create')}
          </button>
        ) : undefined
      }
    >
      <PagedList list={pools} empty={t('empty')}>
        {(items) => (
          <div className="card dt-wrap" tabIndex={0} role="group" aria-label={t('title')}>
            <DataTable label={t('title')} columns={columns} rows={items} rowKey={(row) => row.id} />
          </div>
        )}
      </PagedList>
      {open !== null && (
        <FormDialog
          title={pool ? t('admin:editOne', { name: pool.name }) : t('create')}
          fields={[
            ...rulesFields(t),
            ...(pool?.team
              ? []
              : [{ key: 'openToAll', kind: 'switch', label: t('openToAll'), wide: true } as const]),
            {
              key: 'teamIds',
              kind: 'checks',
              label: t('sharedBy'),
              hint: t('sharedHint'),
              options: options(teams),
            },
            {
              key: 'parkIds',
              kind: 'checks',
              label: t('parks'),
              hint: t('parksHint'),
              options: options(parks),
            },
            ...(pool && !pool.team
              ? [{ key: 'active', kind: 'switch', label: t('inUse'), wide: true } as const]
              : []),
          ]}
          initial={
            pool
              ? {
                  name: pool.name,
                  claimsPerDay: pool.claimsPerDay,
                  holdingLimit: pool.holdingLimit,
                  coolingOffDays: pool.coolingOffDays,
                  waitMinutes: pool.waitMinutes,
                  contactMinutes: pool.contactMinutes,
                  contactWarnMinutes: pool.contactWarnMinutes,
                  viewsPerDay: pool.viewsPerDay,
                  openToAll: pool.openToAll,
                  teamIds: pool.teams.map((team) => team.id),
                  parkIds: pool.parks.map((park) => park.id),
                  active: pool.active,
                }
              : {
                  name: '',
                  waitMinutes: 0,
                  contactWarnMinutes: 60,
                  viewsPerDay: 0,
                  openToAll: false,
                  teamIds: [],
                  parkIds: [],
                }
          }
          version={pool?.version}
          onSave={(values, version) =>
            pool ? updatePool(pool.id, { ...values, version }) : createPool(values)
          }
          onSaved={() => {
            refresh('pools');
            close();
          }}
          onClose={close}
        />
      )}
    </Section>
  );
}

const options = (items: readonly { readonly id: string; readonly name: string }[]) =>
  items.map((item) => ({ value: item.id, label: item.name }));

function scopeOf(pool: Pool, t: Translate): string {
  if (pool.openToAll) return t('everybody');
  const names = [...(pool.team === null ? [] : [pool.team.name]), ...pool.teams.map((team) => team.name)];
  return names.length === 0 ? t('nobody') : [...new Set(names)].join(t('common:listSeparator'));
}

/** The terms in words; what is not set is left out. */
function termsOf(pool: Pool, t: Translate): string {
  const terms = [
    pool.claimsPerDay === null ? null : t('term.claims', { count: pool.claimsPerDay }),
    pool.holdingLimit === null ? null : t('term.held', { count: pool.holdingLimit }),
    pool.coolingOffDays === null ? null : t('term.cooling', { days: pool.coolingOffDays }),
    pool.waitMinutes === 0 ? null : t('term.wait', { minutes: pool.waitMinutes }),
    pool.contactMinutes === null ? null : t('term.contact', { minutes: pool.contactMinutes }),
    pool.viewsPerDay === 0 ? null : t('term.views', { count: pool.viewsPerDay }),
  ].filter((term) => term !== null);
  return terms.length === 0 ? t('term.none') : terms.join(t('common:listSeparator'));
}

function rulesFields(t: Translate): readonly FormField[] {
  const number = (key: string, min: number, max: number): FormField => ({
    key,
    kind: 'number',
    label: t(key),
    hint: t(`${key}.hint`),
    min,
    max,
  });
  return [
    { key: 'name', kind: 'text', label: t('name'), required: true, maxLength: 50, wide: true },
    number('claimsPerDay', 0, 1000),
    number('holdingLimit', 0, 10_000),
    number('coolingOffDays', 0, 365),
    number('waitMinutes', 0, 100_000),
    number('contactMinutes', 1, 100_000),
    number('contactWarnMinutes', 0, 100_000),
    number('viewsPerDay', 0, 1000),
  ];
}
