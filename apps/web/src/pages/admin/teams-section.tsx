import { useState, type ReactNode } from 'react';
import {
  createTeam,
  listAgents,
  listTeams,
  listUsers,
  setMembers,
  updateAgent,
  updateTeam,
  type RoutingAgent,
  type Team,
} from '../../api/admin';
import { DataTable, type DataColumn } from '../../components/data-table';
import { Tag } from '../../components/tag';
import { serverNow } from '../../api/client';
import { formatNumber } from '../../format';
import { relativeDay } from '../../time/format-time';
import { useT } from '../../i18n';
import { FormDialog } from './form-dialog';
import { PagedList, Section, useMay, usePaged, useRefresh } from './section';

type Open =
  | { readonly kind: 'create' }
  | { readonly kind: 'edit' | 'members'; readonly team: Team }
  | { readonly kind: 'agent'; readonly agent: RoutingAgent };

type Member = Team['members'][number];

/** Teams with their people, and how routing treats each agent. */
export function TeamsSection(): ReactNode {
  const t = useT('admin');
  const mayWrite = useMay('teams.write');
  const mayRoute = useMay('routing.write');
  const refresh = useRefresh();
  const [open, setOpen] = useState<Open | null>(null);
  const teams = usePaged(['teams'], listTeams);
  const agents = usePaged(['agents'], listAgents);
  const users = usePaged(['users', 'all'], (cursor) => listUsers({ cursor }));
  const close = (): void => setOpen(null);
  const saved = (): void => {
    refresh('teams', 'agents', 'users');
    close();
  };
  const agentOf = (id: string): RoutingAgent | undefined =>
    agents.data?.items.find((agent) => agent.userId === id);

  const columns: readonly DataColumn<Member>[] = [
    {
      key: 'name',
      title: t('users.name'),
      cell: (member) => (member.active ? member.name : `${member.name} ${t('inactiveMark')}`),
    },
    { key: 'role', title: t('users.role'), cell: (member) => t(`common:role.${member.role}`) },
    {
      key: 'open',
      title: t('agents.open'),
      hint: t('agents.openHint'),
      align: 'end',
      cell: (member) => {
        const agent = agentOf(member.id);
        return agent ? `${formatNumber(agent.open)} / ${formatNumber(agent.capacity)}` : null;
      },
    },
    { key: 'weight', title: t('agents.weight'), align: 'end', cell: (member) => agentOf(member.id)?.weight },
    {
      key: 'accepting',
      title: t('agents.accepting'),
      cell: (member) => {
        const agent = agentOf(member.id);
        if (!agent) return null;
        if (agent.leaveUntil !== null) {
          const until = relativeDay(Date.parse(agent.leaveUntil), serverNow());
          return <Tag tone="warn">{t('common:load.leave', { until })}</Tag>;
        }
        return (
          <Tag tone={agent.accepting ? 'ok' : 'warn'}>
            {agent.accepting ? t('agents.yes') : t('agents.no')}
          </Tag>
        );
      },
    },
    ...(mayRoute
      ? [
          {
            key: 'actions',
            title: t('actions'),
            align: 'end' as const,
            cell: (member: Member) => {
              const agent = agentOf(member.id);
              if (!agent) return null;
              return (
                <button
                  type="button"
                  className="btn btn-sm"
                  aria-label={t('agents.edit', { name: member.name })}
                  onClick={() => setOpen({ kind: 'agent', agent })}
                >
                  {t('agents.adjust')}
                </button>
              );
            },
          },
        ]
      : []),
  ];

  return (
    <Section
      title={t('section.teams')}
      hint={t('teams.hint')}
      actions={
        mayWrite ? (
          <button type="button" className="btn btn-pri" onClick={() => setOpen({ kind: 'create' })}>
            {t('teams.create')}
          </button>
        ) : undefined
      }
    >
      <PagedList list={teams} empty={t('teams.empty')}>
        {(items) =>
          // Ids grow with time: in the order they were founded, as people number them.
          items
            .toSorted((a, b) => (a.id < b.id ? -1 : 1))
            .map((team) => (
              <section key={team.id} className="card admin-card" aria-label={team.name}>
                <div className="card-head">
                  <h2>{team.name}</h2>
                  {team.active ? null : <Tag>{t('inactive')}</Tag>}
                  <span className="aside">{t('teams.count', { n: team.members.length })}</span>
                  {mayWrite ? (
                    <span className="end dt-actions">
                      <button
                        type="button"
                        className="btn-link"
                        aria-label={t('teams.membersOf', { name: team.name })}
                        onClick={() => setOpen({ kind: 'members', team })}
                      >
                        {t('teams.members')}
                      </button>
                      <button
                        type="button"
                        className="btn-link"
                        aria-label={t('editOne', { name: team.name })}
                        onClick={() => setOpen({ kind: 'edit', team })}
                      >
                        {t('common:edit')}
                      </button>
                    </span>
                  ) : null}
                </div>
                {team.members.length === 0 ? (
                  <p className="admin-none">{t('teams.noMembers')}</p>
                ) : (
                  <DataTable
                    label={team.name}
                    columns={columns}
                    rows={team.members}
                    rowKey={(member) => member.id}
                  />
                )}
              </section>
            ))
        }
      </PagedList>
      {open?.kind === 'create' || open?.kind === 'edit' ? (
        <FormDialog
          title={open.kind === 'create' ? t('teams.create') : t('editOne', { name: open.team.name })}
          fields={[
            { key: 'name', kind: 'text', label: t('teams.name'), required: true, maxLength: 50, wide: true },
            ...(open.kind === 'edit'
              ? [{ key: 'active', kind: 'switch', label: t('teams.active'), wide: true } as const]
              : []),
          ]}
          initial={open.kind === 'edit' ? { name: open.team.name, active: open.team.active } : { name: '' }}
          version={open.kind === 'edit' ? open.team.version : undefined}
          onSave={(values, version) =>
            open.kind === 'edit' ? updateTeam(open.team.id, { ...values, version }) : createTeam(values)
          }
          onSaved={saved}
          onClose={close}
        />
      ) : null}
      {open?.kind === 'members' ? (
        <FormDialog
          title={t('teams.membersOf', { name: open.team.name })}
          fields={[
            {
              key: 'memberIds',
              kind: 'checks',
              label: t('teams.members'),
              hint: t('teams.membersHint'),
              options: (users.data?.items ?? [])
                .filter((user) => user.role === 'agent' || user.role === 'manager')
                .map((user) => ({
                  value: user.id,
                  label: `${user.name} · ${t(`common:role.${user.role}`)}`,
                })),
            },
          ]}
          initial={{ memberIds: open.team.members.map((member) => member.id) }}
          onSave={(values) => setMembers(open.team.id, values.memberIds as readonly string[])}
          onSaved={saved}
          onClose={close}
        />
      ) : null}
      {open?.kind === 'agent' ? (
        <FormDialog
          title={t('agents.edit', { name: open.agent.name })}
          fields={[
            {
              key: 'capacity',
              kind: 'number',
              label: t('agents.capacity'),
              hint: t('agents.capacityHint'),
              min: 0,
              max: 100_000,
              required: true,
            },
            {
              key: 'weight',
              kind: 'number',
              label: t('agents.weight'),
              hint: t('agents.weightHint'),
              min: 0.01,
              max: 100,
              step: 0.01,
              required: true,
            },
            { key: 'accepting', kind: 'switch', label: t('agents.acceptingLong'), wide: true },
          ]}
          initial={{
            capacity: open.agent.capacity,
            weight: open.agent.weight,
            accepting: open.agent.accepting,
          }}
          onSave={(values) => updateAgent(open.agent.userId, values)}
          onSaved={saved}
          onClose={close}
        />
      ) : null}
    </Section>
  );
}
