import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  getRuleSet,
  listPublished,
  saveDraft,
  type RuleDefinition,
  type RuleInput,
  type RuleSet,
} from '../../../api/routing-rules';
import { useErrorText } from '../../../components/states';
import { showToast } from '../../../components/toasts';
import { inputOf } from './rule-words';

export interface RuleDraftState {
  readonly set: RuleSet | undefined;
  /** What the cards show: the draft's rules, else the published ones. */
  readonly rules: readonly RuleDefinition[] | undefined;
  readonly error: unknown;
  readonly isBusy: boolean;
  readonly reload: () => void;
  /** Writes all rules as the draft; a refusal is thrown. */
  readonly save: (rules: readonly RuleInput[], base?: number) => Promise<void>;
  /** The same from the rules that are shown; a refusal is told. */
  readonly change: (edit: (rules: readonly RuleInput[]) => readonly RuleInput[]) => Promise<boolean>;
}

const SET = ['admin', 'rule-set'] as const;
const PUBLISHED = ['admin', 'rules'] as const;

/** The rules as they are being changed: every change is kept in the one draft, nothing acts before it is published. */
export function useRuleDraft(): RuleDraftState {
  const queryClient = useQueryClient();
  const errorText = useErrorText();
  const [isBusy, setIsBusy] = useState(false);
  const set = useQuery({ queryKey: SET, queryFn: getRuleSet });
  const published = useQuery({ queryKey: PUBLISHED, queryFn: listPublished });
  const rules = set.data?.draft?.rules ?? published.data?.items;

  const reload = (): void => {
    void queryClient.invalidateQueries({ queryKey: SET });
    void queryClient.invalidateQueries({ queryKey: PUBLISHED });
    void queryClient.invalidateQueries({ queryKey: ['admin', 'rule-versions'] });
  };
  const save = async (wanted: readonly RuleInput[], base?: number): Promise<void> => {
    setIsBusy(true);
    try {
      const answer = await saveDraft({
        version: set.data?.draft?.version ?? 0,
        ...(base === undefined ? {} : { base }),
        rules: wanted,
      });
      queryClient.setQueryData(SET, answer);
    } catch (error) {
      reload();
      throw error;
    } finally {
      setIsBusy(false);
    }
  };
  const change: RuleDraftState['change'] = async (edit) => {
    try {
      await save(edit((rules ?? []).map(inputOf)));
      return true;
    } catch (error) {
      showToast({ text: errorText(error), tone: 'bad' });
      return false;
    }
  };
  return { set: set.data, rules, error: set.error ?? published.error, isBusy, reload, save, change };
}
