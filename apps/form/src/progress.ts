import type { AnswersView, ProgressView } from '@luodi/capture';
import { industryLabel, needLabel, taxLabel } from './choices';
import { areaText, minutesLeft, promiseTime } from './format';
import { html, type Html } from './html';
import { telUrl } from './layout';
import type { MessageKey, Translate } from './messages';

type Step = ProgressView['steps'][number];

/** A step still to come is named by what is awaited. */
function stepName({ step, state }: Step): MessageKey {
  if (state !== 'done' && (step === 'assigned' || step === 'contacted')) return `progress.${step}.waiting`;
  return `progress.${step}`;
}

function agentLine(agent: NonNullable<ProgressView['agent']>): Html {
  return html`<small
    >${agent.name}${agent.phone === null ? null : html` · <a class="lk" href="${telUrl(agent.phone)}">${agent.phone}</a>`}</small
  >`;
}

/** The four steps with their times. `at` writes an instant as the page wants it. */
export function progressCard(progress: ProgressView, at: (instant: string) => string, t: Translate): Html {
  const ended = progress.status === 'closed' || progress.status === 'withdrawn' ? progress.status : null;
  return html`<section class="c">
    <h2 class="lb">${t('progress.heading')}</h2>
    ${ended === null ? null : html`<p class="end">${t(`progress.${ended}`)}</p>`}
    <ol class="st">
      ${progress.steps.map(
        (step) =>
          html`<li class="${step.state}" ${step.state === 'next' ? html` aria-current="step"` : null}>
            <p>
              ${t(stepName(step))}<span class="vh"> ${t(`progress.state.${step.state}`)}</span>${
                step.step === 'assigned' && progress.agent !== null ? agentLine(progress.agent) : null
              }
            </p>
            ${stepSide(step, progress, at, t)}
          </li>`,
      )}
    </ol>
  </section>`;
}

/** When it happened, or how long until it should. */
function stepSide(
  step: Step,
  progress: ProgressView,
  at: (instant: string) => string,
  t: Translate,
): Html | null {
  if (step.at !== null) return html`<time datetime="${step.at}">${at(step.at)}</time>`;
  if (step.step === 'contacted' && step.state === 'next' && progress.firstCall !== null) {
    const { firstCall } = progress;
    const when = firstCall.kind === 'minutes' ? minutesLeft(firstCall.minutes, t) : promiseTime(firstCall, t);
    return html`<span class="m">${when}</span>`;
  }
  return null;
}

function needText(answers: AnswersView, t: Translate): string | null {
  const label = answers.needType === null ? null : needLabel(answers.needType);
  const parts = [label === null ? null : t(label), areaText(answers.area, t)].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(' · ');
}

/** What the person filled in, without their name and number. Rows that were left blank are left out. */
export function answersCard(answers: AnswersView, t: Translate): Html | null {
  // Our own values in the reader's language, other texts as typed.
  const rows: readonly (readonly [MessageKey, string | null])[] = [
    ['answers.need', needText(answers, t)],
    ['answers.text', answers.need],
    ['answers.park', answers.region.join(t('answers.join'))],
    ['answers.use', answers.use === null ? null : industryLabel({ value: answers.use, en: '' }, 'zh-CN', t)],
    ['answers.tax', answers.tax === null ? null : taxLabel({ value: answers.tax, en: '' }, 'zh-CN', t)],
    ['answers.company', answers.company],
  ];
  const filled = rows.filter(([, value]) => value !== null && value !== '');
  if (filled.length === 0) return null;
  return html`<section class="c">
    <h2 class="lb">${t('answers.heading')}</h2>
    <dl class="rv">
      ${filled.map(
        ([key, value]) =>
          html`<div>
            <dt>${t(key)}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
  </section>`;
}
