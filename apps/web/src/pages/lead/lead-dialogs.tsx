import { Suspense, lazy, useState } from 'react';
import type { LeadDetail, Outcome } from '../../api/leads';
import { AssignDialog } from './assign-dialog';
import { CallDialog } from './call-dialog';
import { ConvertDialog } from './convert-dialog';
import { MergeDialog } from './merge-dialog';
import { PhonesDialog } from './phones-dialog';
import { ReleaseDialog } from '../pool/release-dialog';
import { VisitDialog } from '../visits/lazy';
import { ReasonDialog } from './reason-dialog';
import { SnoozeDialog } from './snooze-dialog';
import { TagsDialog } from './tags-dialog';
import type { LeadActions } from './use-lead-actions';

export type LeadDialog =
  | 'call'
  | 'visit'
  | 'convert'
  | 'assign'
  | 'release'
  | 'disqualify'
  | 'merge'
  | 'phones'
  | 'snooze'
  | 'tags'
  | 'collaborators'
  | 'exempt'
  | 'transfer';

const CollaboratorsDialog = lazy(() =>
  import('./collaborators-dialog').then((file) => ({ default: file.CollaboratorsDialog })),
);

const ExemptDialog = lazy(() => import('./exempt-dialog').then((file) => ({ default: file.ExemptDialog })));
const TransferDialog = lazy(() =>
  import('./transfer-dialog').then((file) => ({ default: file.TransferDialog })),
);

/** Whichever dialog of the lead is open. */
export function LeadDialogs(props: {
  readonly lead: LeadDetail;
  readonly dialog: LeadDialog | null;
  readonly actions: LeadActions;
  readonly onClose: () => void;
  readonly onOutcome: (outcome: Outcome) => void;
}) {
  const { lead, dialog, actions, onClose } = props;
  switch (dialog) {
    case null:
      return null;
    case 'call':
      return (
        <CallDialog
          lead={lead}
          actions={actions}
          onClose={onClose}
          onOutcome={(outcome) => {
            onClose();
            props.onOutcome(outcome);
          }}
        />
      );
    case 'visit':
      return (
        <Suspense fallback={null}>
          <VisitDialog leadId={lead.id} visit={null} onClose={onClose} />
        </Suspense>
      );
    case 'convert':
      return <ConvertDialog lead={lead} onClose={onClose} />;
    case 'assign':
      return (
        <AssignDialog
          count={1}
          currentOwnerId={lead.owner?.id}
          busy={actions.assign.isPending}
          onClose={onClose}
          onAssign={(ownerId, reason) => actions.assign.mutate({ ownerId, reason }, { onSuccess: onClose })}
        />
      );
    case 'snooze':
      return (
        <SnoozeDialog
          count={1}
          busy={actions.snooze.isPending}
          onClose={onClose}
          onSnooze={(until, reason) => actions.snooze.mutate({ until, reason }, { onSuccess: onClose })}
        />
      );
    case 'tags':
      return (
        <TagsDialog
          count={1}
          own={lead.tags}
          busy={actions.tag.isPending}
          onClose={onClose}
          onChange={(change) => actions.tag.mutate(change, { onSuccess: onClose })}
        />
      );
    case 'exempt':
      return (
        <Suspense fallback={null}>
          <ExemptDialog lead={lead} onClose={onClose} />
        </Suspense>
      );
    case 'transfer':
      return (
        <Suspense fallback={null}>
          <TransferDialog lead={lead} onClose={onClose} />
        </Suspense>
      );
    case 'collaborators':
      return (
        <Suspense fallback={null}>
          <CollaboratorsDialog lead={lead} onClose={onClose} />
        </Suspense>
      );
    case 'merge':
      return <MergeDialog lead={lead} onClose={onClose} />;
    case 'phones':
      return <Phones lead={lead} onClose={onClose} />;
    case 'release':
      return (
        <ReleaseDialog
          busy={actions.release.isPending}
          onClose={onClose}
          onRelease={(reason, poolId) => actions.release.mutate({ reason, poolId }, { onSuccess: onClose })}
        />
      );
    case 'disqualify':
      return (
        <ReasonDialog
          kind={dialog}
          busy={actions.disqualify.isPending}
          onClose={onClose}
          onReason={(reason) => actions.disqualify.mutate(reason, { onSuccess: onClose })}
        />
      );
  }
}

/** A number that is another lead's leads on to merging the two, for those who may. */
function Phones({ lead, onClose }: { readonly lead: LeadDetail; readonly onClose: () => void }) {
  const [mergeWith, setMergeWith] = useState<string | null>(null);
  if (mergeWith !== null) return <MergeDialog lead={lead} withId={mergeWith} onClose={onClose} />;
  return <PhonesDialog lead={lead} onClose={onClose} onMerge={setMergeWith} />;
}
