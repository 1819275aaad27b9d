import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { serverNow } from '../../api/client';
import type { ImportJob } from '../../api/imports';
import { Dialog } from '../../components/dialog';
import { useT } from '../../i18n';
import { relativeDay } from '../../time/format-time';
import { Counts } from './counts';

interface Props {
  readonly job: ImportJob;
  readonly mine: boolean;
  readonly busy: boolean;
  readonly onUndo: () => void;
}

/** The last step: what was written, what was not, and the way back. */
export function ResultStep({ job, mine, busy, onUndo }: Props): ReactNode {
  const t = useT('imports');
  const [asking, setAsking] = useState(false);
  const { created, updated, assigned, duplicates, errors, undone, kept } = job.counts;
  const back = job.status === 'undoing' || job.status === 'undone';
  return (
    <section className="card im-card">
      <h2>{t('result.title')}</h2>
      {job.error === null ? null : (
        <p className="notice notice-bad" role="alert">
          {t('result.failed', { reason: job.error.message })}
        </p>
      )}
      <Counts
        counts={[
          { key: 'created', value: created, tone: 'ok' },
          { key: 'updated', value: updated, tone: 'ok' },
          ...(assigned > 0 ? [{ key: 'assigned', value: assigned }] : []),
          { key: 'skipped', value: duplicates },
          { key: 'errors', value: errors, tone: 'bad' as const },
          ...(back
            ? [
                { key: 'undone', value: undone },
                { key: 'kept', value: kept, tone: 'warn' as const },
              ]
            : []),
        ]}
      />
      {job.kind === 'leads' && created > 0 && !back ? (
        <p className="field-hint">
          <Link to="/supply">{t('result.offers')}</Link>
        </p>
      ) : null}
      {back && kept > 0 ? <p className="notice notice-warn">{t('result.kept', { n: kept })}</p> : null}
      <div className="im-actions">
        {mine && job.undoUntil !== null ? (
          <>
            <span className="field-hint">
              {t('undo.until', { at: relativeDay(Date.parse(job.undoUntil), serverNow()) })}
            </span>
            <button type="button" className="btn btn-danger" disabled={busy} onClick={() => setAsking(true)}>
              {t('undo.button')}
            </button>
          </>
        ) : null}
        <Link className="btn" to="/imports">
          {t('result.again')}
        </Link>
      </div>
      {asking ? (
        <Dialog
          title={t('undo.title')}
          onClose={() => setAsking(false)}
          footer={
            <>
              <button type="button" className="btn" onClick={() => setAsking(false)}>
                {t('undo.keep')}
              </button>
              <button
                type="button"
                className="btn btn-pri"
                onClick={() => {
                  setAsking(false);
                  onUndo();
                }}
              >
                {t('undo.confirm')}
              </button>
            </>
          }
        >
          <p>{t('undo.text')}</p>
        </Dialog>
      ) : null}
    </section>
  );
}
