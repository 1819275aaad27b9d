import { useState, type ReactNode } from 'react';
import { deleteSlaPolicy, listSlaPolicies, type SlaPolicy } from '../../api/clocks';
import { DataTable, type DataColumn } from '../../components/data-table';
import { Tag } from '../../components/tag';
import { formatNumber, formatYuan } from '../../format';
import { useT, type Translate } from '../../i18n';
import { ConfirmDialog } from './confirm-dialog';
import { PagedList, Section, useChange, useMay, usePaged, useRefresh } from './section';
import { SlaDialog } from './sla-dialog';
import { SlaPreviewCard } from './sla-preview';
import { stepText } from './sla-words';

/** 时限: how long each kind of clock may take by need and size, when people are warned, and what happens then. */
export function SlaSection(): ReactNode {
  const t = useT('admin');
  const c = useT('clocks');
  const mayWrite = useMay('routing.write');
  const refresh = useRefresh();
  const [open, setOpen] = useState<SlaPolicy | 'new' | null>(null);
  const [doomed, setDoomed] = useState<SlaPolicy | null>(null);
  const change = useChange();
  const policies = usePaged(['sla'], listSlaPolicies);
  const close = (): void => setOpen(null);

  const columns: readonly DataColumn<SlaPolicy>[] = [
    { key: 'name', title: t('sla.name'), cell: (row) => row.name },
    { key: 'kind', title: c('kind'), cell: (row) => c(`kind.${row.kind}`) },
    {
      key: 'for',
      title: c('appliesTo'),
      width: 220,
      cell: (row) => <span className="dt-wrap-text">{scopeText(row, t, c)}</span>,
    },
    {
      key: 'time',
      title: c('time'),
      align: 'end',
      cell: (row) =>
        row.days === null
          ? c('minutes', { count: formatNumber(row.minutes ?? 0) })
          : c('days', { count: row.days }),
    },
    {
      key: 'ladder',
      title: c('ladder'),
      width: 320,
      cell: (row) => (
        <span className="dt-wrap-text">
          {[
            ...row.warnPercents.map((percent) => c('warnAt', { percent })),
            ...row.steps.map((step) => stepText(step, c)),
          ].join(t('common:listSeparator')) || c('noLadder')}
        </span>
      ),
    },
    {
      key: 'state',
      title: t('state'),
      cell: (row) => <Tag tone={row.active ? 'ok' : 'mute'}>{row.active ? t('active') : t('inactive')}</Tag>,
    },
    ...(mayWrite
      ? [
          {
            key: 'actions',
            title: t('actions'),
            align: 'end' as const,
            cell: (row: SlaPolicy) => (
              <span className="dt-actions">
                <button
                  type="button"
                  className="btn btn-sm"
                  aria-label={t('editOne', { name: row.name })}
                  onClick={() => setOpen(row)}
                >
                  {t('common:edit')}
                </button>
                <button
                  type="button"
                  className="btn btn-sm"
                  aria-label={c('delete.one', { name: row.name })}
                  onClick={() => setDoomed(row)}
                >
                  {t('common:delete')}
                </button>
              </span>
            ),
          },
        ]
      : []),
  ];

  return (
    <Section
      title={t('section.sla')}
      hint={c('hint')}
      actions={
        mayWrite ? (
          <button type="button" className="btn btn-pri" onClick={() => setOpen('new')}>
            {t('sla.create')}
          </button>
        ) : undefined
      }
    >
      <PagedList list={policies} empty={t('sla.empty')}>
        {(items) => (
          <div className="card dt-wrap admin-card" tabIndex={0} role="group" aria-label={t('section.sla')}>
            <DataTable label={t('section.sla')} columns={columns} rows={items} rowKey={(row) => row.id} />
          </div>
        )}
      </PagedList>
      <SlaPreviewCard />
      {doomed === null ? null : (
        <ConfirmDialog
          title={c('delete.one', { name: doomed.name })}
          text={c('delete.text')}
          confirm={t('common:delete')}
          onConfirm={async () => {
            await change(() => deleteSlaPolicy(doomed.id), { refresh: ['sla'] });
            setDoomed(null);
          }}
          onClose={() => setDoomed(null)}
        />
      )}
      {open === null ? null : (
        <SlaDialog
          policy={open === 'new' ? null : open}
          onClose={close}
          onSaved={() => {
            refresh('sla');
            close();
          }}
        />
      )}
    </Section>
  );
}

/** Need and size in words. */
function scopeText(policy: SlaPolicy, t: Translate, c: Translate): string {
  const band = (min: string | null, max: string | null, name: string): string | null => {
    if (min === null && max === null) return null;
    if (max === null) return c(`${name}.from`, { min: min ?? '' });
    return c(min === null ? `${name}.to` : `${name}.range`, { min: min ?? '', max });
  };
  const yuan = (value: string | null): string | null => (value === null ? null : formatYuan(value));
  const area = (value: number | null): string | null => (value === null ? null : formatNumber(value));
  const parts = [
    policy.needType === null ? null : t(`common:needType.${policy.needType}`),
    band(yuan(policy.investmentMinYuan), yuan(policy.investmentMaxYuan), 'investment'),
    band(area(policy.areaMinSqm), area(policy.areaMaxSqm), 'area'),
  ].filter((part) => part !== null);
  return parts.length === 0 ? c('everything') : parts.join(' · ');
}
