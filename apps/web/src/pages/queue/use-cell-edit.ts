import { useState } from 'react';
import { patchLead } from '../../api/leads';
import { ApiProblem, problemCode } from '../../api/problem';
import { queryClient } from '../../api/query';
import type { Lead } from '../../api/types';
import { useErrorText } from '../../components/states';
import { showToast } from '../../components/toasts';
import { useT } from '../../i18n';
import { refreshLead } from '../lead/use-lead-actions';
import { changesIn, type FieldChange } from '../lead/who-changed';
import { fieldValue, patchOf, resolveCell, type EditedColumn } from './cell-values';

/** A cell that two people changed to different values. */
export interface CellConflict {
  readonly id: string;
  readonly field: EditedColumn;
  readonly mine: string;
  readonly theirs: string;
  readonly version: number;
  /** Who changed it meanwhile. */
  readonly change: FieldChange | undefined;
}

/** Saves one cell; an undo saves it back. Another's change of another field is no conflict. */
export function useCellEdit() {
  const t = useT('queue');
  const errorText = useErrorText();
  const [conflict, setConflict] = useState<CellConflict | null>(null);
  const write = async (
    id: string,
    field: EditedColumn,
    version: number,
    values: { readonly before: string; readonly mine: string },
    undoable: boolean,
  ): Promise<void> => {
    try {
      const saved = await patchLead(id, version, patchOf(field, values.mine));
      refreshLead(id);
      const back = { before: values.mine, mine: values.before };
      showToast({
        text: t('table.saved', { field: t(`column.${field}`) }),
        ...(undoable ? { undo: () => void write(id, field, saved.version, back, false) } : {}),
      });
    } catch (error) {
      const theirs = error instanceof ApiProblem ? error.extra<Lead>('current') : undefined;
      if (problemCode(error) !== 'version_conflict' || theirs === undefined) {
        refreshLead(id);
        showToast({ text: errorText(error), tone: 'bad' });
        return;
      }
      const value = fieldValue(theirs, field);
      const verdict = resolveCell(values.before, values.mine, value);
      if (verdict === 'save') return write(id, field, theirs.version, values, undoable);
      if (verdict === 'done') return refreshLead(id);
      const change = changesIn(error).find((one) => one.field === field);
      setConflict({ id, field, mine: values.mine, theirs: value, version: theirs.version, change });
    }
  };
  return {
    conflict,
    save: (lead: Lead, field: EditedColumn, typed: string): void => {
      const values = { before: fieldValue(lead, field), mine: typed.trim() };
      if (values.before === values.mine) return;
      showAtOnce(lead.id, field, values.mine);
      void write(lead.id, field, lead.version, values, true);
    },
    resolve: (keepMine: boolean): void => {
      if (conflict === null) return;
      const { id, field, mine, theirs, version } = conflict;
      setConflict(null);
      if (keepMine) void write(id, field, version, { before: theirs, mine }, true);
      else refreshLead(id);
    },
  };
}

interface Pages {
  readonly pages: readonly { readonly items: readonly Lead[] }[];
}

/** The typed value stands in the row until the server's answer is there. */
function showAtOnce(id: string, field: EditedColumn, value: string): void {
  queryClient.setQueriesData({ queryKey: ['leads', 'list'] }, (data: Pages | undefined) =>
    data === undefined
      ? data
      : {
          ...data,
          pages: data.pages.map((page) => ({
            ...page,
            items: page.items.map((lead) =>
              lead.id === id ? { ...lead, [field]: value === '' ? null : value } : lead,
            ),
          })),
        },
  );
}
