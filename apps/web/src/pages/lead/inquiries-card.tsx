import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { leadInquiriesQuery, type LeadDetail, type LeadInquiry } from '../../api/leads';
import { DateText } from '../../components/date-text';
import { Tag } from '../../components/tag';
import { useT, type Translate } from '../../i18n';
import { CardTitle } from './card-title';
import { SplitDialog } from './split-dialog';

/** What the person wrote, word for word, and what they agreed to. */
export function InquiriesCard({ lead }: { readonly lead: LeadDetail }) {
  const t = useT('lead');
  const [split, setSplit] = useState<LeadInquiry | null>(null);
  const inquiries = useQuery(leadInquiriesQuery(lead.id)).data?.items ?? [];
  if (inquiries.length === 0) return null;
  return (
    <section className="card" aria-labelledby="inquiries-title">
      <div className="card-head">
        <CardTitle id="inquiries-title">{t('inquiries.title')}</CardTitle>
        <span className="aside">{t('inquiries.count', { count: inquiries.length })}</span>
      </div>
      <ul className="ld-inquiries">
        {inquiries.map((inquiry) => (
          <Inquiry
            key={inquiry.id}
            inquiry={inquiry}
            onSplit={lead.permissions.merge && inquiries.length > 1 ? () => setSplit(inquiry) : null}
          />
        ))}
      </ul>
      {split !== null && <SplitDialog lead={lead} inquiry={split} onClose={() => setSplit(null)} />}
    </section>
  );
}

function Inquiry({
  inquiry,
  onSplit,
}: {
  readonly inquiry: LeadInquiry;
  readonly onSplit: (() => void) | null;
}) {
  const t = useT('lead');
  const text = originalText(inquiry.submission, t);
  const title = typeof inquiry.source.title === 'string' ? inquiry.source.title : null;
  return (
    <li>
      <p className="ld-inquiry-head">
        <span>{t(`common:channel.${inquiry.channel}`)}</span>
        {inquiry.site !== null && <span>{inquiry.site.name}</span>}
        {title !== null && <span>{t('inquiries.article', { title })}</span>}
        <span className="ld-code">{codeText(inquiry.trackingCode)}</span>
        <span className="end">
          <DateText at={inquiry.receivedAt} />
        </span>
      </p>
      {text !== '' && <p className="ld-original">{text}</p>}
      <p className="ld-consents">
        {inquiry.consents.map((consent) => (
          <Tag
            key={consent.purpose}
            tone={consent.withdrawnAt !== null ? 'bad' : consent.granted ? 'ok' : 'mute'}
          >
            {t(
              consent.withdrawnAt !== null
                ? 'consent.withdrawn'
                : consent.granted
                  ? 'consent.granted'
                  : 'consent.refused',
              { purpose: t(`consent.${consent.purpose}`) },
            )}
          </Tag>
        ))}
        {onSplit !== null && (
          <button type="button" className="btn-link end" onClick={onSplit}>
            {t('split.open')}
          </button>
        )}
        {inquiry.consents[0]?.noticeVersion !== null && inquiry.consents[0]?.noticeVersion !== undefined && (
          <a
            href={`/notice/${encodeURIComponent(inquiry.consents[0].noticeVersion)}`}
            target="_blank"
            rel="noreferrer"
          >
            {t('consent.notice', { version: inquiry.consents[0].noticeVersion })}
          </a>
        )}
        {inquiry.ip === null ? null : (
          <span title={inquiry.userAgent ?? undefined}>{t('consent.proof', { ip: inquiry.ip })}</span>
        )}
      </p>
    </li>
  );
}

/** Stored without the hyphen, read with it. */
function codeText(code: string): string {
  return code.length === 8 ? `${code.slice(0, 4)}-${code.slice(4)}` : code;
}

const SAID = ['need', 'use', 'tax', 'message'] as const;

/** The pasted text as it was, else the fields that carry the person's own words. */
function originalText(submission: Readonly<Record<string, unknown>>, t: Translate): string {
  if (typeof submission.text === 'string' && submission.text !== '') return submission.text;
  return SAID.flatMap((key) => {
    const value = submission[key];
    if (typeof value !== 'string' || value === '') return [];
    return [t('inquiries.line', { label: t(key === 'message' ? 'inquiries.message' : `six.${key}`), value })];
  }).join('\n');
}
