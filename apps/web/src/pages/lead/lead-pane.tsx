// In this order: what comes later decides.
import './lead.css';
import './lead-sla.css';
import './lead-six.css';
import './lead-inquiries.css';
import './lead-timeline.css';
import './lead-composer.css';
import './lead-phone.css';
import './lead-clocks.css';
import './lead-mentions.css';
import './lead-marks.css';
import { useQuery } from '@tanstack/react-query';
import { Suspense, lazy, memo, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { leadQuery, type LeadDetail } from '../../api/leads';
import { serverNow } from '../../api/client';
import { DateText } from '../../components/date-text';
import { problemCode } from '../../api/problem';
import { useDocumentTitle } from '../../components/page-header';
import { EmptyState, ErrorState, Loading, Skeleton } from '../../components/states';
import { useHotkeys } from '../../hotkeys/use-hotkeys';
import { loadMessages, useT } from '../../i18n';
import { PoolNotices } from '../pool/lead-pool-notices';
import type { Neighbours } from '../queue/list-order';
import { VisitsCard } from '../visits/lazy';
import { AssignmentsCard } from './assignments-card';
import { CardLevel } from './card-title';
import { ClockAnnouncer } from './clock-announcer';
import { CompanyCard } from './company-card';
import { Composer } from './composer';
import { CreditCard } from './credit-card';
import { FriendTick } from './friend-tick';
import { leadTitle } from './demand';
import { InquiriesCard } from './inquiries-card';
import { LeadDialogs, type LeadDialog } from './lead-dialogs';
import { LeadHeader } from './lead-header';
import { KEYS_OF_MANY, leadKeys, mayPlan } from './lead-keys';
import { MergedNotices } from './merged-notices';
import { PhoneActions, QuickActions } from './quick-actions';
import { SixElements } from './six-elements';
import { LeadClocks } from './lead-clocks';
import { SlaStrip } from './sla-strip';
import { Timeline } from './timeline';
import { useComposer } from './use-composer';
import { useKeyActs } from './use-key-acts';
import { useLeadActions } from './use-lead-actions';

const TasksCard = lazy(async () => {
  const [file] = await Promise.all([import('../calendar/tasks-card'), loadMessages(['calendar'])]);
  return { default: file.TasksCard };
});
const AttachmentsCard = lazy(() =>
  import('./attachments-card').then((file) => ({ default: file.AttachmentsCard })),
);

interface Props {
  readonly id: string;
  /** Where it stands in the list it was opened from. */
  readonly place: Neighbours | null;
  readonly total: number;
  readonly full?: boolean;
  /** The list has moved on and this lead is about to go: its keys would hit the wrong one. */
  readonly behind?: boolean;
  /** Rows are ticked: what can be done with many is meant for those. */
  readonly manyMeant?: boolean;
  /** Goes to another lead; `focusList` when it was asked for from the list's keys. */
  readonly onGo: (id: string, focusList: boolean) => void;
}

/** One lead, beside the queue or on its own page: the same tree on every width. */
export const LeadPane = memo(function LeadPane(props: Props) {
  const t = useT('lead');
  const lead = useQuery(leadQuery(props.id));
  if (lead.isPending) return <PaneSkeleton />;
  if (lead.data === undefined) {
    if (problemCode(lead.error) !== 'not_found') {
      return <ErrorState error={lead.error} onRetry={() => void lead.refetch()} />;
    }
    const next = props.place?.next ?? null;
    return (
      <EmptyState page={props.full} title={t('gone.title')} hint={t('gone.hint')}>
        {next !== null && (
          <button type="button" className="btn" onClick={() => props.onGo(next, false)}>
            {t('gone.next')}
          </button>
        )}
      </EmptyState>
    );
  }
  return <LoadedLead {...props} lead={lead.data} stale={lead.isError} />;
});

function LoadedLead({
  lead,
  place,
  total,
  full,
  behind = false,
  manyMeant = false,
  onGo,
  stale,
}: Props & { readonly lead: LeadDetail; readonly stale: boolean }) {
  const t = useT('lead');
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<LeadDialog | null>(null);
  const [editing, setEditing] = useState<string | null>(null);
  const goNext = (): void => {
    if (place?.next !== null && place?.next !== undefined) onGo(place.next, false);
    else if (full === true) void navigate('/queue');
  };
  const composer = useComposer(lead, goNext);
  const actions = useLeadActions(lead, goNext);
  const acts = useKeyActs(setDialog, actions, composer);
  const edit = (field: string): void => {
    if (lead.permissions.edit) setEditing(field);
  };
  /** While the six elements are being edited, saving means them, unless one is writing what happened. */
  const savesSix = (event: KeyboardEvent): boolean => {
    const form = document.querySelector<HTMLFormElement>('form.ld-sixform');
    if (editing === null || form === null || event.target === composer.field.current) return false;
    form.requestSubmit();
    return true;
  };
  useTitleOfPage(full === true ? leadTitle(lead, t) : null);
  useHotkeys(
    leadKeys({
      t,
      lead,
      ...acts,
      edit: () => edit('need'),
      save: (event) => savesSix(event) || composer.submit(false),
      saveAndNext: (event) => savesSix(event) || composer.submit(true),
      ...(full === true
        ? {
            next: () => place?.next !== null && place?.next !== undefined && onGo(place.next, false),
            previous: () =>
              place?.previous !== null && place?.previous !== undefined && onGo(place.previous, false),
          }
        : {}),
    }).filter(({ keys }) => !manyMeant || !KEYS_OF_MANY.includes(keys)),
    { group: t('keys'), enabled: !behind },
  );
  return (
    <article className="ld" aria-labelledby="lead-title">
      <div className="ld-head">
        <LeadHeader
          lead={lead}
          place={place}
          total={total}
          full={full === true}
          editing={editing !== null}
          onGo={onGo}
        />
        <QuickActions
          lead={lead}
          actions={actions}
          dialog={dialog}
          onDialog={setDialog}
          onLog={composer.focus}
        />
      </div>
      <div className="ld-body" tabIndex={-1}>
        {stale && <p className="notice notice-warn">{t('stale')}</p>}
        <FriendTick actions={actions} />
        <LeadNotices lead={lead} onWake={() => actions.unsnooze.mutate()} />
        <SlaStrip lead={lead} />
        <ClockAnnouncer clock={lead.clock} />
        {lead.status !== 'merged' && <LeadClocks lead={lead} />}
        <CardLevel value={full === true ? 'h2' : 'h3'}>
          <div className="ld-columns">
            <div className="ld-facts">
              <SixElements lead={lead} editing={editing} onEdit={edit} onClose={() => setEditing(null)} />
              {lead.status !== 'merged' && (
                <>
                  <Suspense fallback={<Skeleton height={76} />}>
                    <VisitsCard leadId={lead.id} mayPlan={mayPlan(lead)} />
                  </Suspense>
                  <Suspense fallback={null}>
                    <TasksCard about={{ leadId: lead.id }} mayEdit={lead.permissions.edit} />
                  </Suspense>
                  <InquiriesCard lead={lead} />
                  <Suspense fallback={<Skeleton height={76} />}>
                    <AttachmentsCard home={{ of: 'lead', id: lead.id }} />
                  </Suspense>
                  <CompanyCard lead={lead} />
                  <AssignmentsCard lead={lead} />
                  <CreditCard lead={lead} />
                </>
              )}
            </div>
            {lead.status !== 'merged' && <Timeline leadId={lead.id} />}
          </div>
        </CardLevel>
      </div>
      {lead.permissions.edit && (
        <Composer lead={lead} state={composer} hasNext={place?.next !== null && place !== null} />
      )}
      <PhoneActions lead={lead} actions={actions} onDialog={setDialog} onLog={composer.focus} />
      <LeadDialogs
        lead={lead}
        dialog={dialog}
        actions={actions}
        onClose={() => setDialog(null)}
        onOutcome={composer.fromCall}
      />
    </article>
  );
}

function useTitleOfPage(title: string | null): void {
  const t = useT('queue');
  useDocumentTitle(title ?? t('queue:title'));
}

/** Merged, converted, withdrawn: said at the top, with the way on. */
function LeadNotices({ lead, onWake }: { readonly lead: LeadDetail; readonly onWake: () => void }) {
  const t = useT('lead');
  const { snooze } = lead;
  return (
    <>
      {snooze !== null && Date.parse(snooze.until) > serverNow() && (
        <p className="notice">
          <span>
            {t('notice.snoozed')} <DateText at={snooze.until} />
            {snooze.reason !== null && t('notice.snoozedWhy', { reason: snooze.reason })}
          </span>
          {lead.permissions.release && (
            <button type="button" className="btn-link" onClick={onWake}>
              {t('action.unsnooze')}
            </button>
          )}
        </p>
      )}
      {lead.doNotContact && <p className="notice notice-bad">{t('notice.doNotContact')}</p>}
      {lead.status === 'merged' && (
        <p className="notice notice-warn">
          {t('notice.merged')}
          {lead.mergedIntoId !== null && lead.mergedIntoId !== undefined && (
            <Link to={`/leads/${lead.mergedIntoId}`}>{t('notice.toSurvivor')}</Link>
          )}
        </p>
      )}
      <MergedNotices lead={lead} />
      {lead.dealId !== null && (
        <p className="notice">
          {t('notice.converted')} <Link to={`/deals/${lead.dealId}`}>{t('notice.toDeal')}</Link>
        </p>
      )}
      <PoolNotices lead={lead} />
      {lead.disqualifyReason !== null && (
        <p className="notice">{t('notice.disqualified', { reason: lead.disqualifyReason })}</p>
      )}
      {lead.waitingReason !== null && (
        <p className="notice notice-warn">{t(`waiting.${lead.waitingReason}`)}</p>
      )}
    </>
  );
}

function PaneSkeleton() {
  return (
    <Loading className="ld-skeleton">
      <Skeleton width="40%" height={22} />
      <Skeleton width="60%" />
      <Skeleton width="80%" height={30} />
      <Skeleton height={42} />
      <Skeleton height={124} />
      <Skeleton height={180} />
    </Loading>
  );
}
