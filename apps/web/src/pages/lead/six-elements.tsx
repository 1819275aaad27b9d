import type { LeadDetail } from '../../api/leads';
import { Kbd } from '../../components/kbd';
import { Tag } from '../../components/tag';
import { useT, type Translate } from '../../i18n';
import { areaOf, taxOf } from './demand';
import { phoneText } from './phone-text';
import { SixForm } from './six-form';
import { SIX, type Element } from './six-fields';
import { CardTitle } from './card-title';

/** 需求六要素: what is known, what is missing, one click or E to change it. */
export function SixElements(props: {
  readonly lead: LeadDetail;
  /** The field being edited, null while reading. */
  readonly editing: string | null;
  readonly onEdit: (field: string) => void;
  readonly onClose: () => void;
}) {
  const t = useT('lead');
  const { lead } = props;
  return (
    <section className="card" aria-labelledby="six-title">
      <div className="card-head">
        <CardTitle id="six-title">{t('six.title')}</CardTitle>
        <span className="aside">{t('six.completeness', { count: lead.completeness })}</span>
        {lead.permissions.edit && props.editing === null && (
          <button type="button" className="btn-link end" onClick={() => props.onEdit('need')}>
            {t('common:edit')} <Kbd keys="e" />
          </button>
        )}
      </div>
      {props.editing === null ? (
        <dl className="ld-six">
          {SIX.map((element) => (
            <ElementCell key={element} element={element} lead={lead} onEdit={props.onEdit} />
          ))}
        </dl>
      ) : (
        <SixForm lead={lead} first={props.editing} onClose={props.onClose} />
      )}
    </section>
  );
}

function ElementCell(props: {
  readonly element: Element;
  readonly lead: LeadDetail;
  readonly onEdit: (field: string) => void;
}) {
  const t = useT('lead');
  const { element, lead } = props;
  const missing = lead.missing.includes(element);
  const value = missing ? t(`six.ask.${element}`) : (valueOf(element, lead, t) ?? t('common:none'));
  const label = t(`six.${element}`);
  return (
    <div className={missing ? 'ld-missing' : undefined}>
      <dt>
        {label} {missing && <Tag tone="warn">{t('six.missing')}</Tag>}
      </dt>
      <dd>
        {lead.permissions.edit ? (
          <button
            type="button"
            className="ld-value"
            aria-label={t('six.edit', { label, value })}
            title={value}
            onClick={() => props.onEdit(element)}
          >
            {value}
          </button>
        ) : (
          <span className="ld-value" title={value}>
            {value}
          </span>
        )}
      </dd>
    </div>
  );
}

function valueOf(element: Element, lead: LeadDetail, t: Translate): string | null {
  switch (element) {
    case 'need': {
      const parts = [lead.needType === null ? null : t(`common:needType.${lead.needType}`), areaOf(lead)];
      const said = parts.filter((part) => part !== null).join(' · ');
      return said === '' ? lead.needText : said;
    }
    case 'use':
      return (
        [...new Set([lead.useText ?? lead.use, lead.industry])].filter((part) => part !== null).join(' · ') ||
        null
      );
    case 'tax':
      return taxOf(lead);
    case 'company':
      return lead.company;
    case 'contact':
      return lead.contact;
    case 'phone':
      return lead.phone === null ? lead.contactDetail.wechat : phoneText(lead.phone);
  }
}
