import { useMutation, useQuery } from '@tanstack/react-query';
import { useId, useState, type ReactNode } from 'react';
import { refreshCompanies, regionsQuery, updateCompany, type Company } from '../../api/companies';
import { ApiProblem } from '../../api/problem';
import { Dialog } from '../../components/dialog';
import { useErrorText } from '../../components/states';
import { showToast } from '../../components/toasts';
import { useT } from '../../i18n';
import { usePaused } from '../../components/use-paused';

const TIERS = ['a', 'b', 'c'] as const;

/** Name, code, region and, for those who run teams, the tier. A code that fails its check is kept when somebody says so; a name that is taken offers the merge. */
export function EditDialog(props: {
  readonly company: Company;
  readonly onClose: () => void;
  readonly onMerge: ((id: string) => void) | undefined;
}): ReactNode {
  const t = useT('companies');
  const errorText = useErrorText();
  const id = useId();
  const { company } = props;
  const [name, setName] = useState(company.name);
  const [uscc, setUscc] = useState(company.uscc ?? '');
  const [region, setRegion] = useState(company.region?.name ?? '');
  const [tier, setTier] = useState(company.tier);
  const [confirmed, setConfirmed] = useState(false);
  const found = useQuery({ ...regionsQuery(usePaused(region.trim())), enabled: region.trim() !== '' });
  const regions = found.data?.items ?? [];
  const code = regionCode(region.trim(), company, regions);
  const save = useMutation({
    mutationFn: () =>
      updateCompany(company.id, {
        version: company.version,
        name: name.trim(),
        uscc: uscc.trim() === '' ? null : uscc.trim(),
        ...(code === undefined ? {} : { regionCode: code }),
        ...(tier === company.tier ? {} : { tier }),
        ...(confirmed ? { usccConfirmed: true } : {}),
      }),
    onSuccess: () => {
      refreshCompanies();
      showToast({ text: t('saved') });
      props.onClose();
    },
  });
  const problem = save.error instanceof ApiProblem ? save.error : null;
  const other = problem?.code === 'company_taken' ? problem.body['mergeWith'] : undefined;
  const unknownRegion = code === undefined && region.trim() !== '';
  return (
    <Dialog
      title={t('edit')}
      size="md"
      onClose={props.onClose}
      footer={
        <>
          <button type="button" className="btn" onClick={props.onClose}>
            {t('common:cancel')}
          </button>
          <button type="submit" form={id} className="btn btn-pri" disabled={save.isPending || unknownRegion}>
            {t('common:save')}
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
        <div className="field">
          <label htmlFor={`${id}-name`}>{t('col.name')}</label>
          <input
            id={`${id}-name`}
            data-autofocus=""
            className="input"
            required
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}-uscc`}>{t('col.uscc')}</label>
          <input
            id={`${id}-uscc`}
            className="input cy-code"
            maxLength={30}
            autoComplete="off"
            aria-describedby={`${id}-uscc-hint`}
            value={uscc}
            onChange={(event) => {
              setUscc(event.target.value);
              setConfirmed(false);
            }}
          />
          <p className="field-hint" id={`${id}-uscc-hint`}>
            {t('usccHint')}
          </p>
        </div>
        {problem?.code === 'uscc_doubtful' && (
          <label className="cy-check">
            <input
              type="checkbox"
              checked={confirmed}
              onChange={(event) => setConfirmed(event.target.checked)}
            />
            {t('usccKeep')}
          </label>
        )}
        <div className="field">
          <label htmlFor={`${id}-region`}>{t('col.region')}</label>
          <input
            id={`${id}-region`}
            className="input"
            list={`${id}-regions`}
            autoComplete="off"
            maxLength={50}
            aria-describedby={unknownRegion ? `${id}-region-hint` : undefined}
            value={region}
            onChange={(event) => setRegion(event.target.value)}
          />
          <datalist id={`${id}-regions`}>
            {regions.map((one) => (
              <option key={one.id} value={one.name}>
                {one.name}
              </option>
            ))}
          </datalist>
          {unknownRegion && (
            <p className="field-hint" id={`${id}-region-hint`}>
              {t('regionHint')}
            </p>
          )}
        </div>
        {company.mergeable && (
          <div className="field">
            <label htmlFor={`${id}-tier`}>{t('tier')}</label>
            <select
              id={`${id}-tier`}
              className="select"
              value={tier ?? ''}
              onChange={(event) => setTier(TIERS.find((one) => one === event.target.value) ?? null)}
            >
              <option value="">{t('tier.none')}</option>
              {TIERS.map((one) => (
                <option key={one} value={one}>
                  {t(`tier.${one}`)}
                </option>
              ))}
            </select>
          </div>
        )}
        {save.isError && (
          <p className="field-error" role="alert">
            {errorText(save.error)}
          </p>
        )}
        {typeof other === 'string' && props.onMerge !== undefined && (
          <button type="button" className="btn" onClick={() => props.onMerge?.(other)}>
            {t('mergeInstead')}
          </button>
        )}
      </form>
    </Dialog>
  );
}

/** null: emptied; undefined: no known region is written there. */
function regionCode(
  text: string,
  company: Company,
  regions: readonly { readonly id: string; readonly name: string }[],
): string | null | undefined {
  if (text === '') return null;
  if (text === company.region?.name) return company.region.code;
  return regions.find((one) => one.name === text)?.id;
}
