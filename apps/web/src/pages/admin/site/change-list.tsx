import type { ReactNode } from 'react';
import { listParks } from '../../../api/admin';
import type { FormChange } from '../../../api/site-forms';
import { useT, type Translate } from '../../../i18n';
import { usePaged } from '../section';

/** What changed, before and after, in words. */
export function ChangeList({ changes }: { readonly changes: readonly FormChange[] }): ReactNode {
  const t = useT('site-forms');
  const parks = usePaged(['parks'], listParks);
  const names = new Map((parks.data?.items ?? []).map((park) => [park.id, park.name]));
  if (changes.length === 0) return <p className="field-hint">{t('changes.none')}</p>;
  return (
    <ul className="change-list">
      {changes.map((change) => (
        <li key={change.path}>
          <b>{pathText(change.path, t)}</b>
          <span>
            <del>{valueText(change.path, change.before, t, names)}</del> →{' '}
            <ins>{valueText(change.path, change.after, t, names)}</ins>
          </span>
        </li>
      ))}
    </ul>
  );
}

function pathText(path: string, t: Translate): string {
  const [kind = '', name = '', text = ''] = path.split('.');
  if (kind === 'field') return t(`field.${name}`);
  if (kind === 'texts')
    return t('changes.text', { text: t(`text.${text}`), language: t(`language.${name}`) });
  return t(`change.${kind}`);
}

function valueText(
  path: string,
  value: string | null,
  t: Translate,
  parks: ReadonlyMap<string, string>,
): string {
  if (value === '' && path.startsWith('taxBands')) return t('changes.noBands');
  if (value === null || value === '') return t(path === 'parkIds' ? 'changes.allParks' : 'changes.own');
  const listed = (name: (item: string) => string): string =>
    value.split(',').map(name).join(t('common:listSeparator'));
  if (path.startsWith('field.')) return t(`mode.${value}`);
  switch (path) {
    case 'order':
      return listed((key) => t(`field.${key}`));
    case 'needTypes':
      return listed((need) => t(`common:needType.${need}`));
    case 'areaUnits':
      return listed((unit) => t(`unit.${unit}`));
    case 'parkIds':
      return listed((id) => parks.get(id) ?? id);
    case 'showsPromise':
    case 'open':
      return t(value === 'true' ? 'yes' : 'no');
    case 'hue':
      return `${value}°`;
    default:
      return value;
  }
}
