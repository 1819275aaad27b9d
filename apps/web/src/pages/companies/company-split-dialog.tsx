import { useMutation } from '@tanstack/react-query';
import { useId, useState, type ReactNode } from 'react';
import { refreshCompanies, splitCompany, type Company, type CompanySpelling } from '../../api/companies';
import { Dialog } from '../../components/dialog';
import { useErrorText } from '../../components/states';
import { useT } from '../../i18n';
import { tellSeparated } from './undo-company-merge';

/** Makes a merged company one of its own again: with all that came with it, or with what is chosen. */
export function SplitDialog(props: {
  readonly company: Company;
  readonly spelling: CompanySpelling;
  readonly onClose: () => void;
}): ReactNode {
  const t = useT('companies');
  const errorText = useErrorText();
  const id = useId();
  const { company, spelling } = props;
  const [chooses, setChooses] = useState(false);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const toggle = (one: string): void => {
    const next = new Set(chosen);
    if (!next.delete(one)) next.add(one);
    setChosen(next);
  };
  const save = useMutation({
    mutationFn: () =>
      splitCompany(company.id, {
        spellingId: spelling.id,
        version: company.version,
        ...(chooses
          ? {
              leadIds: company.leads.map((lead) => lead.id).filter((one) => chosen.has(one)),
              dealIds: company.deals.map((deal) => deal.id).filter((one) => chosen.has(one)),
            }
          : {}),
      }),
    onSuccess: (separated) => {
      props.onClose();
      refreshCompanies();
      tellSeparated(separated, t);
    },
  });
  const choices = [
    ...company.leads.map((lead) => ({
      id: lead.id,
      text: [lead.contact, lead.number].filter((part) => part !== null).join(' · '),
    })),
    ...company.deals.map((deal) => ({ id: deal.id, text: `${deal.name} · ${deal.number}` })),
  ];
  return (
    <Dialog
      title={t('splitTitle', { name: spelling.name })}
      size="md"
      onClose={props.onClose}
      footer={
        <>
          <button type="button" className="btn" onClick={props.onClose}>
            {t('common:cancel')}
          </button>
          <button type="submit" form={id} className="btn btn-pri" disabled={save.isPending}>
            {t('split')}
          </button>
        </>
      }
    >
      <form
        id={id}
        className="form-stack"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <p>{t('splitHint')}</p>
        <fieldset className="cy-stack">
          <legend>{t('splitWith')}</legend>
          {[false, true].map((mode) => (
            <label key={String(mode)} className="cy-check">
              <input
                type="radio"
                name={`${id}-mode`}
                checked={chooses === mode}
                onChange={() => setChooses(mode)}
              />
              {t(mode ? 'splitChoose' : 'splitAll')}
            </label>
          ))}
        </fieldset>
        {chooses && (
          <fieldset className="cy-stack">
            <legend>{t('splitChosen')}</legend>
            {choices.map((one) => (
              <label key={one.id} className="cy-check">
                <input type="checkbox" checked={chosen.has(one.id)} onChange={() => toggle(one.id)} />
                {one.text}
              </label>
            ))}
          </fieldset>
        )}
        {save.isError && (
          <p className="field-error" role="alert">
            {errorText(save.error)}
          </p>
        )}
      </form>
    </Dialog>
  );
}
