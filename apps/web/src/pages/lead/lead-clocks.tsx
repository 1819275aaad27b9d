import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { can } from '../../access';
import {
  DONE_KINDS,
  clockDone,
  leadClocksQuery,
  pauseClock,
  resumeClock,
  type LeadClockItem,
} from '../../api/clocks';
import type { LeadDetail } from '../../api/leads';
import { useMe } from '../../api/me';
import { DateText } from '../../components/date-text';
import { Dialog } from '../../components/dialog';
import { useErrorText } from '../../components/states';
import { Tag, type TagTone } from '../../components/tag';
import { showToast } from '../../components/toasts';
import { useT } from '../../i18n';

type Asked = { readonly act: 'done' | 'pause'; readonly clock: LeadClockItem };

const TONES: Readonly<Record<LeadClockItem['state'], TagTone>> = {
  running: 'mute',
  warned: 'warn',
  breached: 'bad',
  met: 'ok',
  late: 'warn',
  ended: 'mute',
};

/** The other clocks of a lead, one line each: assessment, feedback, report, and the follow-up that is owed. */
export function LeadClocks({ lead }: { readonly lead: LeadDetail }) {
  const t = useT('lead');
  const me = useMe();
  const queryClient = useQueryClient();
  const errorText = useErrorText();
  const [asked, setAsked] = useState<Asked | null>(null);
  const clocks = useQuery(leadClocksQuery(lead.id));
  const run = useMutation({
    mutationFn: (act: () => Promise<unknown>) => act(),
    onSuccess: () => setAsked(null),
    onError: (error) => showToast({ text: errorText(error), tone: 'bad' }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['lead', lead.id] }),
  });
  const items = (clocks.data?.items ?? []).filter((clock) => clock.state !== 'ended');
  if (items.length === 0) return null;
  const manages = can(me.user, 'assignLeads') && lead.permissions.edit;
  return (
    <section className="card ld-clocks" aria-label={t('clocks.label')}>
      <ul>
        {items.map((clock) => {
          const name = t(`clockKind.${clock.kind}`);
          const runs = clock.stoppedAt === null;
          return (
            <li key={clock.kind}>
              <b>
                {clock.round > 1 && clock.kind === 'report'
                  ? t('clocks.round', { name, round: clock.round })
                  : name}
              </b>
              <Tag tone={clock.pausedAt === null ? TONES[clock.state] : 'blue'}>
                {clock.pausedAt === null ? t(`clocks.state.${clock.state}`) : t('clocks.paused')}
              </Tag>
              <span className="ld-clocks-due">
                {clock.pausedAt !== null ? (
                  (clock.pauseReason ?? t('clocks.dealOnHold'))
                ) : runs ? (
                  <>
                    {t('clocks.due')} <DateText at={clock.dueAt} />
                  </>
                ) : (
                  <DateText at={clock.stoppedAt} />
                )}
              </span>
              <span className="ld-clocks-acts">
                {runs && lead.permissions.edit && DONE_KINDS.includes(clock.kind) ? (
                  <button
                    type="button"
                    className="btn btn-sm"
                    aria-label={t('clocks.doneOne', { name })}
                    onClick={() => setAsked({ act: 'done', clock })}
                  >
                    {t('clocks.done')}
                  </button>
                ) : null}
                {runs && manages ? (
                  <button
                    type="button"
                    className="btn btn-sm"
                    aria-label={t(clock.pausedAt === null ? 'clocks.pauseOne' : 'clocks.resumeOne', { name })}
                    disabled={run.isPending}
                    onClick={() =>
                      clock.pausedAt === null
                        ? setAsked({ act: 'pause', clock })
                        : run.mutate(() => resumeClock(lead.id, clock.kind))
                    }
                  >
                    {t(clock.pausedAt === null ? 'clocks.pause' : 'clocks.resume')}
                  </button>
                ) : null}
              </span>
            </li>
          );
        })}
      </ul>
      {asked === null ? null : (
        <ClockDialog
          asked={asked}
          busy={run.isPending}
          onClose={() => setAsked(null)}
          onNote={(note, result) =>
            run.mutate(() =>
              asked.act === 'pause'
                ? pauseClock(lead.id, asked.clock.kind, note)
                : clockDone(lead.id, asked.clock.kind, { note, ...(result === '' ? {} : { result }) }),
            )
          }
        />
      )}
    </section>
  );
}

function ClockDialog(props: {
  readonly asked: Asked;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onNote: (note: string, result: string) => void;
}) {
  const t = useT('lead');
  const id = useId();
  const [note, setNote] = useState('');
  const [result, setResult] = useState('');
  const [tried, setTried] = useState(false);
  const { act, clock } = props.asked;
  const name = t(`clockKind.${clock.kind}`);
  const empty = note.trim() === '';
  return (
    <Dialog
      title={t(act === 'done' ? 'clocks.doneOne' : 'clocks.pauseOne', { name })}
      onClose={props.onClose}
      footer={
        <>
          <button type="button" className="btn" onClick={props.onClose}>
            {t('common:cancel')}
          </button>
          <button type="submit" form={id} className="btn btn-pri" disabled={props.busy}>
            {t('common:save')}
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
          else props.onNote(note.trim(), result);
        }}
      >
        {act === 'done' && clock.kind === 'assessment' ? (
          <div className="field">
            <label htmlFor={`${id}-result`}>{t('clocks.result')}</label>
            <select
              id={`${id}-result`}
              className="select"
              value={result}
              onChange={(event) => setResult(event.target.value)}
            >
              <option value="">{t('clocks.resultKeep')}</option>
              <option value="qualified">{t('clocks.resultQualified')}</option>
              <option value="nurturing">{t('clocks.resultNurturing')}</option>
            </select>
          </div>
        ) : null}
        <div className="field">
          <label htmlFor={`${id}-note`}>
            {t(act === 'done' ? `clocks.note.${clock.kind}` : 'clocks.pauseReason')}
          </label>
          <textarea
            id={`${id}-note`}
            className="textarea"
            rows={4}
            maxLength={500}
            aria-invalid={tried && empty}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
          {tried && empty ? <p className="field-error">{t('clocks.noteMissing')}</p> : null}
        </div>
      </form>
    </Dialog>
  );
}
