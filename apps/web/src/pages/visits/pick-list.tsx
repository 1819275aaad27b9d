import { useId } from 'react';
import { Icon } from '../../components/icon';
import { useT } from '../../i18n';

interface Choice {
  readonly id: string;
  readonly name: string;
}

/** Several of a list: what is chosen can be taken off, the rest is added one by one. */
export function PickList(props: {
  readonly label: string;
  /** What the empty choice of the list says. */
  readonly add: string;
  readonly choices: readonly Choice[];
  readonly chosen: readonly Choice[];
  readonly most: number;
  readonly onChange: (chosen: readonly Choice[]) => void;
}) {
  const t = useT('visits');
  const id = useId();
  const { chosen, onChange } = props;
  const left = props.choices.filter((choice) => !chosen.some((one) => one.id === choice.id));
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      <div className="vi-picks">
        {chosen.map((choice) => (
          <span key={choice.id} className="vi-pick">
            {choice.name}
            <button
              type="button"
              aria-label={t('takeOff', { name: choice.name })}
              onClick={() => onChange(chosen.filter((one) => one.id !== choice.id))}
            >
              <Icon name="close" />
            </button>
          </span>
        ))}
        {chosen.length < props.most && (
          <select
            id={id}
            className="select"
            value=""
            onChange={(event) => {
              const choice = left.find((one) => one.id === event.target.value);
              if (choice !== undefined) onChange([...chosen, choice]);
            }}
          >
            <option value="">{props.add}</option>
            {left.map((choice) => (
              <option key={choice.id} value={choice.id}>
                {choice.name}
              </option>
            ))}
          </select>
        )}
      </div>
    </div>
  );
}
