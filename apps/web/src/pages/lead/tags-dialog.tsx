import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { tagsQuery, type LeadTag } from '../../api/queue';
import { Dialog } from '../../components/dialog';
import { LeadTagMark } from '../../components/lead-tag';
import { EmptyState, ErrorState } from '../../components/states';
import { useT } from '../../i18n';

type Wish = 'add' | 'remove';

/** Which tags go on and which come off; with one lead its own are ticked, with many nothing is said at first. */
export function TagsDialog(props: {
  readonly count: number;
  readonly own?: readonly LeadTag[];
  readonly busy?: boolean;
  readonly onClose: () => void;
  readonly onChange: (change: { readonly add: string[]; readonly remove: string[] }) => void;
}) {
  const t = useT('lead');
  const id = useId();
  const tags = useQuery(tagsQuery);
  const [wishes, setWishes] = useState<ReadonlyMap<string, Wish>>(new Map());
  const own = new Set((props.own ?? []).map((tag) => tag.id));
  const many = props.own === undefined;
  const set = (tagId: string, wish: Wish | null): void => {
    const next = new Map(wishes);
    if (wish === null) next.delete(tagId);
    else next.set(tagId, wish);
    setWishes(next);
  };
  const chosen = (wish: Wish): string[] => [...wishes].filter(([, way]) => way === wish).map(([key]) => key);
  return (
    <Dialog
      title={t('tags.title', { count: props.count })}
      onClose={props.onClose}
      footer={
        <>
          <button type="button" className="btn" onClick={props.onClose}>
            {t('common:cancel')}
          </button>
          <button
            type="submit"
            form={id}
            className="btn btn-pri"
            disabled={props.busy === true || wishes.size === 0}
          >
            {t('common:save')}
          </button>
        </>
      }
    >
      {tags.isError && <ErrorState error={tags.error} onRetry={() => void tags.refetch()} />}
      {tags.data?.items.length === 0 && <EmptyState title={t('tags.none')} hint={t('tags.noneHint')} />}
      <form
        id={id}
        className="form-stack"
        onSubmit={(event) => {
          event.preventDefault();
          props.onChange({ add: chosen('add'), remove: chosen('remove') });
        }}
      >
        {tags.data?.items.map((tag) =>
          many ? (
            <div key={tag.id} className="ld-tagline">
              <LeadTagMark tag={tag} />
              <select
                className="select"
                aria-label={tag.name}
                value={wishes.get(tag.id) ?? ''}
                onChange={(event) =>
                  set(
                    tag.id,
                    event.target.value === '' ? null : event.target.value === 'add' ? 'add' : 'remove',
                  )
                }
              >
                <option value="">{t('tags.keep')}</option>
                <option value="add">{t('tags.add')}</option>
                <option value="remove">{t('tags.remove')}</option>
              </select>
            </div>
          ) : (
            <label key={tag.id} className="ld-tagline">
              <input
                type="checkbox"
                checked={wishes.has(tag.id) ? wishes.get(tag.id) === 'add' : own.has(tag.id)}
                onChange={(event) => {
                  const wish: Wish = event.target.checked ? 'add' : 'remove';
                  set(tag.id, event.target.checked === own.has(tag.id) ? null : wish);
                }}
              />
              <LeadTagMark tag={tag} />
            </label>
          ),
        )}
      </form>
    </Dialog>
  );
}
