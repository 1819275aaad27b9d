import { useState, type ReactNode } from 'react';
import {
  confirmSpam,
  listHeld,
  listRefusals,
  releaseInquiries,
  type HeldInquiry,
  type Refusal,
  type Reviewed,
} from '../../api/quarantine';
import { AskReason } from '../../components/ask-reason';
import { DataTable, type DataColumn } from '../../components/data-table';
import { DateText } from '../../components/date-text';
import { Tag } from '../../components/tag';
import { useT, type Translate } from '../../i18n';
import { PagedList, Section, useChange, useMay, usePaged } from './section';

/** A program brought somebody who had wanted to be left alone. */
const RESTRAINED = 'restrained';

const VIEWS = ['open', 'confirmed', 'refused'] as const;
type View = (typeof VIEWS)[number];

/** What was held back or refused: people let in what people wrote, and the next judgement learns from it. */
export function QuarantineSection(): ReactNode {
  const t = useT('quarantine');
  const [view, setView] = useState<View>('open');
  return (
    <Section
      title={t('admin:section.quarantine')}
      hint={t('hint')}
      actions={
        <select
          className="select admin-search"
          aria-label={t('view')}
          value={view}
          onChange={(event) => setView(VIEWS.find((name) => name === event.target.value) ?? 'open')}
        >
          {VIEWS.map((name) => (
            <option key={name} value={name}>
              {t(`view.${name}`)}
            </option>
          ))}
        </select>
      }
    >
      {view === 'refused' ? <RefusedList /> : <HeldList key={view} view={view} />}
    </Section>
  );
}

function HeldList({ view }: { readonly view: 'open' | 'confirmed' }): ReactNode {
  const t = useT('quarantine');
  const may = useMay('inquiries.review');
  const change = useChange();
  const [busy, setBusy] = useState<string | null>(null);
  const [asking, setAsking] = useState<string | null>(null);
  const held = usePaged(['quarantine', view], (cursor) => listHeld(view, cursor));
  const decide = async (
    id: string,
    review: (ids: readonly string[]) => Promise<{ readonly items: readonly Reviewed[] }>,
    text: string,
  ): Promise<void> => {
    setBusy(id);
    let said = text;
    await change(
      async () => {
        const { items } = await review([id]);
        const refused = items.find((item) => !item.ok);
        if (refused === undefined) return;
        said = refused.message ?? t('failed');
        // It waited for something else, and the person wanted to be left alone all the same.
        if (refused.code === 'person_restrained') setAsking(id);
      },
      {
        refresh: ['quarantine'],
        get text() {
          return said;
        },
      },
    );
    setBusy(null);
  };
  const columns: readonly DataColumn<HeldInquiry>[] = [
    { key: 'at', title: t('at'), cell: (row) => <DateText at={row.receivedAt} /> },
    {
      key: 'reason',
      title: t('reason'),
      cell: (row) => <Tag tone="warn">{reasonText(row.quarantineReason ?? '', t)}</Tag>,
    },
    {
      key: 'text',
      title: t('text'),
      width: 420,
      cell: (row) => (
        <>
          {textOf(row)}
          {row.sameText > 0 ? <span className="muted"> · {t('same', { count: row.sameText })}</span> : null}
        </>
      ),
    },
    { key: 'who', title: t('who'), cell: (row) => whoOf(row) },
    { key: 'site', title: t('site'), cell: (row) => row.site?.name ?? '—' },
    ...(may
      ? [
          {
            key: 'actions',
            title: t('actions'),
            cell: (row: HeldInquiry) => (
              <span className="admin-actions">
                <button
                  type="button"
                  className="btn btn-sm"
                  disabled={busy === row.id}
                  onClick={() =>
                    row.quarantineReason === RESTRAINED
                      ? setAsking(row.id)
                      : void decide(row.id, (ids) => releaseInquiries(ids), t('released'))
                  }
                >
                  {t('release')}
                </button>
                {view === 'open' ? (
                  <button
                    type="button"
                    className="btn btn-sm"
                    disabled={busy === row.id}
                    onClick={() => void decide(row.id, confirmSpam, t('confirmed'))}
                  >
                    {t('confirm')}
                  </button>
                ) : null}
              </span>
            ),
          },
        ]
      : []),
  ];
  return (
    <PagedList list={held} empty={t(`empty.${view}`)} emptyHint={t('emptyHint')}>
      {(items) => (
        <>
          {asking !== null && (
            <AskReason
              title={t('again.title')}
              hint={t('again.hint')}
              usual={[t('again.call'), t('again.visit'), t('again.wechat')]}
              texts={{
                usual: t('again.usual'),
                label: t('again.label'),
                needed: t('again.needed'),
                cancel: t('again.cancel'),
                confirm: t('release'),
              }}
              chips="chips"
              rows={3}
              busy={busy !== null}
              onClose={() => setAsking(null)}
              onReason={(note) => {
                setAsking(null);
                void decide(asking, (ids) => releaseInquiries(ids, note), t('released'));
              }}
            />
          )}
          <div className="card dt-wrap" tabIndex={0} role="group" aria-label={t('admin:section.quarantine')}>
            <DataTable
              label={t('admin:section.quarantine')}
              columns={columns}
              rows={items}
              rowKey={(row) => row.id}
            />
          </div>
        </>
      )}
    </PagedList>
  );
}

function RefusedList(): ReactNode {
  const t = useT('quarantine');
  const refusals = usePaged(['quarantine', 'refused'], listRefusals);
  const columns: readonly DataColumn<Refusal>[] = [
    { key: 'at', title: t('at'), cell: (row) => <DateText at={row.at} /> },
    { key: 'reason', title: t('reason'), cell: (row) => reasonText(row.reason, t) },
    { key: 'site', title: t('site'), cell: (row) => row.siteName ?? '—' },
  ];
  return (
    <PagedList list={refusals} empty={t('empty.refused')} emptyHint={t('refusedHint')}>
      {(items) => (
        <div className="card dt-wrap" tabIndex={0} role="group" aria-label={t('view.refused')}>
          <DataTable label={t('view.refused')} columns={columns} rows={items} rowKey={(row) => row.id} />
        </div>
      )}
    </PagedList>
  );
}

/** A reason in words; one that this console has no words for names its code. */
function reasonText(reason: string, t: Translate): string {
  const key = `reason.${reason}`;
  const text = t(key);
  return text === key ? t('reason.field', { code: reason }) : text;
}

function textOf(row: HeldInquiry): string {
  const parts = ['need', 'use', 'message', 'text'].map((name) => row.submission[name]);
  return parts.filter((part): part is string => typeof part === 'string' && part !== '').join(' · ') || '—';
}

function whoOf(row: HeldInquiry): string {
  const parts = ['company', 'contact', 'phone', 'wechat'].map((name) => row.submission[name]);
  return parts.filter((part): part is string => typeof part === 'string' && part !== '').join(' · ') || '—';
}
