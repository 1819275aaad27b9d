import { useQuery } from '@tanstack/react-query';
import { Suspense, lazy, type ReactNode } from 'react';
import { listLeaves } from '../../api/admin';
import { useMe } from '../../api/me';
import { DateText } from '../../components/date-text';
import { loadMessages, useT } from '../../i18n';
import { fromLocalInput, toLocalInput } from '../../time/zone';

const LeaveClashLine = lazy(async () => {
  const [file] = await Promise.all([import('../calendar/leave-clashes'), loadMessages(['calendar'])]);
  return { default: file.LeaveClashLine };
});

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
            <Suspense fallback={null}>
              <LeaveClashLine
                leave={{ userId: me.user.id, startsAt: leave.startsAt, endsAt: leave.endsAt }}
                day={toLocalInput(Math.max(Date.parse(leave.startsAt), Date.parse(from))).slice(0, 10)}
              />
            </Suspense>
          </li>
        ))}
      </ul>
      <p className="field-hint me-body">{t('me.leavesHint')}</p>
    </section>
  );
}
