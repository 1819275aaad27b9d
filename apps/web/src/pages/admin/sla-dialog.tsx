import { useState, type ReactNode } from 'react';
import {
  CLOCK_KINDS,
  createSlaPolicy,
  updateSlaPolicy,
  type LadderStep,
  type SlaPolicy,
} from '../../api/clocks';
import { NEED_TYPES } from '../../api/types';
import { useT } from '../../i18n';
import { wanToYuan } from '../deals/wan';
import type { FormField, FormValues } from './form-control';
import { FormDialog } from './form-dialog';
import { LadderEditor } from './ladder-editor';

const PAUSES = ['deal_on_hold', 'owner_leave'] as const;

/** A policy: for what, how long, when to warn, and the ladder after that. */
export function SlaDialog(props: {
  readonly policy: SlaPolicy | null;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}): ReactNode {
  const t = useT('admin');
  const c = useT('clocks');
  const { policy } = props;
  const [steps, setSteps] = useState<readonly LadderStep[]>(policy?.steps ?? []);

  const scope: readonly FormField[] = [
    {
      key: 'kind',
      kind: 'select',
      label: c('kind'),
      required: true,
      options: CLOCK_KINDS.map((value) => ({ value, label: c(`kind.${value}`) })),
    },
    {
      key: 'needType',
      kind: 'select',
      label: t('sla.needType'),
      empty: t('sla.anyNeed'),
      options: NEED_TYPES.map((value) => ({ value, label: t(`common:needType.${value}`) })),
    },
    { key: 'investmentMinWan', kind: 'text', label: c('investmentMin'), maxLength: 16 },
    { key: 'investmentMaxWan', kind: 'text', label: c('investmentMax'), maxLength: 16 },
    { key: 'areaMinSqm', kind: 'number', label: c('areaMin'), min: 0, max: 1e9 },
    { key: 'areaMaxSqm', kind: 'number', label: c('areaMax'), min: 0, max: 1e9 },
  ];
  const fields: readonly FormField[] = [
    { key: 'name', kind: 'text', label: t('sla.name'), required: true, maxLength: 50, wide: true },
    ...(policy === null ? scope : []),
    {
      key: 'minutes',
      kind: 'number',
      label: c('minutesField'),
      hint: c('minutesHint'),
      min: 1,
      max: 100_000,
    },
    { key: 'days', kind: 'number', label: c('daysField'), hint: c('daysHint'), min: 1, max: 366 },
    {
      key: 'warnPercents',
      kind: 'text',
      label: t('sla.warnAtPercent'),
      hint: t('sla.warnHint'),
      maxLength: 30,
      wide: true,
    },
    {
      key: 'pauses',
      kind: 'checks',
      label: c('pauses'),
      hint: c('pausesHint'),
      options: PAUSES.map((value) => ({ value, label: c(`pause.${value}`) })),
    },
    ...(policy === null
      ? []
      : [{ key: 'active', kind: 'switch', label: t('sla.active'), wide: true } as const]),
  ];

  return (
    <FormDialog
      title={policy ? t('editOne', { name: policy.name }) : t('sla.create')}
      fields={fields}
      initial={initialOf(policy)}
      version={policy?.version}
      onSave={(values, version) => {
        const body = { ...bodyOf(values), steps };
        if (policy) return updateSlaPolicy(policy.id, { ...body, active: values.active, version });
        return createSlaPolicy({ ...body, ...scopeOf(values) });
      }}
      onSaved={props.onSaved}
      onClose={props.onClose}
    >
      <LadderEditor steps={steps} onChange={setSteps} />
    </FormDialog>
  );
}

function initialOf(policy: SlaPolicy | null): FormValues {
  if (policy === null) {
    return {
      name: '',
      kind: 'first_response',
      needType: null,
      minutes: 30,
      warnPercents: '50, 80',
      pauses: [],
    };
  }
  return {
    name: policy.name,
    minutes: policy.minutes,
    days: policy.days,
    warnPercents: policy.warnPercents.join(', '),
    pauses: policy.pauses,
    active: policy.active,
  };
}

function bodyOf(values: FormValues): Record<string, unknown> {
  return {
    name: values.name,
    ...(values.minutes ? { minutes: values.minutes } : {}),
    ...(values.days ? { days: values.days } : {}),
    warnPercents: percents(typeof values.warnPercents === 'string' ? values.warnPercents : ''),
    pauses: values.pauses,
  };
}

function scopeOf(values: FormValues): Record<string, unknown> {
  const yuan = (value: unknown): string | undefined =>
    typeof value === 'string' && value.trim() !== '' ? (wanToYuan(value) ?? value) : undefined;
  return {
    kind: values.kind,
    needType: values.needType,
    areaMinSqm: values.areaMinSqm ?? undefined,
    areaMaxSqm: values.areaMaxSqm ?? undefined,
    investmentMinYuan: yuan(values.investmentMinWan),
    investmentMaxYuan: yuan(values.investmentMaxWan),
  };
}

/** "50, 80" as numbers; Chinese commas and percent signs are forgiven, what is no number the server refuses. */
function percents(text: string): number[] {
  return text
    .split(/[,，、\s]+/)
    .filter((part) => part !== '')
    .map((part) => Number(part.replace(/[%％]/, '')));
}
