import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { getDealTimeline, type DealDetail, type TimelineItem } from '../../api/deals';
import { DateText } from '../../components/date-text';
import { Icon, type IconName } from '../../components/icon';
import { LoadMore } from '../../components/load-more';
import { ErrorState, Loading, Skeleton } from '../../components/states';
import { useT, type Translate } from '../../i18n';

const ICONS: Readonly<Record<string, IconName>> = {
  call: 'phone',
  wechat: 'wechat',
  visit: 'calendar',
  meeting: 'users',
  email: 'inbox',
  note: 'note',
};

/** Follow-ups (also the lead's), moves and changes of a deal, newest first. */
export function DealTimeline({ deal }: { readonly deal: DealDetail }): ReactNode {
  const t = useT('deals');
  const items = useInfiniteQuery({
    queryKey: ['deal', deal.id, 'timeline'],
    queryFn: ({ pageParam }) => getDealTimeline(deal.id, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
  if (items.isPending) {
    return (
      <Loading className="deal-body">
        <Skeleton height={32} />
        <Skeleton height={32} />
        <Skeleton height={32} />
      </Loading>
    );
  }
  if (items.isError && !items.data)
    return <ErrorState error={items.error} onRetry={() => void items.refetch()} />;
  const rows = items.data.pages.flatMap((page) => page.items);
  if (rows.length === 0) return <p className="deal-empty">{t('timeline.empty')}</p>;
  return (
    <>
      <ol className="tl">
        {rows.map((item) => {
          const line = describe(item, deal, t);
          return (
            <li key={item.id}>
              <span className="tl-icon">
                <Icon name={line.icon} />
              </span>
              <div>
                <p>
                  <b>{item.actor?.name ?? t('timeline.system')}</b> {line.title}
                </p>
                {line.text ? <p className="tl-text">{line.text}</p> : null}
              </div>
              <span className="tl-at">
                <DateText at={item.at} />
              </span>
            </li>
          );
        })}
      </ol>
      <LoadMore list={items} label={t('timeline.more')} />
    </>
  );
}

interface Line {
  readonly icon: IconName;
  readonly title: string;
  readonly text: string | null;
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

function describe(item: TimelineItem, deal: DealDetail, t: Translate): Line {
  const { data } = item;
  switch (item.kind) {
    case 'activity': {
      const type = text(data.type) ?? 'note';
      const outcome = text(data.outcome);
      const title =
        outcome === null ? t(`activity.${type}`) : `${t(`activity.${type}`)} · ${t(`outcome.${outcome}`)}`;
      return { icon: ICONS[type] ?? 'note', title, text: text(data.summary) };
    }
    case 'move': {
      const name = (id: unknown): string =>
        deal.path.find((stage) => stage.id === id)?.name ?? text(id) ?? '';
      const kind = text(data.kind) ?? 'forward';
      return {
        icon: kind === 'lost' ? 'ban' : 'go',
        title: t(`moved.${kind}`, { from: name(data.from), to: name(data.to) }),
        text: text(data.reason),
      };
    }
    case 'change': {
      const changes = Array.isArray(data.changes) ? (data.changes as readonly { field?: unknown }[]) : [];
      const labels = changes.map(({ field }) => fieldName(text(field) ?? '', deal, t));
      return {
        icon: 'note',
        title: t('timeline.changed', { fields: labels.join(t('common:listSeparator')) }),
        text: null,
      };
    }
  }
}

function fieldName(key: string, deal: DealDetail, t: Translate): string {
  const column = key === 'companyName' ? 'company' : key;
  return deal.fields.find((field) => field.key === key)?.label ?? t(`col.${column}`);
}
