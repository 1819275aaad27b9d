import { useMutation } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { can } from '../../access';
import { serverNow } from '../../api/client';
import type { LeadFilter } from '../../api/leads';
import { useMe } from '../../api/me';
import { requestBulk, type BulkRequest } from '../../api/queue';
import { Icon } from '../../components/icon';
import { Kbd } from '../../components/kbd';
import { useErrorText } from '../../components/states';
import { showToast } from '../../components/toasts';
import { formatCapped } from '../../format';
import { useHotkeys } from '../../hotkeys/use-hotkeys';
import { useT } from '../../i18n';
import { snoozeTime } from '../../time/snooze-times';
import type { BulkDialog } from './bulk-dialogs';
import type { QueueTab } from './queue-views';

const BulkDialogs = lazy(() => import('./bulk-dialogs').then((file) => ({ default: file.BulkDialogs })));

type Act = Omit<BulkRequest, 'ids' | 'filter'>;

/** Replaces the list's head while rows are ticked: what can be done with all of them, as one job of the server. */
export function BulkBar(props: {
  readonly ids: readonly string[];
  readonly tab: QueueTab;
  readonly filter: LeadFilter;
  /** Of the whole list; the server stops counting at 1001. */
  readonly total: number;
  readonly allChecked: boolean;
  readonly onAll: () => void;
  readonly onClear: () => void;
  readonly onJob: (jobId: string) => void;
}) {
  const t = useT('queue');
  const me = useMe();
  const errorText = useErrorText();
  const [dialog, setDialog] = useState<BulkDialog | null>(null);
  const [wholeFilter, setWholeFilter] = useState(false);
  const whole = wholeFilter && props.allChecked;
  const run = useMutation({
    mutationFn: (act: Act) => {
      const { sort: _sort, ...filter } = props.filter;
      return requestBulk(
        { ...act, ...(whole ? { filter } : { ids: [...props.ids] }) } as BulkRequest,
        crypto.randomUUID(),
      );
    },
    onSuccess: (job) => {
      setDialog(null);
      props.onClear();
      props.onJob(job.id);
    },
    onError: (error) => showToast({ text: errorText(error), tone: 'bad' }),
  });
  const inPool = props.tab === 'pool';
  const works = can(me.user, 'workLeads') && props.tab !== 'converted';
  const mayAssign = can(me.user, 'assignLeads') && works;
  const mayClaim = inPool && can(me.user, 'claimLeads');
  const mayWork = works && !mayClaim;
  const acts: readonly (readonly [BulkDialog, string])[] = [
    ...(mayAssign ? [['assign', 'a'] as const] : []),
    ...(mayWork && !inPool ? [['snooze', 'shift+h'] as const, ['release', 'r'] as const] : []),
    ...(mayWork ? [['tag', 't'] as const, ['disqualify', 'shift+d'] as const] : []),
  ];
  const claim = (): void => run.mutate({ action: 'claim' });
  /** Without a question, as for one lead. */
  const snoozeAtOnce = (): void =>
    run.mutate({
      action: 'snooze',
      until: new Date(snoozeTime(me.preferences.snooze ?? 'tomorrow', serverNow())).toISOString(),
    });
  useHotkeys(
    [
      { keys: 'escape', label: t('bulk.clear'), run: props.onClear },
      ...(mayClaim ? [{ keys: 'f', label: t('bulk.claim'), run: claim }] : []),
      ...(acts.some(([act]) => act === 'snooze')
        ? [{ keys: 'h', label: t('bulk.snoozeAtOnce'), run: snoozeAtOnce }]
        : []),
      ...acts.map(([act, keys]) => ({ keys, label: t(`bulk.${act}`), run: () => setDialog(act) })),
    ],
    { group: t('bulk.title') },
  );
  const count = whole ? props.total : props.ids.length;
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
      <b>{t('bulk.chosen', { count: formatCapped(count) })}</b>
      {props.allChecked && props.total > props.ids.length && !whole && !mayClaim && (
        <button type="button" className="btn-link" onClick={() => setWholeFilter(true)}>
          {t('bulk.wholeFilter', { total: formatCapped(props.total) })}
        </button>
      )}
      {mayClaim && (
        <button type="button" className="btn-link" disabled={run.isPending} onClick={claim}>
          {t('bulk.claim')} <Kbd keys="f" />
        </button>
      )}
      {acts.map(([act, keys]) => (
        <button
          key={act}
          type="button"
          className="btn-link"
          disabled={run.isPending}
          onClick={() => setDialog(act)}
        >
          {t(`bulk.${act}`)} <Kbd keys={keys} />
        </button>
      ))}
      <button type="button" className="btn-ico q-total" aria-label={t('bulk.clear')} onClick={props.onClear}>
        <Icon name="close" />
      </button>
      {dialog !== null && (
        <Suspense fallback={null}>
          <BulkDialogs
            kind={dialog}
            count={count}
            busy={run.isPending}
            onClose={() => setDialog(null)}
            onAct={(act) => run.mutate(act)}
          />
        </Suspense>
      )}
    </div>
  );
}
