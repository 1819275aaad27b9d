import type { ReactNode } from 'react';
import { serverNow } from '../../api/client';
import type { PrivacyRequest } from '../../api/privacy';
import { Tag, type TagTone } from '../../components/tag';
import { useT } from '../../i18n';

const DAY_MS = 86_400_000;

const TONES: Readonly<Record<PrivacyRequest['status'], TagTone>> = {
  open: 'warn',
  in_progress: 'blue',
  done: 'ok',
  refused: 'mute',
};

/** The state of a request, with what presses: the clock and a hold. */
export function RequestState({ row }: { readonly row: PrivacyRequest }): ReactNode {
  const t = useT('privacy');
  const pending = row.status === 'open' || row.status === 'in_progress';
  const left = Date.parse(row.dueAt) - serverNow();
  return (
    <>
      <Tag tone={TONES[row.status]}>{t(`status.${row.status}`)}</Tag>{' '}
      {pending && left < 0 ? <Tag tone="bad">{t('late')}</Tag> : null}
      {pending && left >= 0 && left < DAY_MS ? <Tag tone="warn">{t('soon')}</Tag> : null}{' '}
      {row.held ? <Tag tone="vio">{t('held')}</Tag> : null}
    </>
  );
}
