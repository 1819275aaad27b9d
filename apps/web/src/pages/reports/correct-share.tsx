import { Suspense, lazy, useState, type ReactNode } from 'react';
import type { ReportRow } from '../../api/reports';
import { useT } from '../../i18n';

const ShareDialog = lazy(() => import('./share-dialog').then((file) => ({ default: file.ShareDialog })));

/** A row's way to correct the share it speaks of; the dialog is loaded when it is wanted. */
export function CorrectShare({ row }: { readonly row: ReportRow }): ReactNode {
  const t = useT('reports');
  const [isOpen, setIsOpen] = useState(false);
  const [ruleId, userId] = String(row['key'] ?? '').split(':');
  if (!ruleId || !userId) return null;
  return (
    <>
      <button
        type="button"
        className="btn btn-sm"
        aria-label={t('correct.openOne', { name: row['name'] ?? '', rule: row['rule'] ?? '' })}
        onClick={() => setIsOpen(true)}
      >
        {t('correct.open')}
      </button>
      {isOpen ? (
        <Suspense fallback={null}>
          <ShareDialog ruleId={ruleId} userId={userId} onClose={() => setIsOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
