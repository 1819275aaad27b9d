import { useId, useState, type ReactNode } from 'react';
import { Dialog } from './dialog';

/** A dialog that asks why, with the usual answers one tap each; an empty reason is asked for again. */
export function AskReason(props: {
  readonly title: string;
  readonly hint: string;
  readonly usual: readonly string[];
  readonly texts: {
    readonly usual: string;
    readonly label: string;
    readonly needed: string;
    readonly cancel: string;
    readonly confirm: string;
  };
  /** Class of the row of usual answers. */
  readonly chips: string;
  readonly rows: number;
  readonly busy?: boolean;
  readonly onClose: () => void;
  readonly onReason: (reason: string) => void;
  /** What is asked besides. */
  readonly children?: ReactNode;
}) {
  const { texts } = props;
  const id = useId();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const empty = reason.trim() === '';
  return (
    <Dialog
      title={props.title}
      onClose={props.onClose}
      footer={
        <>
          <button type="button" className="btn" onClick={props.onClose}>
            {texts.cancel}
          </button>
          <button type="submit" form={id} className="btn btn-pri" disabled={props.busy}>
            {texts.confirm}
          </button>
        </>
      }
    >
      <form
        id={id}
        className="form-stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (empty) setTried(true);
          else props.onReason(reason.trim());
        }}
      >
        <p>{props.hint}</p>
        {props.children}
        <div className={props.chips} role="group" aria-label={texts.usual}>
          {props.usual.map((text) => (
            <button
              key={text}
              type="button"
              className="chip"
              aria-pressed={reason === text}
              onClick={() => setReason(text)}
            >
              {text}
            </button>
          ))}
        </div>
        <div className="field">
          <label htmlFor={`${id}-text`}>{texts.label}</label>
          <textarea
            id={`${id}-text`}
            className="textarea"
            rows={props.rows}
            maxLength={500}
            aria-invalid={tried && empty}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          {tried && empty && (
            <p className="field-error" role="alert">
              {texts.needed}
            </p>
          )}
        </div>
      </form>
    </Dialog>
  );
}
