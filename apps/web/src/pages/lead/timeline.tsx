import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { leadTimelineQuery, type TimelineGroup, type TimelineItem } from '../../api/leads';
import { DateText } from '../../components/date-text';
import { FilterChips } from '../../components/filter-chips';
import { Icon } from '../../components/icon';
import { ErrorState, Loading, Skeleton } from '../../components/states';
import { useT } from '../../i18n';
import { CardTitle } from './card-title';
import { EditedValues } from './edited-values';
import { TimelinePicture } from './timeline-picture';
import { describe, iconOf } from './timeline-text';

const GROUPS = ['all', 'follow_up', 'system', 'attachment'] as const satisfies readonly (
  TimelineGroup | 'all'
)[];
type Shown = (typeof GROUPS)[number];

/** What happened, newest first; which part of it stands in the address. */
export function Timeline({ leadId }: { readonly leadId: string }) {
  const t = useT('lead');
  const [params, setParams] = useSearchParams();
  const group = GROUPS.find((one) => one === params.get('timeline')) ?? 'all';
  const show = (next: Shown): void =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        if (next === 'all') after.delete('timeline');
        else after.set('timeline', next);
        return after;
      },
      { replace: true },
    );
  const query = useInfiniteQuery(leadTimelineQuery(leadId, group === 'all' ? undefined : group));
  const items = (query.data?.pages ?? []).flatMap((page) => page.items);
  return (
    <section className="card ld-timeline" aria-labelledby="timeline-title">
      <div className="card-head">
        <CardTitle id="timeline-title">{t('timeline.title')}</CardTitle>
        <FilterChips
          label={t('timeline.filter')}
          value={group}
          onChange={show}
          chips={GROUPS.map((key) => ({ key, label: t(`timeline.${key}`) }))}
        />
      </div>
      {query.isPending && (
        <Loading className="ld-timeline-list">
          <Skeleton width="70%" />
          <Skeleton width="50%" />
        </Loading>
      )}
      {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && items.length === 0 && (
        <p className="ld-nothing">{t(`timeline.nothing.${group}`)}</p>
      )}
      <ol className="ld-timeline-list">
        {items.map((item) => (
          <Entry key={item.id} item={item} leadId={leadId} />
        ))}
      </ol>
      {query.hasNextPage && (
        <p className="ld-more">
          <button
            type="button"
            className="btn-link"
            disabled={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {t('timeline.more')}
          </button>
        </p>
      )}
    </section>
  );
}

function Entry({ item, leadId }: { readonly item: TimelineItem; readonly leadId: string }) {
  const t = useT('lead');
  const text = describe(item, t);
  return (
    <li>
      <span className="ld-event-icon">
        <Icon name={iconOf(item)} />
      </span>
      <div>
        <p>
          {text.head}
          {item.actor !== null && <span className="ld-actor">{item.actor.name}</span>}
          {typeof item.data.leadNumber === 'string' && (
            <span className="ld-actor">{t('event.fromLead', { number: item.data.leadNumber })}</span>
          )}
        </p>
        {text.body !== null && <p className="ld-event-body">{text.body}</p>}
        <TimelinePicture item={item} leadId={leadId} />
        {item.kind === 'edited' && <EditedValues data={item.data} />}
      </div>
      <DateText at={item.at} />
    </li>
  );
}
