import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiProblem } from '../../../api/problem';
import { getSiteForm, saveFormDraft, type FormDefinition, type SiteForm } from '../../../api/site-forms';

/** A pause in the designer after which the draft is saved. */
const SAVE_AFTER_MS = 400;

export type DraftState = 'saved' | 'saving' | 'refused' | 'conflict' | 'failed';

export interface FormDraft {
  readonly form: UseQueryResult<SiteForm>;
  /** What the designer shows: newer than what is saved while somebody works. */
  readonly definition: FormDefinition | undefined;
  readonly state: DraftState;
  /** Texts of the server by the definition's field. */
  readonly faults: Readonly<Record<string, string>>;
  /** Counts what was saved, so that the preview is loaded again. */
  readonly rev: number;
  readonly change: (next: FormDefinition) => void;
  /** Takes over an answer of the server (published, restored). */
  readonly take: (form: SiteForm) => void;
  /** Throws away what is not saved and shows what is there now. */
  readonly reload: () => void;
}

/** The draft of a site's form, saved by itself while somebody works on it: one save at a time, the newest last. */
export function useFormDraft(siteId: string): FormDraft {
  const queryClient = useQueryClient();
  const key = ['admin', 'site-form', siteId];
  const form = useQuery({ queryKey: key, queryFn: () => getSiteForm(siteId) });
  const [edited, setEdited] = useState<FormDefinition | null>(null);
  const [state, setState] = useState<DraftState>('saved');
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const [rev, setRev] = useState(0);
  const version = useRef(0);
  const wanted = useRef<FormDefinition | null>(null);
  const busy = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const known = form.data?.draft.version;
  useEffect(() => {
    if (known !== undefined && !busy.current) version.current = known;
  }, [known]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const take = useCallback(
    (answer: SiteForm): void => {
      version.current = answer.draft.version;
      queryClient.setQueryData(['admin', 'site-form', siteId], answer);
      void queryClient.invalidateQueries({ queryKey: ['admin', 'site-versions', siteId] });
      if (wanted.current === null) setEdited(null);
      setFaults({});
      setState('saved');
      setRev((count) => count + 1);
    },
    [queryClient, siteId],
  );

  const save = useCallback(async (): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    while (wanted.current !== null) {
      const definition = wanted.current;
      wanted.current = null;
      try {
        take(await saveFormDraft(siteId, definition, version.current));
      } catch (error) {
        refuse(error);
      }
    }
    busy.current = false;

    function refuse(error: unknown): void {
      if (!(error instanceof ApiProblem)) return setState('failed');
      if (error.code === 'version_conflict') return setState('conflict');
      const found: Record<string, string> = {};
      for (const { path, message } of error.errors) {
        const name = path.split(/[.[]/)[1] ?? '';
        // A list can have several: all are told.
        found[name] = found[name] === undefined ? message : `${found[name]} ${message}`;
      }
      setFaults(found);
      setState(error.errors.length > 0 ? 'refused' : 'failed');
    }
  }, [siteId, take]);

  const change = useCallback(
    (next: FormDefinition): void => {
      wanted.current = next;
      setEdited(next);
      setState('saving');
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void save(), SAVE_AFTER_MS);
    },
    [save],
  );

  const reload = (): void => {
    wanted.current = null;
    setEdited(null);
    setFaults({});
    setState('saved');
    setRev((count) => count + 1);
    void form.refetch();
  };

  return {
    form,
    definition: edited ?? form.data?.draft.definition,
    state,
    faults,
    rev,
    change,
    take,
    reload,
  };
}
