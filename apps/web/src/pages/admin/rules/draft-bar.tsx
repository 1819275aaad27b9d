import { useState, type ReactNode } from 'react';
import {
  discardDraft,
  publishDraft,
  type RuleChange,
  type RuleDraft,
  type RuleFinding,
} from '../../../api/routing-rules';
import { DateText } from '../../../components/date-text';
import { Dialog } from '../../../components/dialog';
import { useErrorText } from '../../../components/states';
import { Tag } from '../../../components/tag';
import { showToast } from '../../../components/toasts';
import { useT } from '../../../i18n';
import { ConfirmDialog } from '../confirm-dialog';
import { useChange } from '../section';
import { inputOf } from './rule-words';
import type { RuleDraftState } from './use-rule-draft';

interface Props {
  readonly draft: RuleDraft;
  readonly current: number;
  readonly state: RuleDraftState;
  readonly mayWrite: boolean;
  readonly onTry: () => void;
}

/** 有未发布修改: try it, publish it, or throw it away. */
export function DraftBar({ draft, current, state, mayWrite, onTry }: Props): ReactNode {
  const t = useT('admin');
  const change = useChange();
  const [open, setOpen] = useState<'publish' | 'discard' | null>(null);
  return (
    <section className="card draft-bar" aria-label={t('draft.title')}>
      <div>
        <p>
          <b>{t('draft.title')}</b> <Tag tone="warn">{t('draft.changes', { n: draft.changes.length })}</Tag>
        </p>
        <p className="field-hint">
          {t('draft.by', { name: draft.updatedBy.name })} <DateText at={draft.updatedAt} />
        </p>
        {draft.stale ? (
          <p className="rule-finding is-overlapping">
            {t('draft.stale', { base: draft.base, current })}{' '}
            {mayWrite ? (
              <button
                type="button"
                className="btn-link"
                onClick={() =>
                  void change(() => state.save(draft.rules.map(inputOf), current), {
                    refresh: ['rule-set'],
                  })
                }
              >
                {t('draft.keep')}
              </button>
            ) : null}
          </p>
        ) : null}
      </div>
      <div className="end draft-actions">
        <button type="button" className="btn" onClick={onTry}>
          {t('dryRun.run')}
        </button>
        {mayWrite ? (
          <>
            <button type="button" className="btn btn-danger" onClick={() => setOpen('discard')}>
              {t('draft.discard')}
            </button>
            <button
              type="button"
              className="btn btn-pri"
              disabled={draft.stale || state.isBusy}
              onClick={() => setOpen('publish')}
            >
              {t('draft.publish')}
            </button>
          </>
        ) : null}
      </div>
      {open === 'publish' ? (
        <PublishDialog draft={draft} state={state} onClose={() => setOpen(null)} />
      ) : null}
      {open === 'discard' ? (
        <ConfirmDialog
          title={t('draft.discard')}
          text={t('draft.discardText')}
          confirm={t('draft.discard')}
          onConfirm={async () => {
            await change(() => discardDraft(draft.version), {
              refresh: ['rule-set', 'rules'],
              text: t('draft.discarded'),
            });
            setOpen(null);
          }}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </section>
  );
}

/** Findings of rules that no lead reaches. */
const WITHOUT_EFFECT: ReadonlySet<RuleFinding['kind']> = new Set(['impossible', 'unreachable', 'covered']);

function PublishDialog(props: {
  readonly draft: RuleDraft;
  readonly state: RuleDraftState;
  readonly onClose: () => void;
}): ReactNode {
  const t = useT('admin');
  const errorText = useErrorText();
  const [note, setNote] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const warnings = props.draft.findings.filter((finding) => WITHOUT_EFFECT.has(finding.kind)).length;
  const publish = async (): Promise<void> => {
    setIsBusy(true);
    try {
      const version = await publishDraft(props.draft.version, note);
      showToast({ text: t('draft.published', { n: version.number }) });
      props.onClose();
    } catch (error) {
      setRefusal(errorText(error));
      setIsBusy(false);
    }
    props.state.reload();
  };
  return (
    <Dialog
      title={t('draft.publish')}
      size="md"
      onClose={props.onClose}
      footer={
        <>
          <button type="button" className="btn" onClick={props.onClose}>
            {t('common:cancel')}
          </button>
          <button type="button" className="btn btn-pri" disabled={isBusy} onClick={() => void publish()}>
            {t('draft.publish')}
          </button>
        </>
      }
    >
      {refusal === null ? null : (
        <p className="notice notice-bad" role="alert">
          {refusal}
        </p>
      )}
      {warnings > 0 ? <p className="notice notice-warn">{t('draft.warnings', { n: warnings })}</p> : null}
      <p>{t('draft.publishText')}</p>
      <RuleChanges changes={props.draft.changes} />
      <div className="field">
        <label htmlFor="publish-note">{t('draft.note')}</label>
        <input
          id="publish-note"
          className="input"
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
    </Dialog>
  );
}

/** What one set of rules changes of another. */
export function RuleChanges({ changes }: { readonly changes: readonly RuleChange[] }): ReactNode {
  const t = useT('admin');
  if (changes.length === 0) return <p className="field-hint">{t('draft.noChanges')}</p>;
  return (
    <ul className="rule-changes">
      {changes.map((change) => (
        <li key={change.ruleId}>
          <Tag tone={change.kind === 'removed' ? 'bad' : 'mute'}>{t(`rules.change.${change.kind}`)}</Tag>{' '}
          {change.name}
        </li>
      ))}
    </ul>
  );
}
