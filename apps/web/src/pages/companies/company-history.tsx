import type { ReactNode } from 'react';
import type { Company, CompanyEvent } from '../../api/companies';
import { DateText } from '../../components/date-text';
import { useT, type Translate } from '../../i18n';
import { ListCard } from './company-cards';

/** Edits with before and after, merges and separations. */
export function HistoryCard({ company }: { readonly company: Company }): ReactNode {
  const t = useT('companies');
  return (
    <ListCard title={t('history')} empty={t('noHistory')} isEmpty={company.history.length === 0}>
      {company.history.map((event) => (
        <li key={event.id}>
          <span className="cy-event">
            {linesOf(event, t).map((line) => (
              <span key={line}>{line}</span>
            ))}
          </span>
          <span className="cy-dim end">
            {event.actor?.name} <DateText at={event.at} />
          </span>
        </li>
      ))}
    </ListCard>
  );
}

interface Change {
  readonly from: string | null;
  readonly to: string | null;
}

function linesOf({ kind, data }: CompanyEvent, t: Translate): string[] {
  if (kind === 'edited') {
    return Object.entries((data['changes'] ?? {}) as Record<string, Change>).map(([field, { from, to }]) =>
      t('did.edited', { field: t(`field.${field}`), from: from ?? t('blank'), to: to ?? t('blank') }),
    );
  }
  const counts = t('counts', { leads: Number(data['leads'] ?? 0), deals: Number(data['deals'] ?? 0) });
  const { name } = data;
  return [t(`did.${kind}`, { name: typeof name === 'string' ? name : '', counts })];
}
