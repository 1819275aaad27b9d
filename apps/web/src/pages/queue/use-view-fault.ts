import { problemCode } from '../../api/problem';
import { viewsQuery } from '../../api/queue';
import { queryClient } from '../../api/query';
import { useErrorText } from '../../components/states';
import { showToast } from '../../components/toasts';
import { useT } from '../../i18n';

/** Reads the saved views again. */
export function refreshViews(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: viewsQuery.queryKey });
}

/** Says what was refused about a saved view, and shows the views as they are now. */
export function useViewFault(): (error: unknown) => void {
  const t = useT('queue');
  const errorText = useErrorText();
  return (error) => {
    const text = problemCode(error) === 'version_conflict' ? t('view.conflict') : errorText(error);
    showToast({ text, tone: 'bad' });
    void refreshViews();
  };
}
