import { useState, type ReactNode } from 'react';
import { listMails, type Mail } from '../../api/admin';
import { DataTable, type DataColumn } from '../../components/data-table';
import { DateText } from '../../components/date-text';
import { Dialog } from '../../components/dialog';
import { Tag, type TagTone } from '../../components/tag';
import { useT } from '../../i18n';
import { PagedList, Section, usePaged } from './section';

const TONES: Readonly<Record<Mail['status'], TagTone>> = {
  queued: 'mute',
  sent: 'ok',
  written: 'blue',
  failed: 'bad',
};

/** Mails sent, or written to files while no mail server is set. */
export function MailsSection(): ReactNode {
  const t = useT('admin');
  const [open, setOpen] = useState<Mail | null>(null);
  const mails = usePaged(['mails'], listMails);
  const columns: readonly DataColumn<Mail>[] = [
    {
      key: 'subject',
      title: t('mails.subject'),
      width: 360,
      cell: (mail) => (
        <button type="button" className="btn-link" onClick={() => setOpen(mail)}>
          {mail.subject ?? mail.template}
        </button>
      ),
    },
    { key: 'to', title: t('mails.to'), cell: (mail) => mail.to },
    {
      key: 'status',
      title: t('state'),
      cell: (mail) => <Tag tone={TONES[mail.status]}>{t(`mails.${mail.status}`)}</Tag>,
    },
    { key: 'created', title: t('mails.created'), cell: (mail) => <DateText at={mail.createdAt} /> },
    { key: 'error', title: t('mails.error'), width: 260, cell: (mail) => mail.error },
  ];
  return (
    <Section title={t('section.mails')} hint={t('mails.hint')}>
      <PagedList list={mails} empty={t('mails.empty')} emptyHint={t('mails.emptyHint')}>
        {(items) => (
          <div className="card dt-wrap" tabIndex={0} role="group" aria-label={t('section.mails')}>
            <DataTable label={t('section.mails')} columns={columns} rows={items} rowKey={(mail) => mail.id} />
          </div>
        )}
      </PagedList>
      {open ? (
        <Dialog title={open.subject ?? open.template} size="md" onClose={() => setOpen(null)}>
          <p className="admin-mail-to">{t('mails.toWhom', { to: open.to })}</p>
          <pre className="admin-mail">{open.text ?? t('mails.noText')}</pre>
        </Dialog>
      ) : null}
    </Section>
  );
}
