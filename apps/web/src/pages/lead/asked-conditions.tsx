import type { RuleCondition } from '../../api/rule-fields';
import { useT } from '../../i18n';
import { conditionText } from '../admin/conditions';

/** What the rule asked for, in words. Which park or site is not said: their names may have changed since. */
export default function AskedConditions({ conditions }: { readonly conditions: readonly RuleCondition[] }) {
  const t = useT('admin');
  const words = conditions.map((condition) =>
    condition.field === 'parkId' || condition.field === 'siteId'
      ? t(`field.${condition.field}`)
      : conditionText(condition, { parks: [], sites: [] }, t),
  );
  return (
    <p className="ld-tried">{t('simulate.asked', { conditions: words.join(t('common:listSeparator')) })}</p>
  );
}
