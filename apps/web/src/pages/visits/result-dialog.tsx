import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { newIdempotencyKey, serverNow } from '../../api/client';
import { holdVisit, type Visit } from '../../api/visits';
import { Dialog } from '../../components/dialog';
import { useErrorText } from '../../components/states';
import { showToast } from '../../components/toasts';
import { useT } from '../../i18n';
import { relativeDay } from '../../time/format-time';
import { CustomTime } from '../lead/custom-time';
import { followUpTimes } from '../lead/follow-up-times';
import { refreshLead } from '../lead/use-lead-actions';

/** What came of a visit: it counts as a follow-up of the lead, so the next one is asked for too. */
export function ResultDialog(props: {
  readonly leadId: string;
  readonly visit: Visit;
  readonly onClose: () => void;
}) {
  const t = useT('visits');
  const errorText = useErrorText();
  const queryClient = useQueryClient();
  const id = useId();
  const { visit } = props;
  const [now] = useState(serverNow);
  const [key] = useState(newIdempotencyKey);
  const [result, setResult] = useState('');
  const [places, setPlaces] = useState(visit.places ?? '');
  const [unseen, setUnseen] = useState<readonly string[]>([]);
  const [next, setNext] = useState<number | 'custom' | null>(null);
  const [custom, setCustom] = useState<number | null>(null);
  const [tried, setTried] = useState(false);
  const nextAt = next === 'custom' ? custom : next;
  const empty = result.trim() === '';
  const save = useMutation({
    mutationFn: () =>
      holdVisit(
        visit.id,
        {
          result: result.trim(),
          shownPlaces: places.trim(),
          parkIds: visit.parks.map((park) => park.id).filter((park) => !unseen.includes(park)),
          ...(nextAt === null ? {} : { nextFollowUpAt: new Date(nextAt).toISOString() }),
        },
        key,
      ),
    onSuccess: () => {
      showToast({ text: t('record.done') });
      refreshLead(props.leadId);
      void queryClient.invalidateQueries({ queryKey: ['agenda'] });
      props.onClose();
    },
    onError: (error) => showToast({ text: errorText(error), tone: 'bad' }),
  });
  return (
    <Dialog
      title={t('record.title')}
      onClose={props.onClose}
      size="md"
      footer={
        <>
          <button type="button" className="btn" onClick={props.onClose}>
            {t('common:cancel')}
          </button>
          <button type="submit" form={id} className="btn btn-pri" disabled={save.isPending}>
            {t('record.confirm')}
          </button>
        </>
      }
    >
      <form
        id={id}
        className="form-stack"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (!empty) save.mutate();
        }}
      >
        <div className="field">
          <label htmlFor={`${id}-result`}>{t('result')}</label>
          <textarea
            id={`${id}-result`}
            className="textarea"
            data-autofocus=""
            rows={4}
            maxLength={2000}
            placeholder={t('resultExample')}
            aria-invalid={tried && empty}
            value={result}
            onChange={(event) => setResult(event.target.value)}
          />
          {tried && empty && (
            <p className="field-error" role="alert">
              {t('resultNeeded')}
            </p>
          )}
        </div>
        {visit.parks.length > 0 && (
          <div className="field">
            <span className="label" id={`${id}-seen`}>
              {t('shownParks')}
            </span>
            <div className="vi-kinds" role="group" aria-labelledby={`${id}-seen`}>
              {visit.parks.map((park) => (
                <button
                  key={park.id}
                  type="button"
                  className="chip"
                  aria-pressed={!unseen.includes(park.id)}
                  onClick={() =>
                    setUnseen(
                      unseen.includes(park.id)
                        ? unseen.filter((one) => one !== park.id)
                        : [...unseen, park.id],
                    )
                  }
                >
                  {park.name}
                </button>
              ))}
            </div>
          </div>
        )}
        <div className="field">
          <label htmlFor={`${id}-places`}>{t('shownPlaces')}</label>
          <input
            id={`${id}-places`}
            className="input"
            maxLength={500}
            autoComplete="off"
            value={places}
            onChange={(event) => setPlaces(event.target.value)}
          />
        </div>
        <div className="field">
          <span className="label" id={`${id}-next`}>
            {t('nextFollowUp')}
          </span>
          <div className="vi-kinds" role="group" aria-labelledby={`${id}-next`}>
            {followUpTimes(now).map((time) => (
              <button
                key={time.choice}
                type="button"
                className="chip"
                aria-pressed={next === time.at}
                onClick={() => setNext(next === time.at ? null : time.at)}
              >
                {relativeDay(time.at, now)}
              </button>
            ))}
            <button
              type="button"
              className="chip"
              aria-pressed={next === 'custom'}
              onClick={() => setNext(next === 'custom' ? null : 'custom')}
            >
              {t('otherTime')}
            </button>
          </div>
          {next === 'custom' && <CustomTime at={custom} now={now} onChange={setCustom} />}
        </div>
      </form>
    </Dialog>
  );
}
