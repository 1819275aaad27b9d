import { useId, type ReactNode } from 'react';
import {
  OPERATORS,
  RULE_FIELDS,
  type RuleCondition,
  type RuleField,
  type RuleOperator,
} from '../../api/rule-fields';
import { Icon } from '../../components/icon';
import { useT } from '../../i18n';
import {
  amountEntry,
  choicesOf,
  emptyCondition,
  fromAmountEntry,
  needsValue,
  withOperator,
  type RuleLookups,
} from './conditions';

interface Props {
  readonly conditions: readonly RuleCondition[];
  readonly lookups: RuleLookups;
  readonly onChange: (conditions: readonly RuleCondition[]) => void;
}

/** The lines of a rule: field, operator, value; all must hold, none takes everything. */
export function ConditionsEditor({ conditions, lookups, onChange }: Props): ReactNode {
  const t = useT('admin');
  const change = (index: number, next: RuleCondition): void =>
    onChange(conditions.map((condition, at) => (at === index ? next : condition)));
  return (
    <fieldset className="conditions">
      <legend className="label">{t('rules.conditions')}</legend>
      {conditions.length === 0 ? <p className="field-hint">{t('rules.takesAll')}</p> : null}
      {conditions.map((condition, index) => (
        <div key={index} className="condition" role="group" aria-label={t('rules.line', { n: index + 1 })}>
          <select
            className="select"
            aria-label={t('rules.field')}
            value={condition.field}
            onChange={(event) => change(index, emptyCondition(event.target.value as RuleField))}
          >
            {RULE_FIELDS.map((field) => (
              <option key={field} value={field}>
                {t(`field.${field}`)}
              </option>
            ))}
          </select>
          <select
            className="select"
            aria-label={t('rules.operator')}
            value={condition.op}
            onChange={(event) => change(index, withOperator(condition, event.target.value as RuleOperator))}
          >
            {OPERATORS[condition.field].map((op) => (
              <option key={op} value={op}>
                {t(`op.${op}`)}
              </option>
            ))}
          </select>
          <button
            type="button"
            className="btn-ico"
            aria-label={t('rules.removeLine', { n: index + 1 })}
            onClick={() => onChange(conditions.filter((_, at) => at !== index))}
          >
            <Icon name="close" />
          </button>
          {needsValue(condition.op) ? (
            <ValueInput condition={condition} lookups={lookups} onChange={(next) => change(index, next)} />
          ) : null}
        </div>
      ))}
      <button
        type="button"
        className="btn btn-sm"
        disabled={conditions.length >= 20}
        onClick={() => onChange([...conditions, emptyCondition('needType')])}
      >
        <Icon name="plus" /> {t('rules.addLine')}
      </button>
    </fieldset>
  );
}

function ValueInput(props: {
  readonly condition: RuleCondition;
  readonly lookups: RuleLookups;
  readonly onChange: (condition: RuleCondition) => void;
}): ReactNode {
  const t = useT('admin');
  const id = useId();
  const { condition, lookups, onChange } = props;
  const { field, op, value } = condition;
  const choices = choicesOf(field, lookups, t);
  const list = Array.isArray(value) ? (value as readonly string[]) : [];
  if (choices) {
    return (
      <div className="chips condition-value" role="group" aria-label={t(`field.${field}`)}>
        {choices.map((choice) => {
          const isOn = list.includes(choice.value);
          return (
            <button
              key={choice.value}
              type="button"
              className="chip"
              aria-pressed={isOn}
              onClick={() =>
                onChange({
                  field,
                  op,
                  value: isOn ? list.filter((item) => item !== choice.value) : [...list, choice.value],
                })
              }
            >
              {choice.label}
            </button>
          );
        })}
      </div>
    );
  }
  if (op === 'gte' || op === 'lte') {
    return (
      <div className="field condition-value">
        <label htmlFor={id}>
          {t('rules.amount', { field: t(`field.${field}`), unit: t(`unit.${field}`) })}
        </label>
        <input
          id={id}
          className="input"
          inputMode="decimal"
          maxLength={16}
          defaultValue={amountEntry(condition)}
          onChange={(event) => onChange({ field, op, value: fromAmountEntry(field, event.target.value) })}
        />
      </div>
    );
  }
  return (
    <div className="field condition-value">
      <label htmlFor={id}>{t('rules.words')}</label>
      <input
        id={id}
        className="input"
        maxLength={300}
        defaultValue={list.join(t('common:listSeparator'))}
        onChange={(event) =>
          onChange({
            field,
            op,
            value: event.target.value
              .split(/[,，、;；]/)
              .map((word) => word.trim())
              .filter(Boolean),
          })
        }
      />
    </div>
  );
}
