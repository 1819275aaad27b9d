import { useState, type ReactNode } from 'react';
import {
  LEGAL_BASES,
  WEBHOOK_EVENTS,
  createWebhook,
  deleteWebhook,
  listWebhooks,
  resumeWebhook,
  rotateWebhookSecret,
  testWebhook,
  updateWebhook,
  type Webhook,
  type WebhookSecret,
} from '../../api/machines';
import { DateText } from '../../components/date-text';
import { useErrorText } from '../../components/states';
import { Tag } from '../../components/tag';
import { showToast } from '../../components/toasts';
import { useIsPhone } from '../../components/use-media';
import { useT } from '../../i18n';
import { ConfirmDialog } from './confirm-dialog';
import { DeliveriesDialog } from './deliveries-dialog';
import { FormDialog } from './form-dialog';
import type { FormField } from './form-control';
import { SecretDialog } from './secret-dialog';
import { PagedList, Section, useChange, useMay, usePaged, useRefresh } from './section';

type Open =
  | { readonly kind: 'create' }
  | { readonly kind: 'edit' | 'rotate' | 'delete' | 'log'; readonly webhook: Webhook }
  | { readonly kind: 'secret'; readonly secret: string };

/** Receivers of events, with what they get and how they answer. A phone shows them without buttons. */
export function WebhooksSection(): ReactNode {
  const t = useT('machines');
  const mayWrite = useMay('webhooks.write') && !useIsPhone();
  const refresh = useRefresh();
  const change = useChange();
  const errorText = useErrorText();
  const [open, setOpen] = useState<Open | null>(null);
  const webhooks = usePaged(['webhooks'], listWebhooks);
  const close = (): void => setOpen(null);
  const told = ({ secret }: WebhookSecret): void => {
    refresh('webhooks');
    setOpen(secret === null ? null : { kind: 'secret', secret });
  };
  const saved = (): void => {
    refresh('webhooks');
    close();
  };
  const test = async (webhook: Webhook): Promise<void> => {
    try {
      const done = await testWebhook(webhook.id);
      const ok = done.state === 'delivered';
      const status = done.responseStatus ?? '';
      showToast(
        ok
          ? { text: t('hooks.testOk', { status, ms: done.responseMillis ?? 0 }) }
          : {
              text: t('hooks.testBad', { why: t(`error.${done.error ?? 'connection'}`), status }),
              tone: 'bad',
            },
      );
    } catch (error) {
      showToast({ text: errorText(error), tone: 'bad' });
    }
    await webhooks.refetch();
  };

  const fields: readonly FormField[] = [
    {
      key: 'name',
      kind: 'text',
      label: t('hooks.name'),
      hint: t('hooks.nameHint'),
      required: true,
      maxLength: 100,
    },
    {
      key: 'url',
      kind: 'text',
      label: t('hooks.url'),
      hint: t('hooks.urlHint'),
      required: true,
      maxLength: 2000,
      wide: true,
    },
    {
      key: 'events',
      kind: 'checks',
      label: t('hooks.events'),
      options: WEBHOOK_EVENTS.map((event) => ({ value: event, label: t(`event.${event}`) })),
    },
    { key: 'purpose', kind: 'text', label: t('hooks.purpose'), required: true, maxLength: 200, wide: true },
    {
      key: 'legalBasis',
      kind: 'select',
      label: t('hooks.basis'),
      required: true,
      options: LEGAL_BASES.map((basis) => ({ value: basis, label: t(`basis.${basis}`) })),
    },
    {
      key: 'includePersonalData',
      kind: 'switch',
      label: t('hooks.personal'),
      hint: t('hooks.personalHint'),
      wide: true,
    },
  ];
  const buttons = (webhook: Webhook): ReactNode => (
    <span className="end dt-actions">
      <button
        type="button"
        className="btn-link"
        aria-label={t('hooks.logOne', { name: webhook.name })}
        onClick={() => setOpen({ kind: 'log', webhook })}
      >
        {t('hooks.log')}
      </button>
      {mayWrite ? (
        <>
          <button
            type="button"
            className="btn-link"
            aria-label={t('hooks.testOne', { name: webhook.name })}
            onClick={() => void test(webhook)}
          >
            {t('hooks.test')}
          </button>
          {(['edit', 'rotate', 'delete'] as const).map((kind) => (
            <button
              key={kind}
              type="button"
              className="btn-link"
              aria-label={t(`hooks.${kind}One`, { name: webhook.name })}
              onClick={() => setOpen({ kind, webhook })}
            >
              {t(`hooks.${kind}`)}
            </button>
          ))}
        </>
      ) : null}
    </span>
  );

  return (
    <Section
      title={t('hooks.title')}
      hint={t('hooks.hint')}
      actions={
        mayWrite ? (
          <button type="button" className="btn btn-pri" onClick={() => setOpen({ kind: 'create' })}>
            {t('hooks.create')}
          </button>
        ) : undefined
      }
    >
      <PagedList list={webhooks} empty={t('hooks.empty')} emptyHint={t('hooks.emptyHint')}>
        {(items) =>
          items.map((webhook) => (
            <section key={webhook.id} className="card admin-card" aria-label={webhook.name}>
              <div className="card-head">
                <h2>{webhook.name}</h2>
                <StateTag webhook={webhook} />
                {webhook.includePersonalData ? <Tag tone="vio">{t('hooks.personalTag')}</Tag> : null}
                {buttons(webhook)}
              </div>
              {webhook.pausedAt === null ? null : (
                <p className="notice notice-bad admin-hook-note" role="status">
                  {t('hooks.pausedText', { pending: webhook.pending })}{' '}
                  {mayWrite ? (
                    <button
                      type="button"
                      className="btn btn-sm"
                      onClick={() => void change(() => resumeWebhook(webhook.id), { refresh: ['webhooks'] })}
                    >
                      {t('hooks.resume')}
                    </button>
                  ) : null}
                </p>
              )}
              <dl className="admin-hook">
                <dt>{t('hooks.url')}</dt>
                <dd className="admin-hook-url">{webhook.url}</dd>
                <dt>{t('hooks.events')}</dt>
                <dd>{webhook.events.map((event) => t(`event.${event}`)).join(t('common:listSeparator'))}</dd>
                <dt>{t('hooks.purpose')}</dt>
                <dd>
                  {webhook.purpose} · {t(`basis.${webhook.legalBasis}`)}
                </dd>
                <dt>{t('hooks.queue')}</dt>
                <dd>
                  {t('hooks.counts', { pending: webhook.pending, dead: webhook.dead })}
                  {webhook.failingSince === null ? null : (
                    <>
                      {' · '}
                      {t('hooks.failingSince')} <DateText at={webhook.failingSince} />
                    </>
                  )}
                </dd>
              </dl>
            </section>
          ))
        }
      </PagedList>
      {open?.kind === 'create' ? (
        <FormDialog
          title={t('hooks.create')}
          fields={fields}
          initial={{
            ...{ name: '', url: '', events: ['lead.created'], purpose: '' },
            ...{ legalBasis: 'handling', includePersonalData: false },
          }}
          onSave={async (values) => told(await createWebhook(values))}
          onSaved={() => undefined}
          onClose={close}
        />
      ) : null}
      {open?.kind === 'edit' ? (
        <FormDialog
          title={t('hooks.editOne', { name: open.webhook.name })}
          fields={[...fields, { key: 'active', kind: 'switch', label: t('hooks.active'), wide: true }]}
          initial={{
            name: open.webhook.name,
            url: open.webhook.url,
            events: open.webhook.events,
            purpose: open.webhook.purpose,
            legalBasis: open.webhook.legalBasis,
            includePersonalData: open.webhook.includePersonalData,
            active: open.webhook.active,
          }}
          version={open.webhook.version}
          onSave={(values, version) => updateWebhook(open.webhook.id, { ...values, version })}
          onSaved={saved}
          onClose={close}
        />
      ) : null}
      {open?.kind === 'rotate' ? (
        <ConfirmDialog
          title={t('hooks.rotateOne', { name: open.webhook.name })}
          text={t('hooks.rotateText')}
          confirm={t('hooks.rotate')}
          onConfirm={async () => {
            await change(async () => told(await rotateWebhookSecret(open.webhook.id)), { refresh: [] });
          }}
          onClose={close}
        />
      ) : null}
      {open?.kind === 'delete' ? (
        <ConfirmDialog
          title={t('hooks.deleteOne', { name: open.webhook.name })}
          text={t('hooks.deleteText')}
          confirm={t('hooks.delete')}
          onConfirm={async () => {
            if (await change(() => deleteWebhook(open.webhook.id), { refresh: ['webhooks'] })) close();
          }}
          onClose={close}
        />
      ) : null}
      {open?.kind === 'log' ? (
        <DeliveriesDialog webhook={open.webhook} mayReplay={mayWrite} onClose={close} />
      ) : null}
      {open?.kind === 'secret' ? (
        <SecretDialog
          title={t('hooks.newSecret')}
          text={t('hooks.once')}
          secret={open.secret}
          onClose={close}
        />
      ) : null}
    </Section>
  );
}

function StateTag({ webhook }: { readonly webhook: Webhook }): ReactNode {
  const t = useT('machines');
  if (!webhook.active) return <Tag>{t('hooks.off')}</Tag>;
  if (webhook.pausedAt !== null) return <Tag tone="bad">{t('hooks.paused')}</Tag>;
  if (webhook.failingSince !== null) return <Tag tone="warn">{t('hooks.failing')}</Tag>;
  return <Tag tone="ok">{t('hooks.on')}</Tag>;
}
