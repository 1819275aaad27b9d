import { type ReactNode } from 'react';
import { AREA_UNITS, CONSENT_BASES, STAFF_CHANNELS } from '../api/intake';
import { ApiProblem } from '../api/problem';
import { NEED_TYPES } from '../api/types';
import { useErrorText } from '../components/states';
import { Tag, type TagTone } from '../components/tag';
import { useT } from '../i18n';
import { CallerCard } from './caller-card';
import { groupOf, markOf, type Group, type IntakeField, type Mark } from './intake-form';
import type { IntakeFormState } from './use-intake-form';

const MARK_TONES: Readonly<Record<Mark, TagTone>> = {
  sure: 'ok',
  check: 'warn',
  none: 'mute',
  edited: 'blue',
};
const LIMITS = {
  need: 500,
  use: 500,
  tax: 200,
  company: 200,
  contact: 100,
  phone: 50,
  wechat: 50,
  region: 300,
} as const;
type TextField = keyof typeof LIMITS;

/** What was understood, each field with its colour and how sure it is; then where it came from and on what ground. */
export function IntakeFields({ form, focus }: { readonly form: IntakeFormState; readonly focus: boolean }) {
  const t = useT('intake');
  const errorText = useErrorText();
  const faults = form.save.error instanceof ApiProblem ? form.save.error.errors : [];
  const { values, change } = form;
  const row = (
    group: Group,
    fields: readonly IntakeField[],
    htmlFor: string,
    control: ReactNode,
  ): ReactNode => {
    const problem = faults.find(({ path }) =>
      fields.some((field) => path === field || path.startsWith(`${group}.`)),
    )?.message;
    const mark = markOf(group, form.parsed, fields.some(form.isTyped));
    const target = fields[0];
    return (
      <div className={`in-row in-${group}`} key={group}>
        <span className="in-label">
          <label htmlFor={htmlFor}>{t(`group.${group}`)}</label>
          {(form.parsed !== null || mark === 'edited') && (
            <Tag tone={MARK_TONES[mark]}>{t(`mark.${mark}`)}</Tag>
          )}
          {form.chosen !== null && target !== undefined && groupOf(form.chosen.field) !== group && (
            <button
              type="button"
              className="btn-link"
              onClick={() => {
                change(target === 'needType' ? 'need' : target, form.chosen?.text ?? '');
                form.choose(null);
              }}
            >
              {t('putHere')}
            </button>
          )}
        </span>
        {control}
        {problem !== undefined && <p className="field-error">{problem}</p>}
      </div>
    );
  };
  const text = (field: TextField, group: Group = groupOf(field)): ReactNode =>
    row(
      group,
      [field],
      `intake-${field}`,
      <input
        id={`intake-${field}`}
        className="input"
        type={field === 'phone' ? 'tel' : 'text'}
        autoComplete="off"
        maxLength={LIMITS[field]}
        aria-invalid={form.problems.contact && (field === 'phone' || field === 'wechat')}
        value={values[field]}
        onChange={(event) => change(field, event.target.value)}
      />,
    );
  return (
    <div className="in-right">
      {row(
        'need',
        ['needType', 'need'],
        'intake-needType',
        <div className="in-pair">
          <select
            id="intake-needType"
            data-autofocus={focus ? '' : undefined}
            className="select"
            aria-invalid={form.problems.need}
            value={values.needType}
            onChange={(event) => change('needType', event.target.value)}
          >
            <option value="">{t('chooseNeed')}</option>
            {NEED_TYPES.map((type) => (
              <option key={type} value={type}>
                {t(`common:needType.${type}`)}
              </option>
            ))}
          </select>
          <input
            className="input"
            aria-label={t('needWords')}
            placeholder={t('needWords')}
            maxLength={LIMITS.need}
            value={values.need}
            onChange={(event) => change('need', event.target.value)}
          />
        </div>,
      )}
      {row(
        'area',
        ['areaMin', 'areaMax', 'areaUnit'],
        'intake-areaMin',
        <div className="in-areas">
          <input
            id="intake-areaMin"
            className="input"
            inputMode="decimal"
            maxLength={12}
            placeholder={t('areaMin')}
            value={values.areaMin}
            onChange={(event) => change('areaMin', event.target.value)}
          />
          <span aria-hidden="true">–</span>
          <input
            className="input"
            inputMode="decimal"
            maxLength={12}
            aria-label={t('areaMax')}
            placeholder={t('areaMax')}
            value={values.areaMax}
            onChange={(event) => change('areaMax', event.target.value)}
          />
          <select
            className="select"
            aria-label={t('areaUnit')}
            value={values.areaUnit}
            onChange={(event) => change('areaUnit', event.target.value)}
          >
            {AREA_UNITS.map((unit) => (
              <option key={unit} value={unit}>
                {t(`unit.${unit}`)}
              </option>
            ))}
          </select>
        </div>,
      )}
      {text('use', 'use')}
      {text('tax', 'tax')}
      {text('company')}
      {text('contact')}
      {text('phone')}
      <CallerCard form={form} />
      {text('wechat')}
      {text('region')}
      {(form.problems.contact || form.noPhoneRead) && (
        <p className="field-error" role="alert">
          {t('noPhone')}
        </p>
      )}
      {form.problems.need && (
        <p className="field-error" role="alert">
          {t('noNeed')}
        </p>
      )}
      <Origin form={form} />
      {form.save.isError && (
        <p className="field-error" role="alert">
          {errorText(form.save.error)}
        </p>
      )}
      {form.restrained && (
        <div className="field">
          <label htmlFor="intake-again">{t('askedAgain')}</label>
          <textarea
            id="intake-again"
            className="input"
            rows={2}
            required
            minLength={4}
            maxLength={300}
            placeholder={t('askedAgain.example')}
            value={form.askedAgain}
            onChange={(event) => form.setAskedAgain(event.target.value)}
          />
        </div>
      )}
    </div>
  );
}

function Origin({ form }: { readonly form: IntakeFormState }) {
  const t = useT('intake');
  return (
    <div className="in-origin">
      <div className="field">
        <label htmlFor="intake-channel">{t('channel')}</label>
        <select
          id="intake-channel"
          className="select"
          value={form.channel}
          onChange={(event) => {
            const channel = STAFF_CHANNELS.find((candidate) => candidate === event.target.value);
            if (channel !== undefined) form.setChannel(channel);
          }}
        >
          {STAFF_CHANNELS.map((channel) => (
            <option key={channel} value={channel}>
              {t(`common:channel.${channel}`)}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor="intake-basis">{t('basis')}</label>
        <select
          id="intake-basis"
          className="select"
          value={form.basis.kind}
          onChange={(event) => {
            const kind = CONSENT_BASES.find((candidate) => candidate === event.target.value);
            if (kind !== undefined) form.setBasis({ ...form.basis, kind });
          }}
        >
          {CONSENT_BASES.map((kind) => (
            <option key={kind} value={kind}>
              {t(`basis.${kind}`)}
            </option>
          ))}
        </select>
      </div>
      <div className="field in-wide">
        <label htmlFor="intake-note">{t('basisNote')}</label>
        <input
          id="intake-note"
          className="input"
          maxLength={500}
          value={form.basis.note}
          onChange={(event) => form.setBasis({ ...form.basis, note: event.target.value })}
        />
      </div>
    </div>
  );
}
