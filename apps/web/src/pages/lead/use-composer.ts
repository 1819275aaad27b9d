import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { newIdempotencyKey } from '../../api/client';
import {
  logActivity,
  type ActivityDraft,
  type ActivityType,
  type LeadDetail,
  type Outcome,
} from '../../api/leads';
import { useErrorText } from '../../components/states';
import { showToast } from '../../components/toasts';
import { useT } from '../../i18n';
import { mentionsIn, type Mention } from './mention';
import { usePhrases } from './use-phrases';
import { refreshLead } from './use-lead-actions';

export interface Draft {
  readonly type: ActivityType;
  readonly summary: string;
  readonly outcome: Outcome | null;
  /** milliseconds; null when nothing is planned */
  readonly nextAt: number | null;
  readonly nextChoice: string | null;
  /** Colleagues chosen by `@`; who is still named is told. */
  readonly mentions: readonly Mention[];
}

/** As the server takes it. */
const MAX_SUMMARY = 2000;

const EMPTY: Draft = {
  type: 'call',
  summary: '',
  outcome: null,
  nextAt: null,
  nextChoice: null,
  mentions: [],
};
const draftKey = (id: string): string => `luodi.draft.${id}`;

function readDraft(id: string): Draft {
  try {
    const stored = sessionStorage.getItem(draftKey(id));
    return stored === null ? EMPTY : { ...EMPTY, ...(JSON.parse(stored) as Partial<Draft>) };
  } catch {
    return EMPTY;
  }
}

function isUntouched(draft: Draft): boolean {
  return draft.summary.trim() === '' && draft.outcome === null && draft.nextAt === null;
}

function mentioned(summary: string, chosen: readonly Mention[]): { readonly mentionIds?: string[] } {
  const mentionIds = mentionsIn(summary, chosen);
  return mentionIds.length === 0 ? {} : { mentionIds };
}

/** Where the cursor goes when the next lead opens after save-and-next. */
let focusNextComposer = false;

/** What is being written about a lead; it survives moving to another lead and back in this tab. */
export function useComposer(lead: LeadDetail, goNext: () => void) {
  const t = useT('lead');
  const errorText = useErrorText();
  const field = useRef<HTMLTextAreaElement>(null);
  const [draft, setDraft] = useState(() => readDraft(lead.id));
  const [missing, setMissing] = useState(false);
  const [open, setOpen] = useState(false);
  const [key, setKey] = useState(newIdempotencyKey);
  useEffect(() => {
    if (isUntouched(draft)) sessionStorage.removeItem(draftKey(lead.id));
    else sessionStorage.setItem(draftKey(lead.id), JSON.stringify(draft));
  }, [draft, lead.id]);
  useEffect(() => {
    if (focusNextComposer) field.current?.focus({ preventScroll: true });
    focusNextComposer = false;
  }, []);
  const save = useMutation({
    // While offline it waits and goes out by itself when the network is back.
    mutationFn: (body: ActivityDraft) => logActivity(lead.id, body, key),
    onSuccess: () => {
      sessionStorage.removeItem(draftKey(lead.id));
      setDraft(EMPTY);
      setOpen(false);
      setKey(newIdempotencyKey());
      showToast({ text: t('composer.saved') });
      refreshLead(lead.id);
    },
    onError: (error) => showToast({ text: errorText(error), tone: 'bad' }),
  });
  const change = (next: Partial<Draft>): void => {
    setMissing(false);
    setDraft((before) => ({ ...before, ...next }));
  };
  const focus = (): void => {
    setOpen(true);
    // The sheet of a phone is drawn first.
    setTimeout(() => field.current?.focus(), 0);
  };
  usePhrases(lead.permissions.edit, (text) => {
    const dialog = document.querySelector('dialog[open]');
    if (dialog !== null && !dialog.contains(field.current)) return;
    // At the caret, which a field keeps while something else has the focus.
    const at = field.current?.selectionStart ?? draft.summary.length;
    const end = field.current?.selectionEnd ?? at;
    change({
      summary: `${draft.summary.slice(0, at)}${text}${draft.summary.slice(end)}`.slice(0, MAX_SUMMARY),
    });
    focus();
  });
  return {
    draft,
    change,
    field,
    missing,
    save,
    /** On a phone the composer is a sheet that is opened. */
    open,
    close: () => setOpen(false),
    focus,
    fromCall: (outcome: Outcome): void => {
      change({ type: 'call', outcome });
      focus();
    },
    submit: (andNext: boolean): void => {
      if (save.isPending) return;
      const outcome = draft.type === 'call' ? draft.outcome : null;
      const summary =
        draft.summary.trim() !== '' ? draft.summary.trim() : outcome === null ? '' : t(`outcome.${outcome}`);
      if (summary === '') {
        if (andNext && isUntouched(draft)) return goNext();
        setMissing(true);
        return focus();
      }
      save.mutate(
        {
          type: draft.type,
          summary,
          ...(outcome === null ? {} : { outcome }),
          ...mentioned(summary, draft.mentions),
          ...(draft.nextAt === null ? {} : { nextFollowUpAt: new Date(draft.nextAt).toISOString() }),
        },
        {
          onSuccess: () => {
            if (!andNext) return;
            focusNextComposer = true;
            goNext();
          },
        },
      );
    },
  };
}

export type ComposerState = ReturnType<typeof useComposer>;
