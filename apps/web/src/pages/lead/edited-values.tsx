import type { TimelineItem } from '../../api/leads';
import { Icon } from '../../components/icon';
import { useT } from '../../i18n';
import { changedValues } from './changed-values';

/** What an edit changed, a line each: before → after. */
export function EditedValues({ data }: { readonly data: TimelineItem['data'] }) {
  const t = useT('lead');
  const lines = changedValues(data, t);
  if (lines.length === 0) return null;
  return (
    <dl className="ld-changes">
      {lines.map((line) => (
        <div key={line.field}>
          <dt>{line.label}</dt>
          <dd>
            <del>{line.before}</del>
            <span className="sr-only">{t('event.becomes')}</span>
            <Icon name="go" />
            <ins>{line.after}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
