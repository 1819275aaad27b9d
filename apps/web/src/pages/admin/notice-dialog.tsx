import { useMutation } from '@tanstack/react-query';
import { useId, useState, type ReactNode } from 'react';
import { enterNotice, type NoticeDay } from '../../api/admin';
import { Dialog } from '../../components/dialog';
import { useErrorText } from '../../components/states';
import { Tag } from '../../components/tag';
import { showToast } from '../../components/toasts';
import { useT } from '../../i18n';

/** A year's holidays and make-up days from the text of the notice: looked at first, then entered at once. */
export function NoticeDialog(props: {
  readonly year: number;
  readonly onEntered: () => void;
  readonly onClose: () => void;
}): ReactNode {
  const { year, onEntered, onClose } = props;
  const t = useT('admin');
  const id = useId();
  const errorText = useErrorText();
  const [text, setText] = useState('');
  const [replace, setReplace] = useState(false);
  const preview = useMutation({
    mutationFn: () => enterNotice(year, { text, replace, dryRun: true }),
  });
  const enter = useMutation({
    mutationFn: () => enterNotice(year, { text, replace, dryRun: false }),
    onSuccess: () => {
      showToast({ text: t('notice.done', { year }) });
      onEntered();
    },
  });
  const found = preview.data;
  const changes = (found?.days ?? []).filter((day) => !day.known).length;
  const ready = found !== undefined && found.faults.length === 0 && found.days.length > 0;
  const forget = (): void => preview.reset();
  return (
    <Dialog
      title={t('notice.title', { year })}
      onClose={onClose}
      footer={
        <>
          <button type="button" className="btn" onClick={onClose}>
            {t('common:cancel')}
          </button>
          {ready ? (
            <button
              type="button"
              className="btn btn-pri"
              disabled={enter.isPending}
              onClick={() => enter.mutate()}
            >
              {changes === 0 ? t('notice.nothing') : t('notice.enter', { count: changes })}
            </button>
          ) : (
            <button
              type="submit"
              form={id}
              className="btn btn-pri"
              disabled={preview.isPending || text.trim() === ''}
            >
              {t('notice.read')}
            </button>
          )}
        </>
      }
    >
      <form
        id={id}
        className="form-stack"
        onSubmit={(event) => {
          event.preventDefault();
          preview.mutate();
        }}
      >
        <div className="field">
          <label htmlFor={`${id}-text`}>{t('notice.text')}</label>
          <textarea
            id={`${id}-text`}
            className="textarea"
            rows={6}
            maxLength={8000}
            aria-describedby={`${id}-hint`}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              forget();
            }}
          />
          <span className="field-hint" id={`${id}-hint`}>
            {t('notice.hint', { year })}
          </span>
        </div>
        <label className="check">
          <input
            type="checkbox"
            checked={replace}
            onChange={(event) => {
              setReplace(event.target.checked);
              forget();
            }}
          />
          {t('notice.replace')}
        </label>
        {found !== undefined && found.faults.length > 0 ? (
          <div role="alert">
            <p className="field-error">{t('notice.faults')}</p>
            <ul className="notice-list">
              {found.faults.map((fault, i) => (
                <li key={i}>
                  {t('notice.line', { line: fault.line })} · {fault.message}
                  <span className="muted"> {fault.text}</span>
                </li>
              ))}
            </ul>
          </div>
        ) : null}
        {found !== undefined && found.days.length > 0 ? (
          <ul className="notice-list" aria-label={t('notice.list')} tabIndex={0}>
            {found.days.map((day) => (
              <li key={day.day}>
                <span className="notice-day">{day.day}</span>
                <Tag tone={day.kind === 'holiday' ? 'ok' : day.kind === 'workday' ? 'warn' : 'mute'}>
                  {t(`calendar.${day.kind}`)}
                </Tag>
                {day.name}
                <span className="muted">{t(`notice.${changeOf(day)}`)}</span>
              </li>
            ))}
          </ul>
        ) : null}
        {preview.isError || enter.isError ? (
          <p className="field-error" role="alert">
            {errorText(preview.error ?? enter.error)}
          </p>
        ) : null}
      </form>
    </Dialog>
  );
}

function changeOf(day: NoticeDay): 'new' | 'changed' | 'known' | 'removed' {
  if (day.known) return 'known';
  if (day.kind === 'plain') return 'removed';
  return day.before === 'plain' ? 'new' : 'changed';
}
