import { useState, type ReactNode } from 'react';
import {
  createUser,
  listTeams,
  listUsers,
  resetPassword,
  updateUser,
  type Team,
  type User,
} from '../../api/admin';
import { useMe } from '../../api/me';
import { DataTable, type DataColumn } from '../../components/data-table';
import { DateText } from '../../components/date-text';
import { Tag } from '../../components/tag';
import { byName } from '../../format';
import { useT } from '../../i18n';
import { ConfirmDialog } from './confirm-dialog';
import type { FormField, FormValues } from './form-control';
import { FormDialog } from './form-dialog';
import { HandoverDialog } from './handover-dialog';
import { newPassword } from './new-password';
import { PasswordDialog } from './password-dialog';
import { PagedList, Section, useChange, useMay, usePaged, useRefresh } from './section';

const ROLES = ['agent', 'manager', 'admin', 'auditor'] as const;

type Open =
  | { readonly kind: 'create'; readonly password: string }
  | { readonly kind: 'edit'; readonly user: User }
  | { readonly kind: 'reset'; readonly user: User }
  | { readonly kind: 'handover'; readonly user: User }
  | { readonly kind: 'password'; readonly name: string; readonly password: string };

/** Users: create, edit, switch off, and a new password that is shown once. */
export function UsersSection(): ReactNode {
  const t = useT('admin');
  const me = useMe();
  const mayWrite = useMay('users.write');
  const refresh = useRefresh();
  const change = useChange();
  const [q, setQ] = useState('');
  const [open, setOpen] = useState<Open | null>(null);
  const users = usePaged(['users', q], (cursor) => listUsers({ q, cursor }));
  const teams = usePaged(['teams'], listTeams);
  const teamName = (id: string): string | undefined => teams.data?.items.find((team) => team.id === id)?.name;
  const close = (): void => setOpen(null);

  const columns: readonly DataColumn<User>[] = [
    {
      key: 'name',
      title: t('users.name'),
      cell: (user) => (
        <span className="pipe-cell-name">
          {user.name} <small>{user.username}</small>
        </span>
      ),
    },
    { key: 'role', title: t('users.role'), cell: (user) => t(`common:role.${user.role}`) },
    {
      key: 'teams',
      title: t('users.teams'),
      cell: (user) => user.teamIds.map(teamName).filter(Boolean).join(t('common:listSeparator')) || null,
    },
    {
      key: 'state',
      title: t('state'),
      cell: (user) => (
        <Tag tone={user.active ? 'ok' : 'mute'}>{user.active ? t('active') : t('inactive')}</Tag>
      ),
    },
    { key: 'login', title: t('users.lastLogin'), cell: (user) => <DateText at={user.lastLoginAt} /> },
    ...(mayWrite
      ? [
          {
            key: 'actions',
            title: t('actions'),
            align: 'end' as const,
            cell: (user: User) => (
              <span className="dt-actions">
                <button
                  type="button"
                  className="btn btn-sm"
                  aria-label={t('editOne', { name: user.name })}
                  onClick={() => setOpen({ kind: 'edit', user })}
                >
                  {t('common:edit')}
                </button>
                <button
                  type="button"
                  className="btn btn-sm"
                  aria-label={t('users.resetOne', { name: user.name })}
                  onClick={() => setOpen({ kind: 'reset', user })}
                >
                  {t('users.reset')}
                </button>
                {user.id === me.user.id ? null : (
                  <button
                    type="button"
                    className="btn btn-sm"
                    aria-label={t('users.handoverOne', { name: user.name })}
                    onClick={() => setOpen({ kind: 'handover', user })}
                  >
                    {t('users.handover')}
                  </button>
                )}
              </span>
            ),
          },
        ]
      : []),
  ];

  return (
    <Section
      title={t('section.users')}
      hint={t('users.hint')}
      actions={
        <>
          <input
            type="search"
            className="input admin-search"
            aria-label={t('users.search')}
            placeholder={t('users.search')}
            maxLength={50}
            value={q}
            onChange={(event) => setQ(event.target.value)}
          />
          {mayWrite ? (
            <button
              type="button"
              className="btn btn-pri"
              onClick={() => setOpen({ kind: 'create', password: newPassword() })}
            >
              {t('users.create')}
            </button>
          ) : null}
        </>
      }
    >
      <PagedList list={users} empty={t('users.empty')}>
        {(items) => (
          <div className="card dt-wrap" tabIndex={0} role="group" aria-label={t('section.users')}>
            <DataTable
              label={t('section.users')}
              columns={columns}
              rows={items.toSorted(byName)}
              rowKey={(user) => user.id}
            />
          </div>
        )}
      </PagedList>
      {open?.kind === 'create' ? (
        <FormDialog
          title={t('users.create')}
          fields={userFields(t, teams.data?.items ?? [], true)}
          initial={{
            role: 'agent',
            honorific: 'none',
            locale: 'zh-CN',
            teamIds: [],
            password: open.password,
          }}
          onSave={(values) => createUser({ ...filled(values), mustChangePassword: true })}
          onSaved={() => {
            refresh('users', 'teams', 'agents');
            setOpen({ kind: 'password', name: '', password: open.password });
          }}
          onClose={close}
        />
      ) : null}
      {open?.kind === 'edit' ? (
        <FormDialog
          title={t('editOne', { name: open.user.name })}
          fields={[
            ...userFields(t, teams.data?.items ?? [], false),
            ...(open.user.id === me.user.id
              ? []
              : [{ key: 'active', kind: 'switch', label: t('users.mayLogIn'), wide: true } as const]),
          ]}
          initial={{
            name: open.user.name,
            role: open.user.role,
            honorific: open.user.honorific,
            email: open.user.email,
            workPhone: open.user.workPhone,
            locale: open.user.locale,
            teamIds: open.user.teamIds,
            active: open.user.active,
          }}
          version={open.user.version}
          onSave={(values, version) => updateUser(open.user.id, { ...emptyAsNull(values), version })}
          onSaved={() => {
            refresh('users', 'teams', 'agents');
            close();
          }}
          onClose={close}
        />
      ) : null}
      {open?.kind === 'reset' ? (
        <ConfirmDialog
          title={t('users.resetOne', { name: open.user.name })}
          text={t('users.resetText')}
          confirm={t('users.reset')}
          onConfirm={async () => {
            let password: string | null = null;
            const done = await change(
              async () => {
                password = (await resetPassword(open.user.id)).password;
              },
              { refresh: ['users'] },
            );
            if (done && password !== null) setOpen({ kind: 'password', name: open.user.name, password });
          }}
          onClose={close}
        />
      ) : null}
      {open?.kind === 'handover' ? (
        <HandoverDialog
          user={open.user}
          onDone={() => {
            refresh('users', 'teams', 'agents', 'apiKeys');
            close();
          }}
          onClose={close}
        />
      ) : null}
      {open?.kind === 'password' ? <PasswordDialog password={open.password} onClose={close} /> : null}
    </Section>
  );
}

