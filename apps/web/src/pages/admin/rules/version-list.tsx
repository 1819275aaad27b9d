import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { getVersion, listVersions, restoreVersion, type RuleVersion } from '../../../api/routing-rules';
import { DateText } from '../../../components/date-text';
import { ErrorState, Loading, Skeleton } from '../../../components/states';
import { Tag } from '../../../components/tag';
import { useT } from '../../../i18n';
import { ConfirmDialog } from '../confirm-dialog';
import { PagedList, useChange, usePaged } from '../section';
import { RuleChanges } from './draft-bar';

interface Props {
  readonly current: number;
  readonly mayWrite: boolean;
}

/** Every version that ever acted, what it changed, and the way back to it. */
export function RuleVersions({ current, mayWrite }: Props): ReactNode {
  const t = useT('admin');
  const versions = usePaged(['rule-versions'], listVersions);
  return (
    <section className="card versions rule-versions" aria-labelledby="rule-versions-title">
      <div className="card-head">
        <h2 id="rule-versions-title">{t('versions.title')}</h2>
        <span className="aside">{t('versions.hint')}</span>
      </div>
      <PagedList list={versions} empty={t('versions.empty')}>
        {(items) => (
          <ul className="admin-rows">
            {items.map((version) => (
              <VersionRow key={version.number} version={version} current={current} mayWrite={mayWrite} />
            ))}
          </ul>
        )}
      </PagedList>
    </section>
  );
}

function VersionRow(props: Props & { readonly version: RuleVersion }): ReactNode {
  const t = useT('admin');
  const change = useChange();
  const { version, current, mayWrite } = props;
  const [isOpen, setIsOpen] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  const isCurrent = version.number === current;
  return (
    <li>
      <div>
        <b>{t('versions.number', { n: version.number })}</b>{' '}
        {isCurrent ? <Tag tone="ok">{t('versions.current')}</Tag> : null}
        <p>
          <DateText at={version.at} />
          {version.by === null ? null : ` · ${version.by.name}`}
          {` · ${t(`versions.kind.${version.kind}`, { n: version.restoredFrom ?? 0 })}`}
          {` · ${t('versions.rules', { n: version.rules })}`}
          {version.note === null ? null : ` · ${version.note}`}
        </p>
        {isOpen ? <VersionChanges number={version.number} /> : null}
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
          onConfirm={async () => {
            await change(() => restoreVersion(version.number, current), {
              refresh: ['rule-set', 'rules', 'rule-versions'],
              text: t('versions.restored', { n: version.number }),
            });
            setIsAsking(false);
          }}
          onClose={() => setIsAsking(false)}
        />
      ) : null}
    </li>
  );
}

function VersionChanges({ number }: { readonly number: number }): ReactNode {
  const detail = useQuery({
    queryKey: ['admin', 'rule-version', number],
    queryFn: () => getVersion(number),
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
  return <RuleChanges changes={detail.data.changes} />;
}
