import { useState, type ReactNode } from 'react';
import { listAgents, listTeams } from '../../../api/admin';
import { listPools } from '../../../api/pools';
import { PERIODS, STRATEGIES, type RuleCondition } from '../../../api/rule-fields';
import type { RuleDefinition, RuleInput } from '../../../api/routing-rules';
import { useT } from '../../../i18n';
import { isIncomplete, type RuleLookups } from '../conditions';
import { ConditionsEditor } from '../conditions-editor';
import type { FormValues } from '../form-control';
import { FormDialog } from '../form-dialog';
import { usePaged } from '../section';
import { fallbackOf, fallbackValue, targetOf, targetValue } from './rule-words';

interface Props {
  readonly rule: RuleDefinition | null;
  readonly lookups: RuleLookups;
  readonly onSave: (rule: RuleInput) => Promise<unknown>;
  readonly onClose: () => void;
}

/** One rule: conditions, target, strategy, cap, fallback. It goes into the draft. */
export function RuleDialog({ rule, lookups, onSave, onClose }: Props): ReactNode {
  const t = useT('admin');
  const teams = usePaged(['teams'], listTeams);
  const agents = usePaged(['agents'], listAgents);
  const pools = usePaged(['pools'], listPools);
  const [conditions, setConditions] = useState<readonly RuleCondition[]>(rule?.conditions ?? []);
  const teamOptions = (teams.data?.items ?? [])
    .filter((team) => team.active || team.id === rule?.teamId)
    .map((team) => ({ value: `team:${team.id}`, label: team.name }));
  const people = (agents.data?.items ?? [])
    .filter((agent) => agent.active || agent.userId === rule?.user?.id)
    .map((agent) => ({ value: `user:${agent.userId}`, label: t('rules.toPerson', { name: agent.name }) }));
  // A team's own pool is the choice without a name.
  const poolOptions = (pools.data?.items ?? [])
    .filter((pool) => pool.team === null && (pool.active || pool.id === rule?.fallbackPool?.id))
    .map((pool) => ({
      value: `pool:${pool.id}`,
      label: t('rules.fallback.namedPool', { pool: pool.name }),
    }));
  const periods = PERIODS.map((value) => ({ value, label: t(`rules.period.${value}`) }));
  return (
    <FormDialog
      title={rule ? t('editOne', { name: rule.name }) : t('rules.create')}
      fields={[
        { key: 'name', kind: 'text', label: t('rules.name'), required: true, maxLength: 50 },
        {
          key: 'teamId',
          kind: 'select',
          label: t('rules.target'),
          required: true,
          empty: t('choose'),
          options: [...teamOptions, { value: 'park', label: t('rules.parkTeam') }, ...people],
        },
        {
          key: 'strategy',
          kind: 'select',
          label: t('rules.step.strategy'),
          hint: t('rules.strategyHint'),
          options: STRATEGIES.map((value) => ({ value, label: t(`rules.strategy.${value}`) })),
        },
        {
          key: 'period',
          kind: 'select',
          label: t('rules.period'),
          empty: t('rules.period.never'),
          options: periods,
        },
        { key: 'cap', kind: 'number', label: t('rules.cap'), hint: t('rules.capHint'), min: 1, max: 10_000 },
        { key: 'capPeriod', kind: 'select', label: t('rules.capPeriod'), options: periods },
        {
          key: 'fallbackTeamId',
          kind: 'select',
          label: t('rules.step.fallback'),
          hint: t('rules.fallbackHint'),
          options: [
            ...(['wait', 'next', 'pool'] as const).map((value) => ({
              value,
              label: t(`rules.fallback.${value}`),
            })),
            ...teamOptions.map(({ value, label }) => ({
              value,
              label: t('rules.fallback.team', { team: label }),
            })),
            ...poolOptions,
          ],
        },
        { key: 'ownerFirst', kind: 'switch', label: t('rules.ownerFirstLong'), wide: true },
        { key: 'onlyOnShift', kind: 'switch', label: t('rules.onlyOnShiftLong'), wide: true },
      ]}
      initial={{
        name: rule?.name ?? '',
        teamId: rule ? targetValue(rule) : null,
        strategy: rule?.strategy ?? 'fair_share',
        period: rule?.period ?? null,
        cap: rule?.cap ?? null,
        capPeriod: rule?.capPeriod ?? 'day',
        fallbackTeamId: rule ? fallbackValue(rule) : 'wait',
        ownerFirst: rule?.ownerFirst ?? false,
        onlyOnShift: rule?.onlyOnShift ?? false,
      }}
      onSave={(values) => onSave(toInput(rule, values, conditions))}
      onSaved={onClose}
      onClose={onClose}
    >
      <ConditionsEditor conditions={conditions} lookups={lookups} onChange={setConditions} />
    </FormDialog>
  );
}

function toInput(
  rule: RuleDefinition | null,
  values: FormValues,
  conditions: readonly RuleCondition[],
): RuleInput {
  const cap = typeof values.cap === 'number' ? values.cap : null;
  const period = (value: unknown) => PERIODS.find((known) => known === value) ?? null;
  return {
    ...(rule ? { id: rule.id } : {}),
    name: String(values.name),
    active: rule?.active ?? true,
    conditions: conditions.filter((condition) => !isIncomplete(condition)),
    ...targetOf(String(values.teamId)),
    strategy: STRATEGIES.find((known) => known === values.strategy) ?? 'fair_share',
    ownerFirst: values.ownerFirst === true,
    period: period(values.period),
    cap,
    capPeriod: cap === null ? null : period(values.capPeriod),
    ...fallbackOf(String(values.fallbackTeamId)),
    onlyOnShift: values.onlyOnShift === true,
  };
}
