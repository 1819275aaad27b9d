import { useQuery } from '@tanstack/react-query';
import { Suspense, useEffect, useState, type ReactNode } from 'react';
import { leadQuery, type LeadDetail } from '../../api/leads';
import { Dialog } from '../../components/dialog';
import { useHotkeys, type Hotkey } from '../../hotkeys/use-hotkeys';
import { useT } from '../../i18n';
import { Composer } from '../lead/composer';
import { leadTitle } from '../lead/demand';
import { FriendTick } from '../lead/friend-tick';
import { LeadDialogs, type LeadDialog } from '../lead/lead-dialogs';
import { KEYS_OF_MANY, KEYS_OF_ONE, leadKeys } from '../lead/lead-keys';
import { useComposer } from '../lead/use-composer';
import { useKeyActs } from '../lead/use-key-acts';
import { useLeadActions } from '../lead/use-lead-actions';
import type { Neighbours } from './list-order';
import { useSettled } from './use-settled';

interface Props {
  readonly id: string;
  readonly place: Neighbours | null;
  /** Rows are ticked: what can be done with many is meant for those. */
  readonly manyMeant: boolean;
  readonly onGo: (id: string) => void;
}

/** A key pressed before what it needs to know is here; it is done then, on the lead that was meant. */
interface Pressed {
  readonly id: string;
  readonly keys: string;
}

/** The keys of the table's focused row: what the split view does with the lead beside it, without the lead's page. */
export function FocusedLead(props: Props) {
  const t = useT('lead');
  const { id, manyMeant } = props;
  const settled = useSettled(id);
  const lead = useQuery(leadQuery(settled)).data;
  const [pressed, setPressed] = useState<Pressed | null>(null);
  const ready = settled === id && lead !== undefined;
  const isMeant = (keys: string): boolean => !manyMeant || !KEYS_OF_MANY.includes(keys);
  const waiting = Object.entries(KEYS_OF_ONE)
    .filter(([keys]) => isMeant(keys))
    .map(([keys, act]) => ({ keys, label: t(`action.${act}`), run: () => setPressed({ id, keys }) }));
  useHotkeys(waiting, { group: t('keys'), enabled: !ready });
  if (!ready) return null;
  return (
    <Ready
      {...props}
      key={id}
      lead={lead}
      pressed={pressed?.id === id ? pressed.keys : null}
      onDone={() => setPressed(null)}
    />
  );
}

function Ready({
  lead,
  place,
  manyMeant,
  pressed,
  onGo,
  onDone,
}: Props & { readonly lead: LeadDetail; readonly pressed: string | null; readonly onDone: () => void }) {
  const t = useT('lead');
  const [dialog, setDialog] = useState<LeadDialog | null>(null);
  const next = place?.next ?? null;
  const goNext = (): void => {
    if (next !== null) onGo(next);
  };
  const composer = useComposer(lead, goNext);
  const actions = useLeadActions(lead, goNext);
  const acts = useKeyActs(setDialog, actions, composer);
  const keys = leadKeys({
    t,
    lead,
    ...acts,
    // E edits the cell, and what is written is saved from its own dialog.
    edit: () => undefined,
    save: () => composer.submit(false),
    saveAndNext: () => composer.submit(true),
  });
  const own = keys.filter(
    (key) => key.keys in KEYS_OF_ONE && !(manyMeant && KEYS_OF_MANY.includes(key.keys)),
  );
  useHotkeys(own, { group: t('keys') });
  useEffect(() => {
    if (pressed === null) return;
    onDone();
    own.find((key) => key.keys === pressed)?.run(new KeyboardEvent('keydown'));
  });
  const saving = keys.filter((key) => key.inFields === true);
  return (
    <>
      <FriendTick actions={actions} />
      {composer.open && (
        <LogDialog keys={saving} title={leadTitle(lead, t)} onClose={composer.close}>
          <Composer lead={lead} state={composer} hasNext={next !== null} />
        </LogDialog>
      )}
      <Suspense fallback={null}>
        <LeadDialogs
          lead={lead}
          dialog={dialog}
          actions={actions}
          onClose={() => setDialog(null)}
          onOutcome={composer.fromCall}
        />
      </Suspense>
    </>
  );
}

/** Where a follow-up is written when the lead's page is not beside the list. */
function LogDialog(props: {
  readonly title: string;
  readonly keys: readonly Hotkey[];
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const t = useT('lead');
  useHotkeys(
    props.keys.map((key) => ({ ...key, inDialogs: true })),
    { group: t('action.log') },
  );
  return (
    <Dialog title={t('composer.about', { name: props.title })} size="md" onClose={props.onClose}>
      <div className="q-log">{props.children}</div>
    </Dialog>
  );
}
