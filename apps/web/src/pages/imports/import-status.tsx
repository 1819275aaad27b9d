import type { ReactNode } from 'react';
import { isWorking, type ImportSummary } from '../../api/imports';
import { Tag, type TagTone } from '../../components/tag';
import { useT } from '../../i18n';

const TONES: Readonly<Record<ImportSummary['status'], TagTone>> = {
  queued: 'mute',
  reading: 'blue',
  ready: 'warn',
  checking: 'blue',
  checked: 'warn',
  importing: 'blue',
  done: 'ok',
  failed: 'bad',
  cancelled: 'mute',
  undoing: 'blue',
  undone: 'mute',
};

/** What an import is doing, with its progress while it is. */
export function ImportStatus({ job }: { readonly job: ImportSummary }): ReactNode {
  const t = useT('imports');
  const percent = Math.round(job.progress * 100);
  return (
    <span className="im-status">
      <Tag tone={TONES[job.status]}>{t(`status.${job.status}`)}</Tag>
      {isWorking(job) ? (
        <>
          <progress max={100} value={percent} aria-label={t(`status.${job.status}`)} />
          <small>{t('progress', { percent })}</small>
        </>
      ) : null}
    </span>
  );
}
