import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { newIdempotencyKey, serverNow } from '../../api/client';
import { useMe } from '../../api/me';
import { ApiProblem } from '../../api/problem';
import {
  scheduleVisit,
  updateVisit,
  visitCheckQuery,
  type Visit,
  type VisitConflict,
  type WantedTime,
} from '../../api/visits';
import { refreshLead } from '../lead/use-lead-actions';
import { readSpan, typedSpan, usualSpan, type TypedSpan } from './visit-span';

interface Ref {
  readonly id: string;
  readonly name: string;
}

export interface VisitForm {
  readonly kind: Visit['kind'];
  readonly span: TypedSpan;
  readonly host: Ref;
  readonly companions: readonly Ref[];
  readonly parks: readonly Ref[];
  readonly places: string;
  readonly meetingPoint: string;
  readonly visitorCount: string;
  readonly visitors: string;
  readonly note: string;
}

function formOf(visit: Visit | null, host: Ref, now: number): VisitForm {
  if (visit === null) {
    return {
      kind: 'inbound',
      span: usualSpan(now),
      host,
      companions: [],
      parks: [],
      places: '',
      meetingPoint: '',
      visitorCount: '',
      visitors: '',
      note: '',
    };
  }
  return {
    kind: visit.kind,
    span: typedSpan(Date.parse(visit.startsAt), Date.parse(visit.endsAt)),
    host: visit.host,
    companions: visit.companions,
    parks: visit.parks,
    places: visit.places ?? '',
    meetingPoint: visit.meetingPoint ?? '',
    visitorCount: visit.visitorCount === null ? '' : String(visit.visitorCount),
    visitors: visit.visitors ?? '',
    note: visit.note ?? '',
  };
}

/** The time and everybody it takes up, as the check asks for it; null while the time is not complete. */
function wantedOf(form: VisitForm, visit: Visit | null): WantedTime | null {
  const span = readSpan(form.span);
  if (span === null) return null;
  return {
    visitId: visit?.id,
    startsAt: new Date(span.startsAt).toISOString(),
    endsAt: new Date(span.endsAt).toISOString(),
    hostId: form.host.id,
    companionIds: form.companions.map(({ id }) => id),
    parkIds: form.parks.map(({ id }) => id),
  };
}

/** 1–500, or nothing. */
function isCount(text: string): boolean {
  return text.trim() === '' || (/^\d{1,3}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= 500);
}

/** The plan of a visit while it is written: what is in the way is asked with each change of time, people or parks. */
export function useVisitForm(leadId: string, visit: Visit | null) {
  const me = useMe();
  const queryClient = useQueryClient();
  const [now] = useState(serverNow);
  const [form, setForm] = useState(() => formOf(visit, { id: me.user.id, name: me.user.name }, now));
  const [tried, setTried] = useState(false);
  const [knowing, setKnowing] = useState(false);
  const [key] = useState(newIdempotencyKey);
  // Somebody took the time while it was being chosen: the refusal knows better than the check before it.
  const [refused, setRefused] = useState<readonly VisitConflict[] | null>(null);
  const wanted = wantedOf(form, visit);
  const asked = useDeferredValue(wanted === null ? '' : JSON.stringify(wanted));
  const check = useQuery({
    ...visitCheckQuery(asked === '' ? null : (JSON.parse(asked) as WantedTime)),
    placeholderData: keepPreviousData,
  });
  const conflicts = wanted === null ? [] : (refused ?? check.data?.conflicts ?? []);
  const overlaps = conflicts.some((conflict) => conflict.kind === 'overlap');
  const save = useMutation({
    mutationFn: async (): Promise<Visit> => {
      if (wanted === null) throw new Error('The time is not complete');
      const { visitId: _own, companionIds, parkIds, ...time } = wanted;
      const plan = {
        ...time,
        kind: form.kind,
        companionIds: [...companionIds],
        parkIds: [...parkIds],
        places: form.places.trim(),
        meetingPoint: form.meetingPoint.trim(),
        visitors: form.visitors.trim(),
        note: form.note.trim(),
        allowOverlap: overlaps && knowing,
        acceptWarnings: conflicts.some((conflict) => conflict.kind !== 'overlap'),
      };
      const count = form.visitorCount.trim();
      return visit === null
        ? scheduleVisit({ leadId, ...plan, ...(count === '' ? {} : { visitorCount: Number(count) }) }, key)
        : updateVisit(visit.id, {
            version: visit.version,
            ...plan,
            visitorCount: count === '' ? null : Number(count),
          });
    },
    onSuccess: () => {
      refreshLead(leadId);
      void queryClient.invalidateQueries({ queryKey: ['agenda'] });
    },
    onError: (error) => {
      if (!(error instanceof ApiProblem)) return;
      const known = error.extra<readonly VisitConflict[]>('conflicts');
      if (known !== undefined) setRefused(known);
    },
  });
  const faults = { span: wanted === null, count: !isCount(form.visitorCount), knowing: overlaps && !knowing };
  return {
    form,
    now,
    tried,
    faults,
    conflicts,
    overlaps,
    knowing,
    setKnowing,
    save,
    change: (part: Partial<VisitForm>): void => {
      setForm((before) => ({ ...before, ...part }));
      if ('span' in part || 'host' in part || 'companions' in part || 'parks' in part) {
        setRefused(null);
        setKnowing(false);
      }
    },
    submit: (): void => {
      setTried(true);
      if (!faults.span && !faults.count && !faults.knowing && !save.isPending) save.mutate();
    },
  };
}
