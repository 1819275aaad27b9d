import './caller-card.css';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { callerQuery, companyCandidatesQuery, type CallerMatch } from '../api/identity';
import { claimLead } from '../api/leads';
import { leadsChanged } from '../api/lead-refresh';
import { queryClient } from '../api/query';
import { DateText } from '../components/date-text';
import { useErrorText } from '../components/states';
import { Tag } from '../components/tag';
import { showToast } from '../components/toasts';
import { useT } from '../i18n';
import { isLookable } from './intake-form';
import { closeIntake } from './intake-store';
import type { IntakeFormState } from './use-intake-form';

/** Between two keys of a fast hand: the number is still being said when its lead appears, in less than 100 ms. */
const PHONE_PAUSE_MS = 40;
const COMPANY_PAUSE_MS = 200;
const WHOLE_MOBILE = /^1[3-9]\d{9}$/;

/** Who is calling, while the number is typed: their lead with what may be done at once, or that somebody is on it. */
export function CallerCard({ form }: { readonly form: IntakeFormState }) {
  const t = useT('intake');
  const errorText = useErrorText();
  const typed = form.values.phone.trim();
  // A whole mobile number needs no more waiting.
  const phone = useSettled(typed, WHOLE_MOBILE.test(typed.replace(/[\s-]/g, '')) ? 0 : PHONE_PAUSE_MS);
  const company = useSettled(form.values.company.trim(), COMPANY_PAUSE_MS);
  const caller = useQuery({ ...callerQuery(phone), enabled: isLookable(phone) });
  const firms = useQuery({ ...companyCandidatesQuery(company), enabled: company.length >= 2 });
  const known = isLookable(phone) ? caller.data : undefined;
  const alike = company.length >= 2 ? (firms.data?.items ?? []).slice(0, 3) : [];
  const firmElsewhere = company.length >= 2 && firms.data?.elsewhere === true;
  return (
    <div role="status" className="cc-live">
      {known?.items.map((match) => (
        <Match key={match.id} match={match} form={form} />
      ))}
      {known !== undefined && known.deals.length > 0 && (
        <p className="cc-line">
          {t('caller.deals')}
          {known.deals.map((deal) => (
            <OpenLink key={deal.id} to={`/deals/${deal.id}`} text={`${deal.name} · ${deal.stageName}`} />
          ))}
        </p>
      )}
      {known?.elsewhere === true && <p className="notice notice-warn">{t('caller.elsewhere')}</p>}
      {isLookable(phone) && caller.isError && <p className="field-hint">{errorText(caller.error)}</p>}
      {alike.length > 0 && (
        <section className="cc" aria-label={t('firm.title')}>
          <p className="cc-head">{t('firm.title')}</p>
          <ul>
            {alike.map((firm) => (
              <li key={firm.id} className="cc-line">
                <b>{firm.name}</b>
                {firm.reasons.slice(0, 2).map((reason) => (
                  <Tag key={reason} tone="mute">
                    {t(`firm.${reason}`)}
                  </Tag>
                ))}
                <span className="cc-dim">
                  {t('firm.counts', { leads: firm.leadCount, deals: firm.dealCount })}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {firmElsewhere && known?.elsewhere !== true && <p className="notice">{t('firm.elsewhere')}</p>}
    </div>
  );
}

function Match({ match, form }: { readonly match: CallerMatch; readonly form: IntakeFormState }) {
  const t = useT('intake');
  const errorText = useErrorText();
  const navigate = useNavigate();
  const claim = useMutation({
    mutationFn: () => claimLead(match.id),
    onSuccess: () => {
      showToast({ text: t('caller.claimed') });
      leadsChanged([match.id]);
      void queryClient.invalidateQueries({ queryKey: ['caller'] });
      void queryClient.invalidateQueries({ queryKey: ['lead', match.id] });
    },
    onError: (error) => showToast({ text: errorText(error), tone: 'bad' }),
  });
  const who = [match.company, match.contact].filter((name) => name !== null).join(' · ');
  const { lastContact } = match;
  return (
    <section className="cc" aria-label={t('caller.title')}>
      <p className="cc-head">
        <span>{t('caller.title')}</span>
        <span className="cc-dim">{match.number}</span>
      </p>
      <p className="cc-line">
        <b>{who === '' ? t('caller.nameless') : who}</b>
        <Tag tone={match.pooled ? 'warn' : 'blue'}>
          {match.pooled ? t('caller.pooled') : t(`common:leadStatus.${match.status}`)}
        </Tag>
        <span>{match.phone}</span>
        <span>
          {match.owner === null ? t('caller.noOwner') : t('caller.owner', { name: match.owner.name })}
        </span>
      </p>
      <p className="cc-line cc-dim">
        {lastContact === null ? (
          t('caller.never')
        ) : (
          <>
            <span>
              {t('caller.last', {
                type: t(`caller.type.${lastContact.type}`),
                by: lastContact.by?.name ?? '',
              })}
            </span>
            <DateText at={lastContact.at} />
          </>
        )}
        <span>{t('caller.count', { count: match.inquiryCount })}</span>
      </p>
      <p className="cc-acts">
        <button
          type="button"
          className="btn"
          onClick={() => {
            closeIntake();
            void navigate(`/leads/${match.id}`);
          }}
        >
          {t('caller.open')}
        </button>
        {match.actions.claim && (
          <button type="button" className="btn" disabled={claim.isPending} onClick={() => claim.mutate()}>
            {t('caller.claim')}
          </button>
        )}
        {match.actions.append && (
          <button type="button" className="btn" disabled={form.save.isPending} onClick={form.submit}>
            {t('caller.append')}
          </button>
        )}
      </p>
    </section>
  );
}

function OpenLink({ to, text }: { readonly to: string; readonly text: string }) {
  const navigate = useNavigate();
  return (
    <button
      type="button"
      className="btn-link"
      onClick={() => {
        closeIntake();
        void navigate(to);
      }}
    >
      {text}
    </button>
  );
}

function useSettled(value: string, pauseMs: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value, pauseMs]);
  return settled;
}
