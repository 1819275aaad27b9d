import { useState } from 'react';
import { ACTIVITY_TYPES, OUTCOMES, type ActivityType, type LeadDetail } from '../../api/leads';
import { Icon, type IconName } from '../../components/icon';
import { Kbd } from '../../components/kbd';
import { useT } from '../../i18n';
import { serverNow } from '../../api/client';
import { clockTime, relativeDay } from '../../time/format-time';
import { useTicking } from '../../time/ticker';
import { CustomTime } from './custom-time';
import { followUpTimes, type FollowUpTime } from './follow-up-times';
import { MentionText } from './mention-text';
import type { ComposerState } from './use-composer';

const ICONS: Readonly<Record<ActivityType, IconName>> = {
  call: 'phone',
  wechat: 'wechat',
  visit: 'calendar',
  note: 'note',
};

/** Always there: what happened, how it ended, when to go on; then the next lead. */
export function Composer(props: {
  readonly lead: LeadDetail;
  readonly state: ComposerState;
  readonly hasNext: boolean;
}) {
  const t = useT('lead');
  const { state } = props;
  const { draft, change } = state;
  return (
    <form
      className={state.open ? 'ld-composer ld-composer-open' : 'ld-composer'}
      aria-label={t('composer.label')}
      onSubmit={(event) => {
        event.preventDefault();
        state.submit(true);
      }}
    >
      <div className="ld-types">
        <div className="ld-kinds" role="radiogroup" aria-label={t('composer.type')}>
          {ACTIVITY_TYPES.map((type) => (
            <label key={type}>
              <input
                type="radio"
                name="activity-type"
                className="sr-only"
                checked={draft.type === type}
                onChange={() => change({ type })}
              />
              <span>
                <Icon name={ICONS[type]} />
                {t(`activity.${type}`)}
              </span>
            </label>
          ))}
        </div>
        {draft.type === 'call' && (
          <div className="ld-outcomes" role="group" aria-label={t('composer.outcome')}>
            {OUTCOMES.map((outcome) => (
              <button
                key={outcome}
                type="button"
                className="chip"
                aria-pressed={draft.outcome === outcome}
                onClick={() => change({ outcome: draft.outcome === outcome ? null : outcome })}
              >
                {t(`outcome.${outcome}`)}
              </button>
            ))}
          </div>
        )}
        <button
          type="button"
          className="btn-ico ld-composer-close"
          aria-label={t('common:close')}
          onClick={state.close}
        >
          <Icon name="close" />
        </button>
      </div>
      <MentionText
        leadId={props.lead.id}
        field={state.field}
        value={draft.summary}
        label={t('composer.summary')}
        placeholder={t(`composer.placeholder.${draft.type}`)}
        invalid={state.missing}
        onChange={(summary) => change({ summary })}
        onMention={(mention, summary) => change({ summary, mentions: [...draft.mentions, mention] })}
      />
      {state.missing && (
        <p className="field-error ld-composer-error" role="alert">
          {t(draft.type === 'call' ? 'composer.missingCall' : 'composer.missing')}
        </p>
      )}
      <div className="ld-row ld-row-last">
        <FollowUp state={state} />
        <span className="ld-save">
          {props.hasNext && (
            <button
              type="button"
              className="btn btn-sm"
              disabled={state.save.isPending}
              title={t('composer.save')}
              onClick={() => state.submit(false)}
            >
              {t('common:save')}
            </button>
          )}
          <button type="submit" className="btn btn-sm btn-pri" disabled={state.save.isPending}>
            {state.save.isPaused
              ? t('composer.queued')
              : t(props.hasNext ? 'composer.saveNext' : 'composer.saveLast')}
            <Kbd keys="mod+enter" />
          </button>
        </span>
      </div>
    </form>
  );
}

function FollowUp({ state }: { readonly state: ComposerState }) {
  const t = useT('lead');
  const { draft, change } = state;
  const [custom, setCustom] = useState(draft.nextChoice === 'custom');
  // Renders when the offers change, not each second.
  useTicking((now) =>
    followUpTimes(now)
      .map(({ at }) => at)
      .join(),
  );
  const now = serverNow();
  const times = followUpTimes(now);
  const label = (time: FollowUpTime): string =>
    time.choice === 'friday' ? `${t('composer.friday')} ${clockTime(time.at)}` : relativeDay(time.at, now);
  return (
    <div className="ld-next" role="group" aria-label={t('composer.next')}>
      <span>{t('composer.next')}</span>
      {times.map((time) => {
        const on = draft.nextChoice === time.choice;
        return (
          <button
            key={time.choice}
            type="button"
            className="chip"
            aria-pressed={on}
            onClick={() => {
              setCustom(false);
              change(on ? { nextAt: null, nextChoice: null } : { nextAt: time.at, nextChoice: time.choice });
            }}
          >
            {label(time)}
          </button>
        );
      })}
      {custom ? (
        <CustomTime
          at={draft.nextChoice === 'custom' ? draft.nextAt : null}
          now={now}
          onChange={(nextAt) => change({ nextAt, nextChoice: 'custom' })}
        />
      ) : (
        <button type="button" className="chip" aria-pressed={false} onClick={() => setCustom(true)}>
          {t('composer.custom')}
        </button>
      )}
    </div>
  );
}
