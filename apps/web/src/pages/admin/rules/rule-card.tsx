import type { ReactNode } from 'react';
import type { RuleChange, RuleDefinition, RuleFinding } from '../../../api/routing-rules';
import { Icon } from '../../../components/icon';
import { Tag } from '../../../components/tag';
import { useT } from '../../../i18n';
import { conditionText, type RuleLookups } from '../conditions';
import { fallbackText, targetText } from './rule-words';

interface Props {
  readonly rule: RuleDefinition;
  readonly index: number;
  readonly isLast: boolean;
  readonly lookups: RuleLookups;
  readonly mayWrite: boolean;
  readonly isBusy: boolean;
  readonly change: RuleChange | undefined;
  readonly findings: readonly RuleFinding[];
  /** Name of another rule of the list, with its place. */
  readonly nameOf: (id: string) => string;
  readonly onMove: (step: -1 | 1) => void;
  readonly onEdit: () => void;
  readonly onDelete: () => void;
  readonly onSwitch: () => void;
}

/** 条件 → 目标 → 方式 → 上限 → 兜底. */
export function RuleCard(props: Props): ReactNode {
  const t = useT('admin');
  const { rule, index, lookups, change, findings } = props;
  return (
    <li className={rule.active ? 'card rule-card' : 'card rule-card is-off'}>
      <span className="rule-number">{index + 1}</span>
      <div className="rule-text">
        <p>
          <b>{rule.name}</b> {rule.active ? null : <Tag>{t('inactive')}</Tag>}{' '}
          {change === undefined ? null : <Tag tone="warn">{t(`rules.change.${change.kind}`)}</Tag>}
        </p>
        <dl className="rule-steps">
          <Step name={t('rules.step.conditions')}>
            {rule.conditions.length === 0
              ? t('rules.takesAll')
              : rule.conditions.map((condition, at) => (
                  <span key={at} className="tag tag-mute">
                    {conditionText(condition, lookups, t)}
                  </span>
                ))}
          </Step>
          <Step name={t('rules.step.target')}>
            <b>{targetText(rule, t)}</b>
          </Step>
          <Step name={t('rules.step.strategy')}>
            {rule.target === 'user' ? t('rules.strategy.named') : t(`rules.strategy.${rule.strategy}`)}
            {rule.ownerFirst ? <Tag tone="vio">{t('rules.ownerFirst')}</Tag> : null}
            {rule.onlyOnShift ? <Tag tone="vio">{t('rules.onlyOnShift')}</Tag> : null}
            {rule.period === null ? null : <span>{t(`rules.resets.${rule.period}`)}</span>}
          </Step>
          <Step name={t('rules.step.cap')}>
            {rule.cap === null || rule.capPeriod === null
              ? t('rules.noCap')
              : t(`rules.capOf.${rule.capPeriod}`, { n: rule.cap })}
          </Step>
          <Step name={t('rules.step.fallback')}>{fallbackText(rule, t)}</Step>
        </dl>
        {findings.map((finding) => (
          <p key={`${finding.kind}${finding.byId ?? ''}`} className={`rule-finding is-${finding.kind}`}>
            <Icon name="warn" />
            {t(`rules.finding.${finding.kind}`, {
              other: finding.byIds.map(props.nameOf).join(t('common:listSeparator')),
            })}
          </p>
        ))}
      </div>
      {props.mayWrite ? <RuleActions {...props} /> : null}
    </li>
  );
}

function Step({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function RuleActions(props: Props): ReactNode {
  const t = useT('admin');
  const { name } = props.rule;
  return (
    <div className="rule-actions">
      <button
        type="button"
        className="btn-ico"
        aria-label={t('rules.up', { name })}
        disabled={props.index === 0 || props.isBusy}
        onClick={() => props.onMove(-1)}
      >
        <Icon name="up" />
      </button>
      <button
        type="button"
        className="btn-ico"
        aria-label={t('rules.down', { name })}
        disabled={props.isLast || props.isBusy}
        onClick={() => props.onMove(1)}
      >
        <Icon name="down" />
      </button>
      <label className="check">
        <input
          type="checkbox"
          checked={props.rule.active}
          disabled={props.isBusy}
          aria-label={t('rules.activeOf', { name })}
          onChange={props.onSwitch}
        />
        {t('active')}
      </label>
      <button type="button" className="btn btn-sm" aria-label={t('editOne', { name })} onClick={props.onEdit}>
        {t('common:edit')}
      </button>
      <button
        type="button"
        className="btn btn-sm btn-danger"
        aria-label={t('rules.deleteOne', { name })}
        disabled={props.isBusy}
        onClick={props.onDelete}
      >
        {t('common:delete')}
      </button>
    </div>
  );
}
