import { useState, type FormEvent, type ReactNode } from 'react';
import type { Candidate, Simulation } from '../../api/admin';
import { LANGUAGES, TIERS, type RuleField } from '../../api/rule-fields';
import { simulate } from '../../api/routing-rules';
import { CHANNELS, NEED_TYPES } from '../../api/types';
import { DataTable, type DataColumn } from '../../components/data-table';
import { DateText } from '../../components/date-text';
import { useErrorText } from '../../components/states';
import { Tag } from '../../components/tag';
import { useT } from '../../i18n';
import { wanToYuan } from '../deals/wan';
import { conditionText, type RuleLookups } from './conditions';
import { FormControl, type FormField, type FormValue, type FormValues } from './form-control';

/** 试运行: a typed inquiry, and who would get it now. Nothing is changed by it. */
export function Simulator(props: {
  readonly lookups: RuleLookups;
  /** The example is tried on the draft while there is one. */
  readonly hasDraft: boolean;
}): ReactNode {
  const { lookups, hasDraft } = props;
  const t = useT('admin');
  const errorText = useErrorText();
  const [values, setValues] = useState<FormValues>({ channel: 'form' });
  const [result, setResult] = useState<Simulation | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  const amount = (field: RuleField): string =>
    t('rules.amount', { field: t(`field.${field}`), unit: t(`unit.${field}`) });
  const fields: readonly FormField[] = [
    {
      key: 'needType',
      kind: 'select',
      label: t('field.needType'),
      empty: t('simulate.unknown'),
      options: NEED_TYPES.map((value) => ({ value, label: t(`common:needType.${value}`) })),
    },
    { key: 'areaSqm', kind: 'number', label: t('rules.areaSqm'), min: 0, max: 1e12, step: 0.01 },
    { key: 'taxWan', kind: 'text', label: t('rules.taxWan'), maxLength: 16 },
    { key: 'industry', kind: 'text', label: t('field.industry'), maxLength: 100 },
    { key: 'region', kind: 'text', label: t('field.region'), maxLength: 50 },
    {
      key: 'parkId',
      kind: 'select',
      label: t('field.parkId'),
      empty: t('simulate.unknown'),
      options: lookups.parks.map((park) => ({ value: park.id, label: park.name })),
    },
    {
      key: 'siteId',
      kind: 'select',
      label: t('field.siteId'),
      empty: t('simulate.unknown'),
      options: lookups.sites.map((site) => ({ value: site.id, label: site.name })),
    },
    {
      key: 'channel',
      kind: 'select',
      label: t('field.channel'),
      options: CHANNELS.map((value) => ({ value, label: t(`common:channel.${value}`) })),
    },
    {
      key: 'companyTier',
      kind: 'select',
      label: t('field.companyTier'),
      empty: t('simulate.unknown'),
      options: TIERS.map((value) => ({ value, label: t(`tier.${value}`) })),
    },
    {
      key: 'language',
      kind: 'select',
      label: t('field.language'),
      empty: t('simulate.unknown'),
      options: LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) })),
    },
    { key: 'budgetWan', kind: 'text', label: amount('budgetYuan'), maxLength: 16 },
    { key: 'rentSqmMonth', kind: 'text', label: amount('rentSqmMonth'), maxLength: 16 },
    { key: 'investmentWan', kind: 'text', label: amount('investmentYuan'), maxLength: 16 },
    { key: 'powerKva', kind: 'number', label: amount('powerKva'), min: 0, max: 1e7, step: 0.01 },
    { key: 'floorHeight', kind: 'number', label: amount('floorHeight'), min: 0, max: 1000, step: 0.01 },
    { key: 'craneTon', kind: 'number', label: amount('craneTon'), min: 0, max: 10_000, step: 0.01 },
    { key: 'floorLoad', kind: 'number', label: amount('floorLoad'), min: 0, max: 1000, step: 0.01 },
    { key: 'far', kind: 'number', label: t('field.far'), min: 0, max: 100, step: 0.01 },
    { key: 'leaseYears', kind: 'number', label: amount('leaseYears'), min: 0, max: 1000, step: 0.01 },
    { key: 'fireClass', kind: 'text', label: t('field.fireClass'), maxLength: 50 },
    { key: 'landClass', kind: 'text', label: t('field.landClass'), maxLength: 50 },
    { key: 'broker', kind: 'switch', label: t('field.broker') },
    { key: 'article', kind: 'text', label: t('field.article'), maxLength: 1000 },
    { key: 'use', kind: 'text', label: t('field.use'), maxLength: 500 },
    { key: 'text', kind: 'text', label: t('field.text'), maxLength: 2000 },
    { key: 'score', kind: 'number', label: t('field.score'), min: 0, max: 100 },
    { key: 'sourceChannel', kind: 'text', label: t('field.sourceChannel'), maxLength: 100 },
    { key: 'company', kind: 'text', label: t('field.company'), maxLength: 200 },
    { key: 'inquiryCount', kind: 'number', label: t('field.inquiryCount'), min: 1, max: 10_000 },
  ];

  const run = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setIsBusy(true);
    setFault(null);
    try {
      setResult(await simulate({ ...toBody(values), ...(hasDraft ? { draft: true } : {}) }));
    } catch (error) {
      setFault(errorText(error));
    } finally {
      setIsBusy(false);
    }
  };

  return (
    <section className="card simulator" aria-label={t('simulate.title')}>
      <div className="card-head">
        <h2>{t('simulate.title')}</h2>
        <span className="aside">{t(hasDraft ? 'simulate.hintDraft' : 'simulate.hint')}</span>
      </div>
      <form className="simulator-form" onSubmit={(event) => void run(event)} noValidate>
        <div className="form-grid">
          {fields.map((field) => (
            <FormControl
              key={field.key}
              field={field}
              value={values[field.key]}
              error={undefined}
              onChange={(value: FormValue) => setValues({ ...values, [field.key]: value })}
            />
          ))}
        </div>
        <button type="submit" className="btn btn-pri" disabled={isBusy}>
          {t('simulate.run')}
        </button>
        {fault === null ? null : (
          <p className="notice notice-bad" role="alert">
            {fault}
          </p>
        )}
      </form>
      <div aria-live="polite">{result ? <Outcome result={result} lookups={lookups} /> : null}</div>
    </section>
  );
}

