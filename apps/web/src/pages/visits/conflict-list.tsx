import type { VisitConflict } from '../../api/visits';
import { Icon } from '../../components/icon';
import { useT } from '../../i18n';

/** What is in the way of a time, told as soon as it is known; a clash of people wants an answer. */
export function ConflictList(props: {
  readonly conflicts: readonly VisitConflict[];
  readonly overlaps: boolean;
  readonly knowing: boolean;
  readonly missing: boolean;
  readonly onKnowing: (knowing: boolean) => void;
}) {
  const t = useT('visits');
  const { conflicts, overlaps } = props;
  return (
    <div role="status" className="vi-conflicts">
      {conflicts.length > 0 && (
        <div className={overlaps ? 'notice notice-bad' : 'notice notice-warn'}>
          <Icon name="warn" />
          <div>
            <ul>
              {conflicts.map((conflict) => (
                <li key={`${conflict.kind} ${conflict.startsAt} ${conflict.text}`}>{conflict.text}</li>
              ))}
            </ul>
            {overlaps && (
              <label className="check">
                <input
                  type="checkbox"
                  checked={props.knowing}
                  aria-invalid={props.missing ? true : undefined}
                  onChange={(event) => props.onKnowing(event.target.checked)}
                />
                {t('knowing')}
              </label>
            )}
          </div>
        </div>
      )}
    </div>
  );
}
