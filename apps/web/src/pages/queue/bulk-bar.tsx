import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { can } from '../../access';
import { assignLead, claimLead, releaseLead } from '../../api/leads';
import { useMe } from '../../api/me';
import { queryClient } from '../../api/query';
import { Dialog } from '../../components/dialog';
import { Icon } from '../../components/icon';
import { Kbd } from '../../components/kbd';
import { useErrorText } from '../../components/states';
import { showToast } from '../../components/toasts';
import { useHotkeys } from '../../hotkeys/use-hotkeys';
import { useT } from '../../i18n';
import { AssignDialog } from '../lead/assign-dialog';
import { ReasonDialog } from '../lead/reason-dialog';
import type { QueueTab } from './queue-views';

interface Failure {
  readonly id: string;
  readonly why: string;
}

/** One after another would be slow, all at once rude. */
const AT_ONCE = 4;

async function inGroups(
  ids: readonly string[],
  act: (id: string) => Promise<unknown>,
  say: (error: unknown) => string,
) {
  const failures: Failure[] = [];
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    await Promise.all(
      ids.slice(start, start + AT_ONCE).map((id) =>
        act(id).catch((error: unknown) => {
          failures.push({ id, why: say(error) });
        }),
      ),
    );
  }
  return failures;
}

/** Replaces the list's head while rows are ticked. Every row answers for itself; failures are listed with reasons. */
export function BulkBar(props: {
  readonly ids: readonly string[];
  /** How a row is called in the list of failures. */
  readonly nameOf: (id: string) => string;
  readonly tab: QueueTab;
  readonly allChecked: boolean;
  readonly onAll: () => void;
  readonly onClear: () => void;
}) {
  const t = useT('queue');
  const me = useMe();
  const errorText = useErrorText();
  const [dialog, setDialog] = useState<'assign' | 'release' | null>(null);
  const [failures, setFailures] = useState<readonly Failure[]>([]);
  const run = useMutation({
    mutationFn: (act: (id: string) => Promise<unknown>) => inGroups(props.ids, act, errorText),
    onSuccess: (failed) => {
      const done = props.ids.length - failed.length;
      if (failed.length === 0) {
        showToast({ text: t('bulk.done', { count: done }) });
        props.onClear();
      } else {
        setFailures(failed);
      }
      void queryClient.invalidateQueries({ queryKey: ['leads'] });
      void queryClient.invalidateQueries({ queryKey: ['lead'] });
    },
  });
  const inPool = props.tab === 'pool';
  const mayAssign = can(me.user, 'assignLeads');
  const mayClaim = inPool && can(me.user, 'claimLeads');
  const mayRelease = !inPool && can(me.user, 'workLeads');
  const claim = (): void => run.mutate((id) => claimLead(id));
  useHotkeys(
    [
      { keys: 'escape', label: t('bulk.clear'), run: props.onClear },
      ...(mayAssign ? [{ keys: 'a', label: t('bulk.assign'), run: () => setDialog('assign') }] : []),
      ...(mayClaim ? [{ keys: 'f', label: t('bulk.claim'), run: claim }] : []),
      ...(mayRelease ? [{ keys: 'r', label: t('bulk.release'), run: () => setDialog('release') }] : []),
    ],
    { group: t('bulk.title') },
  );
  return (
    <div className="q-listhead q-bulk" role="region" aria-label={t('bulk.title')}>
      <label className="q-check">
        <input
          type="checkbox"
          checked={props.allChecked}
          onChange={props.allChecked ? props.onClear : props.onAll}
          aria-label={t('selectAll')}
        />
      </label>
      <b>{t('bulk.chosen', { count: props.ids.length })}</b>
      {mayAssign && (
        <button
          type="button"
          className="btn-link"
          disabled={run.isPending}
          onClick={() => setDialog('assign')}
        >
          {t('bulk.assign')} <Kbd keys="a" />
        </button>
      )}
      {mayClaim && (
        <button type="button" className="btn-link" disabled={run.isPending} onClick={claim}>
          {t('bulk.claim')} <Kbd keys="f" />
        </button>
      )}
      {mayRelease && (
        <button
          type="button"
          className="btn-link"
          disabled={run.isPending}
          onClick={() => setDialog('release')}
        >
          {t('bulk.release')} <Kbd keys="r" />
        </button>
      )}
      <button type="button" className="btn-ico q-total" aria-label={t('bulk.clear')} onClick={props.onClear}>
        <Icon name="close" />
      </button>
      {dialog === 'assign' && (
        <AssignDialog
          count={props.ids.length}
          onClose={() => setDialog(null)}
          onAssign={(ownerId, reason) => {
            setDialog(null);
            run.mutate((id) => assignLead(id, ownerId, reason));
          }}
        />
      )}
      {dialog === 'release' && (
        <ReasonDialog
          kind="release"
          onClose={() => setDialog(null)}
          onReason={(reason) => {
            setDialog(null);
            run.mutate((id) => releaseLead(id, reason));
          }}
        />
      )}
      {failures.length > 0 && (
        <BulkResult
          done={props.ids.length - failures.length}
          nameOf={props.nameOf}
          failures={failures}
          onClose={() => {
            setFailures([]);
            props.onClear();
          }}
        />
      )}
    </div>
  );
}

function BulkResult(props: {
  readonly done: number;
  readonly nameOf: (id: string) => string;
  readonly failures: readonly Failure[];
  readonly onClose: () => void;
}) {
  const t = useT('queue');
  return (
    <Dialog
      title={t('bulk.result', { done: props.done, failed: props.failures.length })}
      onClose={props.onClose}
    >
      <ul className="q-failures">
        {props.failures.map((failure) => (
          <li key={failure.id}>
            <Link to={`/leads/${failure.id}`}>{props.nameOf(failure.id)}</Link> {failure.why}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
