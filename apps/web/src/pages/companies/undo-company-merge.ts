import { refreshCompanies, unmergeCompany, type Separated } from '../../api/companies';
import { showToast } from '../../components/toasts';
import type { Translate } from '../../i18n';

/** Takes a merge of companies back and says what went back and what could not. */
export async function undoCompanyMerge(
  endedId: string,
  t: Translate,
  errorText: (error: unknown) => string,
): Promise<void> {
  try {
    tellSeparated(await unmergeCompany(endedId), t);
  } catch (error) {
    showToast({ text: errorText(error), tone: 'bad' });
  }
  refreshCompanies();
}

/** In words what went back and what stays because somebody changed it since. */
export function tellSeparated({ company, kept, moved, stayed }: Separated, t: Translate): void {
  const stays = stayed.leads + stayed.deals + stayed.people;
  const parts = [
    t('separated', { name: company.name, leads: moved.leads, deals: moved.deals }),
    ...(kept.length > 0
      ? [
          t('keptFields', {
            fields: kept.map((field) => t(`field.${field}`)).join(t('common:listSeparator')),
          }),
        ]
      : []),
    ...(stays > 0 ? [t('stayed', { leads: stayed.leads, deals: stayed.deals, people: stayed.people })] : []),
  ];
  showToast({ text: parts.join(' '), link: { to: `/companies/${company.id}`, label: t('open') } });
}
