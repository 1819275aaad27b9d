import type { ReactNode } from 'react';
import { listDeliveries, replayDelivery, type Webhook, type WebhookDelivery } from '../../api/machines';
import { DataTable, type DataColumn } from '../../components/data-table';
import { DateText } from '../../components/date-text';
import { Dialog } from '../../components/dialog';
import { Tag, type TagTone } from '../../components/tag';
import { useT } from '../../i18n';
import { PagedList, useChange, usePaged } from './section';

const TONES: Readonly<Record<WebhookDelivery['state'], TagTone>> = {
  pending: 'warn',
  delivered: 'ok',
  dead: 'bad',
};

interface Props {
  readonly webhook: Webhook;
  readonly mayReplay: boolean;
  readonly onClose: () => void;
}

/** What was sent to a receiver, what waits and what was given up. */
export function DeliveriesDialog({ webhook, mayReplay, onClose }: Props): ReactNode {
  const t = useT('machines');
  const change = useChange();
  const log = usePaged(['deliveries', webhook.id], (cursor) => listDeliveries(webhook.id, cursor));
  const canReplay = mayReplay && webhook.active && webhook.pausedAt === null;
  const columns: readonly DataColumn<WebhookDelivery>[] = [
    { key: 'at', title: t('log.at'), cell: (row) => <DateText at={row.occurredAt} /> },
    { key: 'event', title: t('log.event'), cell: (row) => t(`event.${row.event}`) },
    {
      key: 'state',
      title: t('state'),
      cell: (row) => <Tag tone={TONES[row.state]}>{t(`log.${row.state}`)}</Tag>,
    },
    { key: 'attempts', title: t('log.attempts'), align: 'end', cell: (row) => row.attempts },
    {
      key: 'answer',
      title: t('log.answer'),
      width: 320,
      cell: (row) => <Answer delivery={row} />,
    },
    {
      key: 'next',
      title: t('log.next'),
      cell: (row) => (row.nextAttemptAt === null ? null : <DateText at={row.nextAttemptAt} />),
    },
    ...(canReplay
      ? [
          {
            key: 'actions',
            title: t('actions'),
            align: 'end' as const,
            cell: (row: WebhookDelivery) =>
              row.event === 'ping' ? null : (
                <button
                  type="button"
                  className="btn btn-sm"
                  onClick={() =>
                    void change(() => replayDelivery(webhook.id, row.id), {
                      refresh: ['deliveries', 'webhooks'],
                      text: t('log.replayed'),
                    })
                  }
                >
                  {t('log.replay')}
                </button>
              ),
          },
        ]
      : []),
  ];
  const title = t('hooks.logOne', { name: webhook.name });
  return (
    <Dialog title={title} size="lg" onClose={onClose}>
      <PagedList list={log} empty={t('log.empty')} emptyHint={t('log.emptyHint')}>
        {(items) => (
          <div className="dt-wrap" tabIndex={0} role="group" aria-label={title}>
            <DataTable label={title} columns={columns} rows={items} rowKey={(row) => row.id} />
          </div>
        )}
      </PagedList>
    </Dialog>
  );
}

function Answer({ delivery }: { readonly delivery: WebhookDelivery }): ReactNode {
  const t = useT('machines');
  const { responseStatus, responseMillis, error, responseExcerpt } = delivery;
  const parts = [
    responseStatus,
    error === null ? null : t(`error.${error}`),
    responseMillis === null ? null : `${responseMillis} ms`,
  ].filter((part) => part !== null);
  if (responseExcerpt === null) return parts.length === 0 ? '—' : parts.join(' · ');
  return (
    <details className="audit-data">
      <summary>{parts.join(' · ')}</summary>
      <pre>{responseExcerpt}</pre>
    </details>
  );
}
