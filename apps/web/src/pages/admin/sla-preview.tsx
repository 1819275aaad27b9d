import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import { CLOCK_KINDS, listShifts, previewSla, type SlaPreview } from '../../api/clocks';
import { useMe } from '../../api/me';
import { NEED_TYPES } from '../../api/types';
import { useErrorText } from '../../components/states';
import { useT } from '../../i18n';
import { absoluteTime } from '../../time/format-time';
import { fromLocalInput } from '../../time/zone';
import { wanToYuan } from '../deals/wan';
import { FormControl, type FormField, type FormValue, type FormValues } from './form-control';

/** The calculator: "周五 17:50 提交 → 周一 08:40 到期", by the policies in force and a team's shifts. */
export function SlaPreviewCard(): ReactNode {
  const t = useT('admin');
  const c = useT('clocks');
  const errorText = useErrorText();
  const { today } = useMe();
  const teams = useQuery({ queryKey: ['admin', 'shifts'], queryFn: listShifts });
  const [values, setValues] = useState<FormValues>({ kind: 'first_response', day: today, time: '17:50' });
  const preview = useMutation({ mutationFn: previewSla });
  const set = (key: string, value: FormValue): void => setValues({ ...values, [key]: value });
  const fields: readonly FormField[] = [
    {
      key: 'kind',
      kind: 'select',
      label: c('kind'),
      options: CLOCK_KINDS.map((value) => ({ value, label: c(`kind.${value}`) })),
    },
    { key: 'day', kind: 'date', label: c('preview.day'), required: true },
    { key: 'time', kind: 'text', label: c('preview.time'), maxLength: 5 },
    {
      key: 'teamId',
      kind: 'select',
      label: c('preview.team'),
      empty: c('preview.workspace'),
      options: (teams.data?.items ?? []).map((team) => ({ value: team.id, label: team.name })),
    },
    {
      key: 'needType',
      kind: 'select',
      label: t('sla.needType'),
      empty: c('preview.anyNeed'),
      options: NEED_TYPES.map((value) => ({ value, label: t(`common:needType.${value}`) })),
    },
    { key: 'areaSqm', kind: 'number', label: c('preview.area'), min: 0, max: 10_000_000 },
    { key: 'investmentWan', kind: 'text', label: c('preview.investment'), maxLength: 16 },
  ];
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const text = (key: string): string => (typeof values[key] === 'string' ? values[key] : '');
    const at = fromLocalInput(`${text('day')}T${text('time') || '09:00'}`);
    preview.mutate({
      kind: values.kind,
      ...(at === null ? {} : { at: new Date(at).toISOString() }),
      ...(values.teamId ? { teamId: values.teamId } : {}),
      ...(values.needType ? { needType: values.needType } : {}),
      ...(typeof values.areaSqm === 'number' ? { areaSqm: values.areaSqm } : {}),
      ...(text('investmentWan').trim() === ''
        ? {}
        : { investmentYuan: wanToYuan(text('investmentWan')) ?? '0' }),
    });
  };
  return (
    <section className="card sla-preview" aria-labelledby="sla-preview">
      <h2 id="sla-preview">{c('preview.title')}</h2>
      <form className="form-stack" noValidate onSubmit={submit}>
        <div className="form-grid">
          {fields.map((field) => (
            <FormControl
              key={field.key}
              field={field}
              value={values[field.key]}
              error={undefined}
              onChange={(value) => set(field.key, value)}
            />
          ))}
        </div>
        <div>
          <button type="submit" className="btn" disabled={preview.isPending}>
            {c('preview.run')}
          </button>
        </div>
      </form>
      <div aria-live="polite">
        {preview.isError ? <p className="notice notice-bad">{errorText(preview.error)}</p> : null}
        {preview.data ? <Result preview={preview.data} /> : null}
      </div>
    </section>
  );
}

function Result({ preview }: { readonly preview: SlaPreview }): ReactNode {
  const c = useT('clocks');
  if (preview.dueAt === null) return <p className="notice">{c('preview.none')}</p>;
  return (
    <>
      <p className="sla-preview-due">
        {c('preview.due')} <b>{absoluteTime(Date.parse(preview.dueAt))}</b>
      </p>
      <ol className="sla-preview-steps">
        {preview.steps.map((step, index) => (
          <li key={index}>
            <time dateTime={step.at}>{absoluteTime(Date.parse(step.at))}</time>
            {step.percent === null
              ? c(`act.${step.act}`)
              : c('stepAt', { percent: step.percent, act: c(`act.${step.act}`) })}
          </li>
        ))}
      </ol>
      {preview.yearMissing ? <p className="notice notice-warn">{c('preview.yearMissing')}</p> : null}
    </>
  );
}
