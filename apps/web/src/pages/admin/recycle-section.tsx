import { useState, type ReactNode } from 'react';
import { listTeams } from '../../api/admin';
import {
  createRecycleRule,
  deleteRecycleRule,
  listPools,
  listRecycleRules,
  updateRecycleRule,
  type RecycleRule,
} from '../../api/pools';
import { DataTable, type DataColumn } from '../../components/data-table';
import { Tag } from '../../components/tag';
import { useT, type Translate } from '../../i18n';
import { ConfirmDialog } from './confirm-dialog';
import { FormDialog } from './form-dialog';
import { RecycleExemptions } from './recycle-exemptions';
import { RecyclePreview } from './recycle-preview';
import { PagedList, Section, useChange, useMay, usePaged, useRefresh } from './section';

const STATUSES = ['new', 'contacted', 'qualified', 'nurturing'] as const;

type Open =
  | { readonly kind: 'new' }
  | { readonly kind: 'edit'; readonly rule: RecycleRule }
  | { readonly kind: 'delete'; readonly rule: RecycleRule };

/** Recycle rules, and what they will take in the coming days. */
export function RecycleSection(): ReactNode {
  const t = useT('pools');
  const mayWrite = useMay('pools.write');
  const refresh = useRefresh();
  const change = useChange();
  const [open, setOpen] = useState<Open | null>(null);
  const rules = usePaged(['recycleRules'], listRecycleRules);
  const teams = usePaged(['teams'], listTeams).data?.items ?? [];
  const pools = usePaged(['pools'], listPools).data?.items ?? [];
  const close = (): void => setOpen(null);
  const rule = open?.kind === 'edit' ? open.rule : null;

  const columns: readonly DataColumn<RecycleRule>[] = [
    { key: 'name', title: t('rule.name'), cell: (row) => row.name },
    { key: 'which', title: t('rule.which'), cell: (row) => whichOf(row, t) },
    {
      key: 'when',
      title: t('rule.when'),
      cell: (row) => t('rule.whenText', { days: row.idleDays, hours: row.warnHours }),
    },
    { key: 'pool', title: t('rule.pool'), cell: (row) => row.pool?.name ?? t('rule.defaultPool') },
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
            cell: (row: RecycleRule) => (
              <span className="dt-actions">
                <button
                  type="button"
                  className="btn btn-sm"
                  aria-label={t('admin:editOne', { name: row.name })}
                  onClick={() => setOpen({ kind: 'edit', rule: row })}
                >
                  {t('common:edit')}
                </button>
                <button
                  type="button"
                  className="btn btn-sm btn-danger"
                  aria-label={t('rule.deleteOne', { name: row.name })}
                  onClick={() => setOpen({ kind: 'delete', rule: row })}
                >
                  {t('rule.delete')}
                </button>
              </span>
            ),
          },
        ]
      : []),
  ];

  return (
    <Section
      title={t('recycleTitle')}
      hint={t('recycleHint')}
      actions={
        mayWrite ? (
          <button type="button" className="btn btn-pri" onClick={() => setOpen({ kind: 'new' })}>
            {t('rule.create')}
          </button>
        ) : undefined
      }
    >
      <PagedList list={rules} empty={t('rule.empty')} emptyHint={t('rule.emptyHint')}>
        {(items) => (
          <div className="card dt-wrap" tabIndex={0} role="group" aria-label={t('recycleTitle')}>
            <DataTable label={t('recycleTitle')} columns={columns} rows={items} rowKey={(row) => row.id} />
          </div>
        )}
      </PagedList>
      <RecyclePreview />
      <RecycleExemptions />
      {(open?.kind === 'new' || rule !== null) && (
        <FormDialog
          title={rule ? t('admin:editOne', { name: rule.name }) : t('rule.create')}
          fields={[
            { key: 'name', kind: 'text', label: t('rule.name'), required: true, maxLength: 50, wide: true },
            {
              key: 'teamId',
              kind: 'select',
              label: t('rule.team'),
              empty: t('rule.anyTeam'),
              options: named(teams),
            },
            {
              key: 'poolId',
              kind: 'select',
              label: t('rule.pool'),
              empty: t('rule.defaultPool'),
              options: named(pools.filter((pool) => pool.active)),
            },
            {
              key: 'statuses',
              kind: 'checks',
              label: t('rule.statuses'),
              required: true,
              options: STATUSES.map((value) => ({ value, label: t(`common:leadStatus.${value}`) })),
            },
            { key: 'scoreMin', kind: 'number', label: t('rule.scoreMin'), min: -100_000, max: 100_000 },
            { key: 'scoreMax', kind: 'number', label: t('rule.scoreMax'), min: -100_000, max: 100_000 },
            {
              key: 'idleDays',
              kind: 'number',
              label: t('rule.idleDays'),
              hint: t('rule.idleDays.hint'),
              min: 1,
              max: 3650,
              required: true,
            },
            {
              key: 'warnHours',
              kind: 'number',
              label: t('rule.warnHours'),
              min: 1,
              max: 720,
              required: true,
            },
            { key: 'sparesFollowUp', kind: 'switch', label: t('rule.sparesFollowUp'), wide: true },
            ...(rule ? [{ key: 'active', kind: 'switch', label: t('inUse'), wide: true } as const] : []),
          ]}
          initial={
            rule
              ? {
                  name: rule.name,
                  teamId: rule.team?.id ?? null,
                  poolId: rule.pool?.id ?? null,
                  statuses: rule.statuses,
                  scoreMin: rule.scoreMin,
                  scoreMax: rule.scoreMax,
                  idleDays: rule.idleDays,
                  warnHours: rule.warnHours,
                  sparesFollowUp: rule.sparesFollowUp,
                  active: rule.active,
                }
              : {
                  name: '',
                  teamId: null,
                  poolId: null,
                  statuses: ['new', 'contacted'],
                  idleDays: 14,
                  warnHours: 24,
                  sparesFollowUp: true,
                }
          }
          version={rule?.version}
          onSave={(values, version) =>
            rule ? updateRecycleRule(rule.id, { ...values, version }) : createRecycleRule(values)
          }
          onSaved={() => {
            refresh('recycleRules', 'recyclePreview');
            close();
          }}
          onClose={close}
        />
      )}
      {open?.kind === 'delete' && (
        <ConfirmDialog
          title={t('rule.deleteOne', { name: open.rule.name })}
          text={t('rule.deleteText')}
          confirm={t('rule.delete')}
          onConfirm={async () => {
            await change(() => deleteRecycleRule(open.rule.id), {
              refresh: ['recycleRules', 'recyclePreview'],
            });
            close();
          }}
          onClose={close}
        />
      )}
    </Section>
  );
}

const named = (items: readonly { readonly id: string; readonly name: string }[]) =>
  items.map((item) => ({ value: item.id, label: item.name }));

function whichOf(rule: RecycleRule, t: Translate): string {
  const { scoreMin: min, scoreMax: max } = rule;
  const grade =
    max === null
      ? min === null
        ? null
        : t('rule.gradeFrom', { min })
      : min === null
        ? t('rule.gradeTo', { max })
        : t('rule.grade', { min, max });
  return [
    rule.team?.name ?? t('rule.anyTeam'),
    rule.statuses.map((status) => t(`common:leadStatus.${status}`)).join('/'),
    grade,
    rule.sparesFollowUp ? t('rule.spares') : null,
  ]
    .filter((part) => part !== null)
    .join(t('common:listSeparator'));
}
