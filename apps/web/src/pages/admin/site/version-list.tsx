import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import {
  getFormVersion,
  listFormVersions,
  restoreFormVersion,
  type FormVersion,
} from '../../../api/site-forms';
import { ErrorState, Loading, Skeleton, useErrorText } from '../../../components/states';
import { Tag } from '../../../components/tag';
import { showToast } from '../../../components/toasts';
import { useT } from '../../../i18n';
import { DateText } from '../../../components/date-text';
import { ConfirmDialog } from '../confirm-dialog';
import { PagedList, usePaged } from '../section';
import { ChangeList } from './change-list';
import type { FormDraft } from './use-form-draft';

interface Props {
  readonly siteId: string;
  readonly current: number | null;
  readonly draft: FormDraft;
  readonly mayWrite: boolean;
}

/** Every version that was ever in force, what it changed, and the way back to it. */
export function VersionList({ siteId, current, draft, mayWrite }: Props): ReactNode {
  const t = useT('site-forms');
  const versions = usePaged(['site-versions', siteId], (cursor) => listFormVersions(siteId, cursor));
  return (
    <section className="card versions" aria-labelledby="versions-title">
      <div className="card-head">
        <h2 id="versions-title">{t('versions.title')}</h2>
      </div>
      <PagedList list={versions} empty={t('versions.empty')} emptyHint={t('versions.emptyHint')}>
        {(items) => (
          <ul className="admin-rows">
            {items.map((version) => (
              <VersionRow
                key={version.number}
                siteId={siteId}
                version={version}
                isCurrent={version.number === current}
                draft={draft}
                mayWrite={mayWrite}
              />
            ))}
          </ul>
        )}
      </PagedList>
    </section>
  );
}

function VersionRow(props: {
  readonly siteId: string;
  readonly version: FormVersion;
  readonly isCurrent: boolean;
  readonly draft: FormDraft;
  readonly mayWrite: boolean;
}): ReactNode {
  const t = useT('site-forms');
  const errorText = useErrorText();
  const { siteId, version, isCurrent, draft, mayWrite } = props;
  const [isOpen, setIsOpen] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  const restore = async (): Promise<void> => {
    try {
      const answer = await restoreFormVersion(siteId, version.number);
      draft.take(answer);
      showToast({ text: t('publish.done', { n: answer.published?.number ?? 0 }) });
    } catch (error) {
      showToast({ text: errorText(error), tone: 'bad' });
    }
    setIsAsking(false);
  };
  return (
    <li>
      <div>
        <b>{t('versions.number', { n: version.number })}</b>{' '}
        {isCurrent ? <Tag tone="ok">{t('versions.current')}</Tag> : null}
        <p>
          <DateText at={version.publishedAt} /> · {version.publishedBy.name}
          {version.restoredFrom === null ? null : ` · ${t('versions.restored', { n: version.restoredFrom })}`}
          {version.note === null ? null : ` · ${version.note}`}
        </p>
        {isOpen ? <VersionChanges siteId={siteId} number={version.number} /> : null}
      </div>
      <button type="button" className="btn btn-sm" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        {t('versions.changes')}
      </button>
      {mayWrite && !isCurrent ? (
        <button
          type="button"
          className="btn btn-sm"
          aria-label={t('versions.restoreOne', { n: version.number })}
          onClick={() => setIsAsking(true)}
        >
          {t('versions.restore')}
        </button>
      ) : null}
      {isAsking ? (
        <ConfirmDialog
          title={t('versions.restoreOne', { n: version.number })}
          text={t('versions.restoreText')}
          confirm={t('versions.restore')}
          onConfirm={restore}
          onClose={() => setIsAsking(false)}
        />
      ) : null}
    </li>
  );
}

function VersionChanges({ siteId, number }: { readonly siteId: string; readonly number: number }): ReactNode {
  const detail = useQuery({
    queryKey: ['admin', 'site-version', siteId, number],
    queryFn: () => getFormVersion(siteId, number),
    staleTime: Infinity,
  });
  if (detail.isPending) {
    return (
      <Loading>
        <Skeleton height={40} />
      </Loading>
    );
  }
  if (!detail.data) return <ErrorState error={detail.error} onRetry={() => void detail.refetch()} />;
  return <ChangeList changes={detail.data.changes} />;
}
