import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { getSettings, updateSetting } from '../../api/admin';
import { ErrorState, Loading, Skeleton } from '../../components/states';
import { formatNumber } from '../../format';
import { useT } from '../../i18n';
import { FormDialog } from './form-dialog';
import type { FormField } from './form-control';
import { Section, useMay, useRefresh } from './section';
import { SETTINGS, type Setting } from './settings';

/** The workspace's own figures. */
export function SettingsSection(): ReactNode {
  const t = useT('admin');
  const mayWrite = useMay('settings.write');
  const refresh = useRefresh();
  const [open, setOpen] = useState<Setting | null>(null);
  const settings = useQuery({ queryKey: ['admin', 'settings'], queryFn: getSettings });
  const valueOf = (key: string): string => settingText(settings.data?.values[key]);
  const close = (): void => setOpen(null);

  return (
    <Section title={t('section.settings')} hint={t('settings.hint')}>
      {settings.isPending ? (
        <Loading>
          <Skeleton height={200} />
        </Loading>
      ) : null}
      {settings.isError ? (
        <ErrorState error={settings.error} onRetry={() => void settings.refetch()} />
      ) : null}
      {settings.data ? (
        <ul className="card admin-rows">
          {SETTINGS.map((setting) => (
            <li key={setting.key}>
              <div>
                <b>{t(`settings.${setting.key}`)}</b>
                <p>{t(`settings.${setting.key}.hint`)}</p>
              </div>
              <span className="admin-value">
                {shownText(settings.data.values[setting.key]) || t('settings.blank')}
              </span>
              {mayWrite ? (
                <button
                  type="button"
                  className="btn btn-sm"
                  aria-label={t('editOne', { name: t(`settings.${setting.key}`) })}
                  onClick={() => setOpen(setting)}
                >
                  {t('common:edit')}
                </button>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {open ? (
        <FormDialog
          title={t('editOne', { name: t(`settings.${open.key}`) })}
          fields={[fieldOf(open, t)]}
          initial={{ value: open.kind === 'number' ? Number(valueOf(open.key)) : valueOf(open.key) }}
          onSave={({ value }) =>
            updateSetting(open.key, open.kind === 'number' ? Number(value) : String(value ?? ''))
          }
          onSaved={() => {
            refresh('settings');
            close();
          }}
          onClose={close}
        />
      ) : null}
    </Section>
  );
}

const settingText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** As read, not as entered: with separators. */
const shownText = (value: unknown): string =>
  typeof value === 'number' ? formatNumber(value) : settingText(value);

function fieldOf(setting: Setting, t: (key: string) => string): FormField {
  const base = {
    key: 'value',
    label: t(`settings.${setting.key}`),
    hint: t(`settings.${setting.key}.hint`),
    wide: true,
  };
  return setting.kind === 'number'
    ? { ...base, kind: 'number', min: setting.min ?? 0, max: setting.max, required: true }
    : { ...base, kind: 'text', maxLength: setting.max };
}
