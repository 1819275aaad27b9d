import { useState, type ReactNode } from 'react';
import { createPark, listParks, listTeams, updatePark, type Park } from '../../api/admin';
import { DataTable, type DataColumn } from '../../components/data-table';
import { Tag } from '../../components/tag';
import { useT } from '../../i18n';
import { FormDialog } from './form-dialog';
import { PagedList, Section, useMay, usePaged, useRefresh } from './section';

/** Parks, as forms and filters offer them. */
export function ParksSection(): ReactNode {
  const t = useT('admin');
  const mayWrite = useMay('parks.write');
  const refresh = useRefresh();
  const [open, setOpen] = useState<Park | 'new' | null>(null);
  const parks = usePaged(['parks'], listParks);
  const teams = usePaged(['teams'], listTeams);
  const teamName = (id: string | null): string | undefined =>
    teams.data?.items.find((team) => team.id === id)?.name;
  const close = (): void => setOpen(null);

  const columns: readonly DataColumn<Park>[] = [
    { key: 'name', title: t('parks.name'), cell: (park) => park.name },
    { key: 'region', title: t('parks.region'), cell: (park) => park.regionCode },
    { key: 'team', title: t('parks.team'), cell: (park) => teamName(park.teamId) },
    { key: 'position', title: t('parks.position'), align: 'end', cell: (park) => park.position },
    {
      key: 'state',
      title: t('state'),
      cell: (park) => (
        <Tag tone={park.active ? 'ok' : 'mute'}>{park.active ? t('active') : t('inactive')}</Tag>
      ),
    },
    ...(mayWrite
      ? [
          {
            key: 'actions',
            title: t('actions'),
            align: 'end' as const,
            cell: (park: Park) => (
              <button
                type="button"
                className="btn btn-sm"
                aria-label={t('editOne', { name: park.name })}
                onClick={() => setOpen(park)}
              >
                {t('common:edit')}
              </button>
            ),
          },
        ]
      : []),
  ];
  const park = open === 'new' ? null : open;

  return (
    <Section
      title={t('section.parks')}
      hint={t('parks.hint')}
      actions={
        mayWrite ? (
          <button type="button" className="btn btn-pri" onClick={() => setOpen('new')}>
            {t('parks.create')}
          </button>
        ) : undefined
      }
    >
      <PagedList list={parks} empty={t('parks.empty')}>
        {(items) => (
          <div className="card dt-wrap" tabIndex={0} role="group" aria-label={t('section.parks')}>
            <DataTable
              label={t('section.parks')}
              columns={columns}
              rows={items.toSorted((a, b) => a.position - b.position)}
              rowKey={(row) => row.id}
            />
          </div>
        )}
      </PagedList>
      {open === null ? null : (
        <FormDialog
          title={park ? t('editOne', { name: park.name }) : t('parks.create')}
          fields={[
            { key: 'name', kind: 'text', label: t('parks.name'), required: true, maxLength: 100, wide: true },
            {
              key: 'regionCode',
              kind: 'text',
              label: t('parks.region'),
              hint: t('parks.regionHint'),
              maxLength: 6,
            },
            {
              key: 'position',
              kind: 'number',
              label: t('parks.position'),
              hint: t('parks.positionHint'),
              min: 0,
              max: 10_000,
            },
            {
              key: 'teamId',
              kind: 'select',
              label: t('parks.team'),
              hint: t('parks.teamHint'),
              empty: t('parks.noTeam'),
              options: (teams.data?.items ?? [])
                .filter((team) => team.active || team.id === park?.teamId)
                .map((team) => ({ value: team.id, label: team.name })),
            },
            {
              key: 'oneVisitAtOnce',
              kind: 'switch',
              label: t('parks.oneVisit'),
              hint: t('parks.oneVisitHint'),
              wide: true,
            },
            ...(park
              ? [{ key: 'active', kind: 'switch', label: t('parks.active'), wide: true } as const]
              : []),
          ]}
          initial={
            park
              ? {
                  name: park.name,
                  regionCode: park.regionCode,
                  position: park.position,
                  teamId: park.teamId,
                  oneVisitAtOnce: park.oneVisitAtOnce,
                  active: park.active,
                }
              : { name: '', regionCode: '', position: 0, teamId: null, oneVisitAtOnce: false }
          }
          version={park?.version}
          onSave={(values, version) => {
            const regionCode = values.regionCode === '' ? null : values.regionCode;
            if (park) return updatePark(park.id, { ...values, regionCode, version });
            return createPark({ ...values, regionCode: regionCode ?? undefined });
          }}
          onSaved={() => {
            refresh('parks');
            close();
          }}
          onClose={close}
        />
      )}
    </Section>
  );
}
