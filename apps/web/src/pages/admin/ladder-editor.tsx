import type { ReactNode } from 'react';
import type { LadderStep } from '../../api/clocks';
import { Icon } from '../../components/icon';
import { useT } from '../../i18n';

const ACTS = ['copy', 'reassign', 'pool'] as const;
const MAX_STEPS = 10;

/** The rungs of a policy: when, and what then. Before the deadline a rung can only copy the leader. */
export function LadderEditor(props: {
  readonly steps: readonly LadderStep[];
  readonly onChange: (steps: readonly LadderStep[]) => void;
}): ReactNode {
  const c = useT('clocks');
  const { steps, onChange } = props;
  const change = (index: number, next: LadderStep): void =>
    onChange(steps.map((step, at) => (at === index ? next : step)));
  return (
    <fieldset className="conditions">
      <legend className="label">{c('ladder')}</legend>
      <p className="field-hint">{c('ladderHint')}</p>
      {steps.map((step, index) => {
        const before = step.percent !== undefined;
        return (
          <div key={index} className="ladder-step" role="group" aria-label={c('step', { n: index + 1 })}>
            <select
              className="select"
              aria-label={c('when')}
              value={before ? 'percent' : 'after'}
              onChange={(event) =>
                change(
                  index,
                  event.target.value === 'percent'
                    ? { act: 'copy', percent: 80 }
                    : { act: step.act, after: 60 },
                )
              }
            >
              <option value="percent">{c('whenPercent')}</option>
              <option value="after">{c('whenAfter')}</option>
            </select>
            <input
              className="input"
              type="number"
              aria-label={before ? c('percent') : c('afterMinutes')}
              min={before ? 1 : 0}
              max={before ? 99 : 100_000}
              value={before ? step.percent : step.after}
              onChange={(event) => {
                const value = Number(event.target.value);
                change(index, before ? { ...step, percent: value } : { ...step, after: value });
              }}
            />
            <select
              className="select"
              aria-label={c('what')}
              value={step.act}
              disabled={before}
              onChange={(event) => change(index, { ...step, act: event.target.value as LadderStep['act'] })}
            >
              {ACTS.map((act) => (
                <option key={act} value={act}>
                  {c(`act.${act}`)}
                </option>
              ))}
            </select>
            <button
              type="button"
              className="btn-ico"
              aria-label={c('removeStep', { n: index + 1 })}
              onClick={() => onChange(steps.filter((_, at) => at !== index))}
            >
              <Icon name="close" />
            </button>
          </div>
        );
      })}
      <button
        type="button"
        className="btn btn-sm"
        disabled={steps.length >= MAX_STEPS}
        onClick={() => onChange([...steps, { act: 'copy', after: 0 }])}
      >
        <Icon name="plus" /> {c('addStep')}
      </button>
    </fieldset>
  );
}
