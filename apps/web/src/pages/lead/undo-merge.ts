import { unmergeLead } from '../../api/identity';
import { showToast } from '../../components/toasts';
import type { Translate } from '../../i18n';
import { refreshLead } from './use-lead-actions';

/** Takes a merge back and says so. */
export async function undoMerge(
  endedId: string,
  survivorId: string,
  t: Translate,
  errorText: (error: unknown) => string,
): Promise<void> {
  try {
    const lead = await unmergeLead(endedId);
    showToast({ text: t('merge.undone', { number: lead.number }) });
  } catch (error) {
    showToast({ text: errorText(error), tone: 'bad' });
  }
  refreshLead(endedId);
  refreshLead(survivorId);
}
