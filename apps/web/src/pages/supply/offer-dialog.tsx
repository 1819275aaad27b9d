import { useMutation, useQuery } from '@tanstack/react-query';
import { useId, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { can } from '../../access';
import { useMe } from '../../api/me';
import {
  OFFER_STATUSES,
  offerQuery,
  refreshOffers,
  takeOffer,
  updateOffer,
  type OfferStatus,
  type SupplyOffer,
} from '../../api/supply';
import { DateText } from '../../components/date-text';
import { Drawer } from '../../components/dialog';
import { ErrorState, Loading, Skeleton, useErrorText } from '../../components/states';
import { Tag } from '../../components/tag';
import { showToast } from '../../components/toasts';
import { useT } from '../../i18n';
import { phoneText } from '../lead/phone-text';
import { areaText } from './area-text';

/** One offer: what was said, who says it, and how far it is. */
export function OfferDialog(props: { readonly id: string; readonly onClose: () => void }): ReactNode {
  const t = useT('supply');
  const offer = useQuery(offerQuery(props.id));
  if (offer.isSuccess) return <Offer key={offer.data.version} offer={offer.data} onClose={props.onClose} />;
  return (
    <Drawer title={t('title')} size="md" onClose={props.onClose}>
      {offer.isError ? (
        <ErrorState error={offer.error} onRetry={() => void offer.refetch()} />
      ) : (
        <Loading>
          <Skeleton height={160} />
        </Loading>
      )}
    </Drawer>
  );
}

function Offer(props: { readonly offer: SupplyOffer; readonly onClose: () => void }): ReactNode {
  const t = useT('supply');
  const errorText = useErrorText();
  const me = useMe();
  const id = useId();
  const { offer } = props;
  const [status, setStatus] = useState<OfferStatus>(offer.status);
  const [note, setNote] = useState(offer.note ?? '');
  const mayWrite = can(me.user, 'workSupply');
  const take = useMutation({
    mutationFn: () => takeOffer(offer.id),
    onSuccess: () => {
      refreshOffers();
      showToast({ text: t('tookIt') });
    },
    onError: () => refreshOffers(),
  });
  const save = useMutation({
    mutationFn: () =>
      updateOffer(offer.id, {
        version: offer.version,
        status,
        note: note.trim() === '' ? null : note.trim(),
      }),
    onSuccess: () => {
      refreshOffers();
      showToast({ text: t('saved') });
      props.onClose();
    },
  });
  const failed = take.error ?? save.error;
  return (
    <Drawer
      title={t('offerTitle')}
      size="md"
      onClose={props.onClose}
      footer={
        <>
          {mayWrite && offer.rights.take && (
            <button type="button" className="btn" disabled={take.isPending} onClick={() => take.mutate()}>
              {t('take')}
            </button>
          )}
          {mayWrite && offer.rights.edit && (
            <button type="submit" form={id} className="btn btn-pri" disabled={save.isPending}>
              {t('common:save')}
            </button>
          )}
        </>
      }
    >
      <form
        id={id}
        className="form-stack"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <p className="sp-text">{offer.offer ?? t('noText')}</p>
        {offer.doNotContact && <p className="notice notice-warn">{t('doNotContact')}</p>}
        <dl className="sp-facts">
          <Fact title={t('col.company')}>
            {offer.companyId !== null &&
            offer.company !== null &&
            can(me.user, 'seeCompanies') &&
            offer.rights.edit ? (
              <Link to={`/companies/${offer.companyId}`}>{offer.company}</Link>
            ) : (
              offer.company
            )}
          </Fact>
          <Fact title={t('col.contact')}>{offer.contact}</Fact>
          <Fact title={t('col.phone')}>{offer.phone === null ? null : phoneText(offer.phone)}</Fact>
          <Fact title={t('col.wechat')}>{offer.wechat}</Fact>
          <Fact title={t('col.area')}>{areaText(offer)}</Fact>
          <Fact title={t('col.region')}>{offer.region.join(' ') || null}</Fact>
          <Fact title={t('col.park')}>{offer.park?.name ?? null}</Fact>
          <Fact title={t('col.owner')}>{offer.owner?.name ?? null}</Fact>
          <Fact title={t('col.lead')}>
            {offer.leadId === null ? null : <Link to={`/leads/${offer.leadId}`}>{t('leadHistory')}</Link>}
          </Fact>
          <Fact title={t('col.received')}>
            <DateText at={offer.receivedAt} />
          </Fact>
        </dl>
        {offer.rights.edit ? (
          <>
            <div className="field">
              <label htmlFor={`${id}-status`}>{t('col.status')}</label>
              <select
                id={`${id}-status`}
                className="input"
                value={status}
                onChange={(event) => setStatus(event.target.value as OfferStatus)}
              >
                {OFFER_STATUSES.map((one) => (
                  <option key={one} value={one}>
                    {t(`status.${one}`)}
                  </option>
                ))}
              </select>
            </div>
            <div className="field">
              <label htmlFor={`${id}-note`}>{t('note')}</label>
              <textarea
                id={`${id}-note`}
                className="textarea"
                rows={4}
                maxLength={2000}
                value={note}
                onChange={(event) => setNote(event.target.value)}
              />
            </div>
          </>
        ) : (
          <p>
            <Tag>{t(`status.${offer.status}`)}</Tag> {offer.note}
          </p>
        )}
        {offer.rights.take && <p className="field-hint">{t('takeHint')}</p>}
        {failed !== null && (
          <p className="field-error" role="alert">
            {errorText(failed)}
          </p>
        )}
      </form>
    </Drawer>
  );
}

function Fact(props: { readonly title: string; readonly children: ReactNode }): ReactNode {
  if (props.children === null || props.children === undefined) return null;
  return (
    <div>
      <dt>{props.title}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}
