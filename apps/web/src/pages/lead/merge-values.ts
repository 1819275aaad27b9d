import type { LeadDetail } from '../../api/leads';
import type { Translate } from '../../i18n';
import { areaOf, taxOf } from './demand';
import type { MergeValues } from './merge-fields';

/** A lead's fields as the merge dialog shows them. */
export function mergeValues(lead: LeadDetail, t: Translate): MergeValues {
  return {
    company: lead.company ?? '',
    contact: lead.contact ?? '',
    phone: lead.phone ?? '',
    wechat: lead.contactDetail.wechat ?? '',
    email: lead.contactDetail.email ?? '',
    needType: lead.needType === null ? '' : t(`common:needType.${lead.needType}`),
    need: lead.needText ?? '',
    area: areaOf(lead) ?? '',
    use: lead.useText ?? '',
    industry: lead.industry ?? '',
    tax: taxOf(lead) ?? '',
    region: lead.region.join(t('common:listSeparator')),
    park: lead.park?.name ?? '',
    message: lead.message ?? '',
    owner: lead.owner?.name ?? '',
  };
}
