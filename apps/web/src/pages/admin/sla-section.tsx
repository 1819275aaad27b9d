import { useState, type ReactNode } from 'react';
import { createSlaPolicy, listSlaPolicies, updateSlaPolicy, type SlaPolicy } from '../../api/admin';
import { NEED_TYPES } from '../../api/types';
import { DataTable, type DataColumn } from '../../components/data-table';
import { Tag } from '../../components/tag';
import { formatNumber } from '../../format';
import { useT } from '../../i18n';
import { FormDialog } from './form-dialog';
import { PagedList, Section, useMay, usePaged, useRefresh } from './section';

/** First-response policies: working minutes and the moments of warning, by need. */
export function SlaSection(): ReactNode {
  const t = useT('admin');
  const mayWrite = useMay('routing.write');
  const refresh = useRefresh();
  const [open, setOpen] = useState<SlaPolicy | 'new' | null>(null);
  const policies = usePaged(['sla'], listSlaPolicies);
  const close = (): void => setOpen(null);
  const policy = open === 'new' ? null : open;

  const columns: readonly DataColumn<SlaPolicy>[] = [
    { key: 'name', title: t('sla.name'), cell: (row) => row.name },
    {
      key: 'need',
      title: t('sla.needType'),
      cell: (row) => (row.needType === null ? t('sla.anyNeed') : t(`common:needType.${row.needType}`)),
    },
    { key: 'minutes', title: t('sla.minutes'), align: 'end', cell: (row) => formatNumber(row.minutes) },
    {
      key: 'warn',
      title: t('sla.warnAt'),
      align: 'end',
      cell: (row) => row.warnPercents.map((percent) => `${percent}%`).join(t('common:listSeparator')) || null,
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
              <button
                type="button"
                className="btn btn-sm"
                aria-label={t('editOne', { name: row.name })}
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
      title={t('section.sla')}
      hint={t('sla.hint')}
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
          <div className="card dt-wrap" tabIndex={0} role="group" aria-label={t('section.sla')}>
            <DataTable label={t('section.sla')} columns={columns} rows={items} rowKey={(row) => row.id} />
          </div>
        )}
      </PagedList>
      {open === null ? null : (
        <FormDialog
          title={policy ? t('editOne', { name: policy.name }) : t('sla.create')}
          fields={[
            { key: 'name', kind: 'text', label: t('sla.name'), required: true, maxLength: 50 },
            ...(policy
              ? []
              : [
                  {
                    key: 'needType',
                    kind: 'select',
                    label: t('sla.needType'),
                    empty: t('sla.anyNeed'),
                    options: NEED_TYPES.map((value) => ({ value, label: t(`common:needType.${value}`) })),
                  } as const,
                ]),
            { key: 'minutes', kind: 'number', label: t('sla.minutes'), min: 1, max: 100_000, required: true },
            {
              key: 'warnPercents',
              kind: 'text',
              label: t('sla.warnAtPercent'),
              hint: t('sla.warnHint'),
              maxLength: 30,
            },
            ...(policy
              ? [{ key: 'active', kind: 'switch', label: t('sla.active'), wide: true } as const]
              : []),
          ]}
          initial={
            policy
              ? {
                  name: policy.name,
                  minutes: policy.minutes,
                  warnPercents: policy.warnPercents.join(', '),
                  active: policy.active,
                }
              : { name: '', needType: null, minutes: 30, warnPercents: '50, 80' }
          }
          version={policy?.version}
          onSave={(values, version) => {
            const body = { ...values, warnPercents: percents(String(values.warnPercents ?? '')) };
            return policy ? updateSlaPolicy(policy.id, { ...body, version }) : createSlaPolicy(body);
          }}
          onSaved={() => {
            refresh('sla');
            close();
          }}
          onClose={close}
        />
      )}
    </Section>
  );
}

/** "50, 80" as numbers; Chinese commas and percent signs are forgiven. */
function percents(text: string): number[] {
  return text
    .split(/[,，、\s]+/)
    .map((part) => Number(part.replace('%', '')))
    .filter((number) => number > 0);
}
