import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Company } from '../../api/companies';
import { can } from '../../access';
import { useMe } from '../../api/me';
import { companyOffersQuery } from '../../api/supply';
import { DateText } from '../../components/date-text';
import { Tag } from '../../components/tag';
import { useT } from '../../i18n';
import { phoneText } from '../lead/phone-text';
import { areaText } from '../supply/area-text';
import { OFFER_TONES } from '../supply/offer-tones';

/** A card with a list, or one line that says there is nothing. */
export function ListCard(props: {
  readonly title: string;
  readonly aside?: string | undefined;
  readonly empty: string;
  readonly isEmpty: boolean;
  readonly note?: string | undefined;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <section className="card" aria-label={props.title}>
      <header className="card-head">
        <h2>{props.title}</h2>
        {props.aside !== undefined && <span className="aside">{props.aside}</span>}
      </header>
      {props.isEmpty ? (
        <p className="cy-none">{props.empty}</p>
      ) : (
        <ul className="cy-list">{props.children}</ul>
      )}
      {props.note !== undefined && <p className="cy-note">{props.note}</p>}
    </section>
  );
}

/** Leads that the viewer may know of, and how many they may not. */
export function LeadsCard({ company }: { readonly company: Company }): ReactNode {
  const t = useT('companies');
  const { hidden, leads } = company;
  return (
    <ListCard
      title={t('leads')}
      aside={t('count', { count: leads.length })}
      empty={t('noLeads')}
      isEmpty={leads.length === 0}
      note={hidden.leads > 0 ? t('hiddenLeads', { count: hidden.leads }) : undefined}
    >
      {leads.map((lead) => (
        <li key={lead.id}>
          <Link to={`/leads/${lead.id}`}>{lead.contact ?? lead.number}</Link>
          <Tag tone={lead.status === 'disqualified' ? 'mute' : 'blue'}>
            {t(`common:leadStatus.${lead.status}`)}
          </Tag>
          {lead.needType !== null && <span>{t(`common:needType.${lead.needType}`)}</span>}
          <span>{lead.phone === null ? null : phoneText(lead.phone)}</span>
          <span>{lead.owner?.name ?? t('noOwner')}</span>
          <span className="end">
            <DateText at={lead.createdAt} />
          </span>
        </li>
      ))}
    </ListCard>
  );
}

/** The same of deals. */
export function DealsCard({ company }: { readonly company: Company }): ReactNode {
  const t = useT('companies');
  const { hidden, deals } = company;
  if (deals.length === 0 && hidden.deals === 0) return null;
  return (
    <ListCard
      title={t('deals')}
      aside={t('count', { count: deals.length })}
      empty={t('noDeals')}
      isEmpty={deals.length === 0}
      note={hidden.deals > 0 ? t('hiddenDeals', { count: hidden.deals }) : undefined}
    >
      {deals.map((deal) => (
        <li key={deal.id}>
          <Link to={`/deals/${deal.id}`}>{deal.name}</Link>
          <Tag tone="blue">{deal.stageName}</Tag>
          <span>{deal.owner.name}</span>
          <span className="end cy-dim">{deal.number}</span>
        </li>
      ))}
    </ListCard>
  );
}

/** Its people with all their numbers, masked unless a lead of theirs is the viewer's. */
export function PeopleCard({ company }: { readonly company: Company }): ReactNode {
  const t = useT('companies');
  return (
    <ListCard
      title={t('people')}
      aside={t('peopleCount', { count: company.people.length })}
      empty={t('noPeople')}
      isEmpty={company.people.length === 0}
    >
      {company.people.map((person) => (
        <li key={person.leadId}>
          <Link to={`/leads/${person.leadId}`}>{person.name ?? t('nameless')}</Link>
          {person.phones.map((phone) => (
            <span key={phone} className="cy-code">
              {phoneText(phone)}
            </span>
          ))}
          {person.doNotContact && <Tag tone="bad">{t('doNotContact')}</Tag>}
        </li>
      ))}
    </ListCard>
  );
}

/** Premises that it offers, as far as the viewer may know of them; nothing when there are none. */
export function OffersCard({ company }: { readonly company: Company }): ReactNode {
  const t = useT('companies');
  const me = useMe();
  const maySee = can(me.user, 'seeSupply');
  const offers = useQuery({ ...companyOffersQuery(company.id), enabled: maySee });
  const rows = offers.data?.items ?? [];
  if (rows.length === 0) return null;
  return (
    <ListCard
      title={t('offers')}
      aside={t('count', { count: rows.length })}
      empty=""
      isEmpty={false}
      note={offers.data?.nextCursor === null ? undefined : t('moreOffers')}
    >
      {rows.map((offer) => (
        <li key={offer.id}>
          <Link to={`/supply?offer=${offer.id}`}>{offer.offer ?? t('offerNoText')}</Link>
          <Tag tone={OFFER_TONES[offer.status]}>{t(`offer.${offer.status}`)}</Tag>
          {areaText(offer) === null ? null : <span>{areaText(offer)} ㎡</span>}
          <span>{offer.owner?.name ?? t('noOwner')}</span>
          <span className="end">
            <DateText at={offer.receivedAt} />
          </span>
        </li>
      ))}
    </ListCard>
  );
}
