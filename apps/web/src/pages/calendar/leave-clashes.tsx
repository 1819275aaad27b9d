import './calendar.css';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { leaveClashesQuery, type AgendaItem } from '../../api/agenda';
import { useMe } from '../../api/me';
import { Dialog } from '../../components/dialog';
import { Icon } from '../../components/icon';
import { ErrorState } from '../../components/states';
import { useT } from '../../i18n';
import { keyOf, placeOf } from './calendar-model';
import { itemKind, itemTarget, itemWords, momentWords } from './item-words';

interface Away {
  readonly userId: string;
  readonly startsAt: string;
  readonly endsAt: string;
}

/** After a leave is entered: what falls into it, each with its page; nothing to see when there is nothing. */
export function LeaveClashesDialog({
  leave,
  name,
  onClose,
}: {
  readonly leave: Away;
  readonly name: string;
  readonly onClose: () => void;
}): ReactNode {
  const t = useT('calendar');
  const clashes = useQuery(leaveClashesQuery(leave));
  if (clashes.isPending) return null;
  if (clashes.data !== undefined && clashes.data.visitCount + clashes.data.taskCount === 0) return null;
  return (
    <Dialog
      title={t('leave.title', { name })}
      onClose={onClose}
      footer={
        <button type="button" className="btn btn-pri" onClick={onClose}>
          {t('leave.seen')}
        </button>
      }
    >
      {clashes.isError ? <ErrorState error={clashes.error} onRetry={() => void clashes.refetch()} /> : null}
      {clashes.data === undefined ? null : (
        <div className="form-stack">
          <p className="notice notice-warn">
            <Icon name="warn" />
            {t('leave.counts', { visits: clashes.data.visitCount, tasks: clashes.data.taskCount })}
          </p>
          <ClashItems items={clashes.data.items} name={name} leave={leave} />
        </div>
      )}
    </Dialog>
  );
}

function ClashItems(props: {
  readonly items: readonly AgendaItem[];
  readonly name: string;
  readonly leave: Away;
}): ReactNode {
  const t = useT('calendar');
  const { today } = useMe();
  return (
    <ul className="cal-clashes">
      {props.items.map((item) => (
        <li key={keyOf(item)}>
          {momentWords(placeOf(item), today)} · {itemKind(item, t)}{' '}
          <Link to={itemTarget(item) ?? `/calendar?date=${item.date}&who=user:${props.leave.userId}`}>
            {itemWords(item)}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** Beside one's own leave: how much falls into it, with the way to the days. */
export function LeaveClashLine({ leave, day }: { readonly leave: Away; readonly day: string }): ReactNode {
  const t = useT('calendar');
  const { data } = useQuery(leaveClashesQuery(leave));
  if (data === undefined || data.visitCount + data.taskCount === 0) return null;
  return (
    <Link className="cal-clash-line" to={`/calendar?date=${day}`}>
      <Icon name="warn" />
      {t('leave.counts', { visits: data.visitCount, tasks: data.taskCount })}
    </Link>
  );
}
