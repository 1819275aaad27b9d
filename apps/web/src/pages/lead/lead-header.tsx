import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import type { LeadDetail } from '../../api/leads';
import { useMe } from '../../api/me';
import { Icon } from '../../components/icon';
import { LeadTagMark } from '../../components/lead-tag';
import { Tag } from '../../components/tag';
import { useT } from '../../i18n';
import type { Neighbours } from '../queue/list-order';
import { leadTitle } from './demand';
import { Presence } from './presence';
import { StatusTag } from './status-tag';

/** The lead whose title takes the focus as soon as it is there. */
let wantedTitle: string | null = null;

/** Moves the focus to a lead's title, also when its pane is still loading; null takes the wish back. */
export function focusTitleOf(leadId: string | null): void {
  const title = document.getElementById('lead-title');
  wantedTitle = leadId !== null && title?.dataset.lead === leadId ? null : leadId;
  if (leadId !== null && wantedTitle === null) title?.focus();
}

/** Who it is, in what state, and where in the list. */
export function LeadHeader(props: {
  readonly lead: LeadDetail;
  readonly place: Neighbours | null;
  readonly total: number;
  readonly full: boolean;
  readonly editing: boolean;
  readonly onGo: (id: string, focusList: boolean) => void;
}) {
  const t = useT('lead');
  const { lead, place } = props;
  const Title = props.full ? 'h1' : 'h2';
  const { today } = useMe();
  const exemption = lead.recycleExemption;
  const isExempt = exemption !== null && (exemption.until === null || exemption.until >= today);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (wantedTitle !== lead.id) return;
    wantedTitle = null;
    title.current?.focus();
  }, [lead.id]);
  const step = (id: string | null, label: string, icon: 'up' | 'down') => (
    <button
      type="button"
      className="btn-ico"
      aria-label={label}
      title={label}
      disabled={id === null}
      onClick={() => id !== null && props.onGo(id, false)}
    >
      <Icon name={icon} />
    </button>
  );
  return (
    <div className="ld-line1">
      <Title className="ld-title" id="lead-title" ref={title} tabIndex={-1} data-lead={lead.id}>
        {leadTitle(lead, t)}
      </Title>
      <StatusTag status={lead.status} />
      {lead.score > 0 && <Tag tone="ok">{t('score', { score: lead.score })}</Tag>}
      {lead.inquiryCount > 1 && <Tag tone="warn">{t('inquiryCount', { count: lead.inquiryCount })}</Tag>}
      {isExempt && (
        <Tag tone="vio">
          {exemption.until === null ? t('exempt.tag') : t('exempt.tagUntil', { date: exemption.until })}
        </Tag>
      )}
      {lead.tags.map((tag) => (
        <LeadTagMark key={tag.id} tag={tag} />
      ))}
      <span className="ld-number">{lead.number}</span>
      <Presence leadId={lead.id} editing={props.editing} />
      <span className="ld-place">
        {place !== null && (
          <>
            <span aria-label={t('place', { index: place.index + 1, total: props.total })}>
              {place.index + 1} / {props.total}
            </span>
            {step(place.previous, t('action.previous'), 'up')}
            {step(place.next, t('action.next'), 'down')}
          </>
        )}
        {!props.full && (
          <Link className="btn-ico" to={`/leads/${lead.id}`} aria-label={t('openPage')} title={t('openPage')}>
            <Icon name="open" />
          </Link>
        )}
      </span>
    </div>
  );
}
