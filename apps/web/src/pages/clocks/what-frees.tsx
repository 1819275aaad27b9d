import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { can } from '../../access';
import type { WaitingLead } from '../../api/clocks';
import { useMe } from '../../api/me';
import { DateText } from '../../components/date-text';
import { useT } from '../../i18n';

/** How many people are named; the rest is a number. */
const NAMED = 3;

/** What would free a waiting lead: a time at which it goes on by itself, or what somebody has to do, and where. */
export function WhatFrees({ lead }: { readonly lead: WaitingLead }): ReactNode {
  const c = useT('clocks');
  const me = useMe();
  const names = (
    of: WaitingLead['agents'],
    word: (agent: WaitingLead['agents'][number]) => string,
  ): string => {
    const said = of.slice(0, NAMED).map(word).join(c('common:listSeparator'));
    return of.length > NAMED ? c('waiting.andMore', { names: said, count: of.length - NAMED }) : said;
  };
  const link = (to: string, label: string): ReactNode =>
    can(me.user, 'administer') ? <Link to={to}>{label}</Link> : null;
  switch (lead.reason) {
    case 'on_leave':
    case 'off_shift':
      return (
        <>
          {c(`waiting.frees.${lead.reason}`)}{' '}
          {lead.freedAt === null ? c('waiting.frees.noTime') : <DateText at={lead.freedAt} />}
        </>
      );
    case 'all_full': {
      // Whoever is away or has paused would not get it anyhow.
      const here = lead.agents.filter(
        ({ accepting, leaveUntil, open, capacity }) => accepting && leaveUntil === null && open >= capacity,
      );
      return (
        <>
          {c('waiting.frees.all_full', {
            names: names(here, (agent) => `${agent.name} ${agent.open}/${agent.capacity}`),
          })}{' '}
          {link('/admin/teams', c('waiting.toTeams'))}
        </>
      );
    }
    case 'paused': {
      const paused = lead.agents.filter(({ accepting }) => !accepting);
      return (
        <>
          {c('waiting.frees.paused', { names: names(paused, ({ name }) => name) })}{' '}
          {link('/admin/teams', c('waiting.toTeams'))}
        </>
      );
    }
    case 'no_members':
      return (
        <>
          {c('waiting.frees.no_members')} {link('/admin/teams', c('waiting.toTeams'))}
        </>
      );
    case 'no_rule':
      return (
        <>
          {c('waiting.frees.no_rule')} {link('/admin/rules', c('waiting.toRules'))}
        </>
      );
    case 'rule_failed':
    case 'imported':
      return c(`waiting.frees.${lead.reason}`);
  }
}