function userFields(
  t: (key: string) => string,
  teams: readonly Team[],
  isNew: boolean,
): readonly FormField[] {
  return [
    ...(isNew
      ? [
          {
            key: 'username',
            kind: 'text',
            label: t('users.username'),
            hint: t('users.usernameHint'),
            required: true,
            maxLength: 50,
          } as const,
        ]
      : []),
    { key: 'name', kind: 'text', label: t('users.name'), required: true, maxLength: 50 },
    {
      key: 'role',
      kind: 'select',
      label: t('users.role'),
      required: true,
      options: ROLES.map((value) => ({ value, label: t(`common:role.${value}`) })),
    },
    {
      key: 'honorific',
      kind: 'select',
      label: t('users.honorific'),
      options: (['none', 'mr', 'ms'] as const).map((value) => ({
        value,
        label: t(`users.honorific.${value}`),
      })),
    },
    { key: 'email', kind: 'text', type: 'email', label: t('users.email'), maxLength: 254 },
    {
      key: 'workPhone',
      kind: 'text',
      type: 'tel',
      label: t('users.workPhone'),
      hint: t('users.workPhoneHint'),
      maxLength: 30,
    },
    {
      key: 'locale',
      kind: 'select',
      label: t('users.locale'),
      options: [
        { value: 'zh-CN', label: t('users.locale.zh') },
        { value: 'en', label: t('users.locale.en') },
      ],
    },
    ...(isNew
      ? [
          {
            key: 'password',
            kind: 'text',
            label: t('users.password'),
            hint: t('users.passwordHint'),
            required: true,
            maxLength: 128,
            readOnly: true,
          } as const,
        ]
      : []),
    {
      key: 'teamIds',
      kind: 'checks',
      label: t('users.teams'),
      hint: t('users.teamsHint'),
      options: teams.map((team) => ({ value: team.id, label: team.name })),
    },
  ];
}

/** Leaves out what was not filled. */
function filled(values: FormValues): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== ''));
}

/** An emptied text is taken away. */
function emptyAsNull(values: FormValues): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value === '' ? null : value]));
}
