import type { LeadStatus } from '../../api/types';
import { Tag, type TagTone } from '../../components/tag';
import { useT } from '../../i18n';

const TONES: Readonly<Record<LeadStatus, TagTone>> = {
  new: 'blue',
  contacted: 'vio',
  qualified: 'teal',
  nurturing: 'mute',
  converted: 'ok',
  disqualified: 'mute',
  merged: 'mute',
};

export function StatusTag({ status }: { readonly status: LeadStatus }) {
  const t = useT('common');
  return <Tag tone={TONES[status]}>{t(`leadStatus.${status}`)}</Tag>;
}
