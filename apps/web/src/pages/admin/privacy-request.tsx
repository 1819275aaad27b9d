import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { actOnRequest, copyLink, getPrivacyRequest, type PrivacyRequestDetail } from '../../api/privacy';
import { DateText } from '../../components/date-text';
import { ErrorState, Loading, Skeleton } from '../../components/states';
import { useT } from '../../i18n';
import { DisclosureTable, PlaceTable } from './privacy-places';
import { PrivacyQuestion, type Asked } from './privacy-question';
import { RequestState } from './privacy-state';
import { Section, useChange, useMay } from './section';

/** One request: who asks, what is held, and what can be done. */
export function PrivacyRequestPage({ id }: { readonly id: string }): ReactNode {
  const t = useT('privacy');
  const [, setParams] = useSearchParams();
  const request = useQuery({
    queryKey: ['admin', 'privacy', 'one', id],
    queryFn: () => getPrivacyRequest(id),
  });
  const title = request.data?.receiptNumber ?? t('receipt');
  return (
    <Section
      title={title}
      hint={request.data ? t(`kind.${request.data.kind}`) : undefined}
      actions={
        <button type="button" className="btn" onClick={() => setParams({})}>
          {t('back')}
        </button>
      }
    >
      {request.isPending ? (
        <Loading>
          <Skeleton height={320} />
        </Loading>
      ) : null}
      {request.isError ? <ErrorState error={request.error} onRetry={() => void request.refetch()} /> : null}
      {request.data ? <Detail request={request.data} /> : null}
    </Section>
  );
}

const isPending = (request: PrivacyRequestDetail): boolean =>
  request.status === 'open' || request.status === 'in_progress';

function Detail({ request }: { readonly request: PrivacyRequestDetail }): ReactNode {
  const t = useT('privacy');
  const mayWrite = useMay('privacy.write');
  const [asked, setAsked] = useState<Asked | null>(null);
  return (
    <>
      <Facts request={request} />
      {mayWrite ? <Actions request={request} onAsk={setAsked} /> : null}
      {request.identity === 'none' && isPending(request) ? (
        <p className="notice notice-warn">
          {t(request.effectiveAt === null || !OWN_WORD.has(request.kind) ? 'unchecked' : 'uncheckedStop')}
        </p>
      ) : null}
      {request.kind === 'correct' ? <p className="notice">{t('correctHint')}</p> : null}
      {request.hold === null ? null : (
        <p className="notice notice-warn">
          <b>{t('hold')}</b> {request.hold.reason} · {t('holdBy', { name: request.hold.placedBy })}{' '}
          <DateText at={request.hold.placedAt} />
        </p>
      )}
      <PlaceTable places={request.places} erased={request.erased} />
      <DisclosureTable request={request} mayWrite={mayWrite} />
      {asked === null ? null : (
        <PrivacyQuestion request={request} asked={asked} onClose={() => setAsked(null)} />
      )}
    </>
  );
}

function Facts({ request }: { readonly request: PrivacyRequestDetail }): ReactNode {
  const t = useT('privacy');
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('status'), <RequestState key="state" row={request} />],
    [t('contact'), [request.contactName, request.phone].filter(Boolean).join(' · ') || '—'],
    [t('source'), t(`source.${request.source}`)],
    [t('identity'), t(`identity.${request.identity}`)],
    [
      t('identityBy'),
      request.identityCheckedAt === null ? null : (
        <span key="checked">
          {request.identityCheckedBy} <DateText at={request.identityCheckedAt} />
        </span>
      ),
    ],
    [t('identityNote'), request.identityNote],
    [
      t('effective'),
      request.effectiveAt === null ? null : <DateText key="effective" at={request.effectiveAt} />,
    ],
    [
      t('lifted'),
      request.liftedAt === null ? null : (
        <span key="lifted">
          {request.liftedBy} <DateText at={request.liftedAt} /> · {request.liftReason}
        </span>
      ),
    ],
    [t('details'), request.details],
    [t('received'), <DateText key="received" at={request.receivedAt} />],
    [t('due'), <DateText key="due" at={request.dueAt} />],
    [t('handledBy'), request.handledBy],
    [t('refusal'), request.refusal],
    [t('legalBasis'), request.legalBasis],
    [
      t('leads'),
      request.leads.length === 0
        ? null
        : request.leads.map((lead) => (
            <Link key={lead.id} to={`/leads/${lead.id}`}>
              {lead.number}{' '}
            </Link>
          )),
    ],
    [
      t('deals'),
      request.deals.length === 0
        ? null
        : request.deals.map((deal) => (
            <span key={deal.id}>
              <Link to={`/deals/${deal.id}`}>{deal.number}</Link>
              {deal.signed ? ` (${t('signed')})` : ''}{' '}
            </span>
          )),
    ],
  ];
  return (
    <dl className="card admin-facts">
      {facts.map(([name, value]) =>
        value === null || value === '' ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

/** Withdrawals may be confirmed as they came; what is told, changed or erased needs to know for whom. */
const OWN_WORD: ReadonlySet<PrivacyRequestDetail['kind']> = new Set(['contact', 'sharing', 'marketing']);

/** A stop in force that nobody proved by the tracking code may have been a mistake. */
function isLiftable(request: PrivacyRequestDetail): boolean {
  const isErased = request.kind === 'erase' && request.status === 'done';
  return (
    request.effectiveAt !== null && request.liftedAt === null && request.source !== 'tracking' && !isErased
  );
}

function Actions(props: {
  readonly request: PrivacyRequestDetail;
  readonly onAsk: (action: Asked) => void;
}): ReactNode {
  const t = useT('privacy');
  const change = useChange();
  const { request, onAsk } = props;
  const [link, setLink] = useState<string | null>(null);
  const pending = isPending(request);
  const isChecked = request.identity !== 'none' || OWN_WORD.has(request.kind);
  const button = (action: Asked, label: string, kind = 'btn'): ReactNode => (
    <button type="button" className={kind} onClick={() => onAsk(action)}>
      {label}
    </button>
  );
  return (
    <div className="admin-actions">
      {request.status === 'open' ? (
        <button
          type="button"
          className="btn"
          onClick={() =>
            void change(() => actOnRequest(request.id, 'start', { version: request.version }), {
              refresh: ['privacy'],
            })
          }
        >
          {t('start')}
        </button>
      ) : null}
      {pending && request.identity === 'none'
        ? button('identity', t('check'), isChecked ? 'btn' : 'btn btn-pri')
        : null}
      {pending && isChecked && request.kind !== 'erase'
        ? button('complete', t('complete'), 'btn btn-pri')
        : null}
      {pending && isChecked && request.kind === 'erase'
        ? button('erase', t('erase'), 'btn btn-danger')
        : null}
      {pending ? button('refuse', t('refuse')) : null}
      {isLiftable(request) ? button('lift', t('lift')) : null}
      {!isChecked ? null : link === null ? (
        <button
          type="button"
          className="btn"
          title={t('copyHint')}
          onClick={() =>
            void change(async () => setLink((await copyLink(request.id)).url), {
              refresh: [],
              text: t('copyHint'),
            })
          }
        >
          {t('copy')}
        </button>
      ) : (
        <a className="btn btn-pri" href={link} download>
          {t('copyReady')}
        </a>
      )}
      {request.contactId === null
        ? null
        : request.hold === null
          ? button('hold', t('hold'))
          : button('release', t('release'))}
    </div>
  );
}
