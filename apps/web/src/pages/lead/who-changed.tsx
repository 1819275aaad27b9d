import { serverNow } from '../../api/client';
import { useMe } from '../../api/me';
import { ApiProblem } from '../../api/problem';
import { useT, type Translate } from '../../i18n';
import { relativeDay } from '../../time/format-time';

/** Who changed a field last, and when; nobody when no user did. */
export interface FieldChange {
  readonly field: string;
  readonly by: { readonly id: string; readonly name: string } | null;
  readonly at: string;
}

/** What a `version_conflict` says of the fields. */
export function changesIn(error: unknown): readonly FieldChange[] {
  return (error instanceof ApiProblem ? error.extra<readonly FieldChange[]>('changes') : undefined) ?? [];
}

const MINUTE = 60_000;

/** Just now, minutes ago, else the time of day. */
function whenWords(at: number, now: number, t: Translate): string {
  const minutes = Math.floor((now - at) / MINUTE);
  if (minutes < 1) return t('lead:conflict.now');
  return minutes < 60 ? t('lead:conflict.minutes', { minutes }) : relativeDay(at, now);
}

/** 彭晓岚 2 分钟前改过「税收」 (ux.md C3); without a record it says that somebody did. */
export function WhoChanged(props: { readonly label: string; readonly change: FieldChange | undefined }) {
  const t = useT('lead');
  const me = useMe();
  const { change, label } = props;
  if (change === undefined) return <p>{t('conflict.somebody', { field: label })}</p>;
  const name =
    change.by === null
      ? t('conflict.nobody')
      : change.by.id === me.user.id
        ? t('conflict.you')
        : change.by.name;
  return (
    <p>
      <time dateTime={change.at}>
        {t('conflict.by', { name, when: whenWords(Date.parse(change.at), serverNow(), t), field: label })}
      </time>
    </p>
  );
}
