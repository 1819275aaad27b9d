import type { BulkRequest } from '../../api/queue';
import { AssignDialog } from '../lead/assign-dialog';
import { ReasonDialog } from '../lead/reason-dialog';
import { SnoozeDialog } from '../lead/snooze-dialog';
import { TagsDialog } from '../lead/tags-dialog';

/** Claiming asks for nothing more. */
export type BulkDialog = Exclude<BulkRequest['action'], 'claim'>;

interface Props {
  readonly kind: BulkDialog;
  readonly count: number;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onAct: (act: Omit<BulkRequest, 'ids' | 'filter'>) => void;
}

/** What an act on many leads still needs to know. */
export function BulkDialogs({ kind, onAct, ...rest }: Props) {
  switch (kind) {
    case 'assign':
      return (
        <AssignDialog {...rest} onAssign={(ownerId, reason) => onAct({ action: kind, ownerId, reason })} />
      );
    case 'snooze':
      return (
        <SnoozeDialog
          {...rest}
          onSnooze={(until, reason) =>
            onAct({
              action: kind,
              until: new Date(until).toISOString(),
              ...(reason === '' ? {} : { reason }),
            })
          }
        />
      );
    case 'tag':
      return <TagsDialog {...rest} onChange={(change) => onAct({ action: kind, ...change })} />;
    case 'release':
    case 'disqualify':
      return (
        <ReasonDialog
          kind={kind}
          busy={rest.busy}
          onClose={rest.onClose}
          onReason={(reason) => onAct({ action: kind, reason })}
        />
      );
  }
}
