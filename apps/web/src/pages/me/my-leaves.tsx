import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { listLeaves } from '../../api/admin';
import { useMe } from '../../api/me';
import { DateText } from '../../components/date-text';
import { useT } from '../../i18n';
import { fromLocalInput } from '../../time/zone';

/** The person's own leave, now and to come; a manager enters it. */
export function MyLeaves(): ReactNode {
  const t = useT('shell');
  const me = useMe();
  const from = new Date(fromLocalInput(`${me.today}T00:00`) ?? 0).toISOString();
  const leaves = useQuery({
    queryKey: ['me', 'leaves', from],
    queryFn: () => listLeaves({ userId: me.user.id, from }),
  });
  const items = leaves.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className="card me-card" aria-label={t('me.leaves')}>
      <h2 className="card-head">{t('me.leaves')}</h2>
      <ul className="me-body">
        {items.map((leave) => (
          <li key={leave.id}>
            <DateText at={leave.startsAt} /> – <DateText at={leave.endsAt} />
            {leave.note === null ? null : ` · ${leave.note}`}
          </li>
        ))}
      </ul>
      <p className="field-hint me-body">{t('me.leavesHint')}</p>
    </section>
  );
}
