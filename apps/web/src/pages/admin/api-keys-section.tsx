import { useState, type ReactNode } from 'react';
import { listSites } from '../../api/admin';
import {
  API_KEY_SCOPES,
  createApiKey,
  listApiKeys,
  revokeApiKey,
  rotateApiKey,
  updateApiKey,
  type ApiKey,
  type ApiKeySecret,
} from '../../api/machines';
import { DataTable, type DataColumn } from '../../components/data-table';
import { DateText } from '../../components/date-text';
import { Tag, type TagTone } from '../../components/tag';
import { useIsPhone } from '../../components/use-media';
import { useT } from '../../i18n';
import { ConfirmDialog } from './confirm-dialog';
import { FormDialog } from './form-dialog';
import type { FormField, FormValues } from './form-control';
import { SecretDialog } from './secret-dialog';
import { PagedList, Section, useChange, useMay, usePaged, useRefresh } from './section';

type Open =
  | { readonly kind: 'create' }
  | { readonly kind: 'edit' | 'rotate' | 'revoke'; readonly key: ApiKey }
  | { readonly kind: 'secret'; readonly token: string };

const TONES: Readonly<Record<ApiKey['state'], TagTone>> = { active: 'ok', expired: 'warn', revoked: 'mute' };

/** Keys with which other programs bring inquiries. A phone shows them without buttons. */
export function ApiKeysSection(): ReactNode {
  const t = useT('machines');
  const mayWrite = useMay('apiKeys.write') && !useIsPhone();
  const refresh = useRefresh();
  const change = useChange();
  const [open, setOpen] = useState<Open | null>(null);
  const keys = usePaged(['api-keys'], listApiKeys);
  const sites = usePaged(['sites'], listSites);
  const close = (): void => setOpen(null);
  const told = ({ token }: ApiKeySecret): void => {
    refresh('api-keys');
    setOpen(token === null ? null : { kind: 'secret', token });
  };

  const columns: readonly DataColumn<ApiKey>[] = [
    { key: 'name', title: t('keys.name'), cell: (key) => key.name },
    { key: 'secret', title: t('keys.secret'), cell: (key) => <code>ldk_…{key.lastFour}</code> },
    {
      key: 'scopes',
      title: t('keys.scopes'),
      width: 260,
      cell: (key) => key.scopes.map((scope) => t(`scope.${scope}`)).join(t('common:listSeparator')),
    },
    { key: 'site', title: t('keys.site'), cell: (key) => key.site?.name },
    {
      key: 'state',
      title: t('state'),
      cell: (key) => <Tag tone={TONES[key.state]}>{t(`keys.${key.state}`)}</Tag>,
    },
    {
      key: 'used',
      title: t('keys.lastUsed'),
      cell: (key) => (key.lastUsedAt === null ? t('keys.never') : <DateText at={key.lastUsedAt} />),
    },
    {
      key: 'expires',
      title: t('keys.expires'),
      cell: (key) => (key.expiresAt === null ? null : <DateText at={key.expiresAt} />),
    },
    ...(mayWrite
      ? [
          {
            key: 'actions',
            title: t('actions'),
            align: 'end' as const,
            cell: (key: ApiKey) =>
              key.state === 'revoked' ? null : (
                <span className="dt-actions">
                  {(['edit', 'rotate', 'revoke'] as const).map((kind) => (
                    <button
                      key={kind}
                      type="button"
                      className="btn-link"
                      aria-label={t(`keys.${kind}One`, { name: key.name })}
                      onClick={() => setOpen({ kind, key })}
                    >
                      {t(`keys.${kind}`)}
                    </button>
                  ))}
                </span>
              ),
          },
        ]
      : []),
  ];
  const fields: readonly FormField[] = [
    {
      key: 'name',
      kind: 'text',
      label: t('keys.name'),
      hint: t('keys.nameHint'),
      required: true,
      maxLength: 50,
    },
    {
      key: 'siteId',
      kind: 'select',
      label: t('keys.site'),
      hint: t('keys.siteHint'),
      empty: t('keys.noSite'),
      options: (sites.data?.items ?? []).map((site) => ({ value: site.id, label: site.name })),
    },
    {
      key: 'scopes',
      kind: 'checks',
      label: t('keys.scopes'),
      options: API_KEY_SCOPES.map((scope) => ({ value: scope, label: t(`scope.${scope}`) })),
    },
    { key: 'expiresAt', kind: 'date', label: t('keys.expires'), hint: t('keys.expiresHint') },
  ];

  return (
    <Section
      title={t('keys.title')}
      hint={t('keys.hint')}
      actions={
        mayWrite ? (
          <button type="button" className="btn btn-pri" onClick={() => setOpen({ kind: 'create' })}>
            {t('keys.create')}
          </button>
        ) : undefined
      }
    >
      <PagedList list={keys} empty={t('keys.empty')} emptyHint={t('keys.emptyHint')}>
        {(items) => (
          <div className="card dt-wrap" tabIndex={0} role="group" aria-label={t('keys.title')}>
            <DataTable label={t('keys.title')} columns={columns} rows={items} rowKey={(key) => key.id} />
          </div>
        )}
      </PagedList>
      {open?.kind === 'create' ? (
        <FormDialog
          title={t('keys.create')}
          fields={fields}
          initial={{ name: '', siteId: '', scopes: ['inquiries.create'], expiresAt: '' }}
          onSave={async (values) => told(await createApiKey(bodyOf(values)))}
          onSaved={() => undefined}
          onClose={close}
        />
      ) : null}
      {open?.kind === 'edit' ? (
        <FormDialog
          title={t('keys.editOne', { name: open.key.name })}
          fields={fields}
          initial={{
            name: open.key.name,
            siteId: open.key.site?.id ?? '',
            scopes: open.key.scopes,
            expiresAt: dayOf(open.key.expiresAt),
          }}
          version={open.key.version}
          onSave={(values, version) => updateApiKey(open.key.id, { ...bodyOf(values), version })}
          onSaved={() => {
            refresh('api-keys');
            close();
          }}
          onClose={close}
        />
      ) : null}
      {open?.kind === 'rotate' ? (
        <FormDialog
          title={t('keys.rotateOne', { name: open.key.name })}
          fields={[
            {
              key: 'graceHours',
              kind: 'number',
              label: t('keys.grace'),
              hint: t('keys.graceHint'),
              min: 0,
              max: 168,
              required: true,
            },
          ]}
          initial={{ graceHours: 24 }}
          onSave={async (values) => told(await rotateApiKey(open.key.id, Number(values.graceHours)))}
          onSaved={() => undefined}
          onClose={close}
        />
      ) : null}
      {open?.kind === 'revoke' ? (
        <ConfirmDialog
          title={t('keys.revokeOne', { name: open.key.name })}
          text={t('keys.revokeText')}
          confirm={t('keys.revoke')}
          onConfirm={async () => {
            if (await change(() => revokeApiKey(open.key.id), { refresh: ['api-keys'] })) close();
          }}
          onClose={close}
        />
      ) : null}
      {open?.kind === 'secret' ? (
        <SecretDialog title={t('keys.newSecret')} text={t('keys.once')} secret={open.token} onClose={close} />
      ) : null}
    </Section>
  );
}

function bodyOf(values: FormValues): Record<string, unknown> {
  const { name, siteId, scopes, expiresAt } = values;
  return {
    name,
    siteId: siteId === '' ? null : siteId,
    scopes,
    expiresAt: typeof expiresAt === 'string' && expiresAt !== '' ? endOf(expiresAt) : null,
  };
}

/** The last second of a day where the administrator sits. */
const endOf = (day: string): string => new Date(`${day}T23:59:59`).toISOString();

function dayOf(instant: string | null): string {
  if (instant === null) return '';
  const at = new Date(instant);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