function Outcome(props: { readonly result: Simulation; readonly lookups: RuleLookups }): ReactNode {
  const { result, lookups } = props;
  const t = useT('admin');
  const columns: readonly DataColumn<Candidate>[] = [
    { key: 'rank', title: t('simulate.rank'), cell: (row) => row.rank },
    { key: 'name', title: t('users.name'), cell: (row) => row.name },
    { key: 'open', title: t('agents.open'), align: 'end', cell: (row) => `${row.open} / ${row.capacity}` },
    { key: 'weight', title: t('agents.weight'), align: 'end', cell: (row) => row.weight },
    { key: 'received', title: t('simulate.received'), align: 'end', cell: (row) => row.received },
    {
      key: 'why',
      title: t('simulate.eligible'),
      cell: (row) =>
        row.eligible ? (
          <Tag tone="ok">{t('simulate.yes')}</Tag>
        ) : (
          <Tag tone="warn">{t(`why.${row.why ?? 'inactive'}`)}</Tag>
        ),
    },
  ];
  return (
    <div className="simulator-result">
      <p>
        {result.rule === null
          ? t('simulate.noRule')
          : t('simulate.byRule', { rule: result.rule.name, team: result.team?.name ?? '' })}{' '}
        {result.chosen ? (
          <b>{t('simulate.chosen', { name: result.chosen.name })}</b>
        ) : (
          <b>
            {result.pool === null
              ? t(`waiting.${result.waitingReason ?? 'no_rule'}`)
              : t('simulate.pooled', { pool: result.pool.name })}
          </b>
        )}
      </p>
      {result.conditions.length > 0 ? (
        <p className="simulator-due">
          {t('simulate.asked', {
            conditions: result.conditions
              .map((condition) => conditionText(condition, lookups, t))
              .join(t('common:listSeparator')),
          })}
        </p>
      ) : null}
      {result.tried.map((tried) => (
        <p key={tried.rule.id} className="simulator-due">
          {t('simulate.tried', { rule: tried.rule.name, reason: t(`waiting.${tried.reason}`) })}
        </p>
      ))}
      <p className="simulator-due">
        {result.onShift ? t('simulate.onShift') : t('simulate.offShift')} {t('simulate.due')}{' '}
        <DateText at={result.firstResponseDueAt} />
      </p>
      {result.ranking.length > 0 ? (
        <div className="dt-wrap" tabIndex={0} role="group" aria-label={t('simulate.ranking')}>
          <DataTable
            label={t('simulate.ranking')}
            columns={columns}
            rows={result.ranking}
            rowKey={(row) => row.userId}
          />
        </div>
      ) : null}
    </div>
  );
}

function toBody(values: FormValues): Record<string, unknown> {
  const { taxWan, budgetWan, investmentWan, region, ...rest } = values;
  const yuan = (wan: FormValue | undefined): string | null =>
    typeof wan === 'string' && wan !== '' ? wanToYuan(wan) : null;
  const regions = typeof region === 'string' && region.trim() !== '' ? [region.trim()] : null;
  return Object.fromEntries(
    Object.entries({
      ...rest,
      taxYuan: yuan(taxWan),
      budgetYuan: yuan(budgetWan),
      investmentYuan: yuan(investmentWan),
      region: regions,
    }).filter(([, value]) => value !== null && value !== ''),
  );
}
