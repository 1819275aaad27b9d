import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { newIdempotencyKey } from '../api/client';
import {
  enterInquiry,
  parseText,
  type ConsentBasis,
  type Parsed,
  type ParseSpan,
  type StaffChannel,
} from '../api/intake';
import { leadQuery } from '../api/leads';
import { problemCode } from '../api/problem';
import { leadsChanged } from '../api/lead-refresh';
import { queryClient } from '../api/query';
import { showToast } from '../components/toasts';
import { useT } from '../i18n';
import {
  EMPTY_VALUES,
  toDraft,
  toSend,
  valuesFrom,
  type IntakeField,
  type IntakeValues,
} from './intake-form';
import { closeIntake, type IntakeStart } from './intake-store';

/** Time without typing before the text is read. */
const TYPING_PAUSE_MS = 350;

/** The state of the drawer: the text, what was read in it, what was typed over it. */
export function useIntakeForm(start: IntakeStart) {
  const t = useT('intake');
  const navigate = useNavigate();
  const [text, setText] = useState(start.text);
  const asked = usePaused(text.trim());
  const reading = useQuery({
    queryKey: ['parse', asked],
    queryFn: ({ signal }) => parseText(asked, signal),
    enabled: asked !== '',
    staleTime: Infinity,
  });
  const parsed: Parsed | null = asked === '' ? null : (reading.data ?? null);
  const [typed, setTyped] = useState<Partial<IntakeValues>>({});
  const [chosen, setChosen] = useState<ParseSpan | null>(null);
  const [channel, setChannel] = useState<StaffChannel>(start.mode === 'paste' ? 'wechat' : 'phone');
  const [basis, setBasis] = useState<{ readonly kind: ConsentBasis; readonly note: string }>({
    kind: start.mode === 'paste' ? 'wechat_message' : 'oral',
    note: '',
  });
  /** Whether the server said that the person wanted to be left alone, and how they came back. */
  const [restrained, setRestrained] = useState(false);
  const [askedAgain, setAskedAgain] = useState('');
  const [tried, setTried] = useState(false);
  const [key, setKey] = useState(newIdempotencyKey);
  const read = parsed === null ? EMPTY_VALUES : valuesFrom(parsed, (use) => t(`use.${use}`));
  const values: IntakeValues = { ...read, ...typed };
  const noContact = values.phone.trim() === '' && values.wechat.trim() === '';
  const noNeed = values.needType === '' && values.need.trim() === '' && text.trim() === '';
  const save = useMutation({
    mutationFn: () => {
      const draft = toDraft(toSend(values, typed, text), text, channel, basis);
      const note = askedAgain.trim();
      return enterInquiry(restrained && note !== '' ? { ...draft, askedAgain: { note } } : draft, key);
    },
    onSuccess: async ({ leadId, duplicateOf, supplyOfferId }) => {
      closeIntake();
      leadsChanged(leadId === null ? [] : [leadId]);
      if (supplyOfferId !== undefined) {
        void queryClient.invalidateQueries({ queryKey: ['supply'] });
        return showToast({ text: t('done.supply'), link: { to: '/supply', label: t('done.supplyLink') } });
      }
      if (leadId === null) return showToast({ text: t('done.noLead') });
      await queryClient.invalidateQueries({ queryKey: ['lead', leadId] });
      if (!(await mayOpen(leadId))) return showToast({ text: t('done.elsewhere') });
      showToast({ text: t(duplicateOf === undefined ? 'done.created' : 'done.attached') });
      void navigate(`/leads/${leadId}`);
    },
    // The next try may say something else, so it is another intention.
    onError: (error) => {
      setKey(newIdempotencyKey());
      if (problemCode(error) === 'person_restrained') setRestrained(true);
    },
  });
  return {
    text,
    setText: (next: string): void => {
      setChosen(null);
      setRestrained(false);
      setAskedAgain('');
      setText(next);
    },
    parsed,
    reading: reading.isFetching,
    readingError: reading.error,
    values,
    isTyped: (field: IntakeField): boolean => typed[field] !== undefined,
    change: (field: IntakeField, value: string): void => {
      // Another person: what was said of the one before does not count for them.
      if (field === 'phone' || field === 'wechat') {
        setRestrained(false);
        setAskedAgain('');
      }
      setTyped((before) => ({ ...before, [field]: value }));
    },
    chosen,
    choose: (span: ParseSpan | null): void => setChosen(span),
    channel,
    setChannel,
    basis,
    setBasis,
    problems: { contact: tried && noContact, need: tried && noNeed },
    noPhoneRead: parsed !== null && !reading.isFetching && noContact,
    restrained,
    askedAgain,
    setAskedAgain,
    save,
    submit: (): void => {
      setTried(true);
      if (!noContact && !noNeed && !save.isPending) save.mutate();
    },
  };
}

export type IntakeFormState = ReturnType<typeof useIntakeForm>;

/** The customer's lead may be with a colleague, whose leads this person can't see. */
async function mayOpen(leadId: string): Promise<boolean> {
  try {
    await queryClient.fetchQuery(leadQuery(leadId));
    return true;
  } catch (error) {
    return problemCode(error) !== 'not_found';
  }
}

function usePaused(value: string): string {
  const [paused, setPaused] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return paused;
}
