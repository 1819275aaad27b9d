import type { LeadTag, TagColour } from '../api/queue';
import { Tag, type TagTone } from './tag';

const TONES: Readonly<Record<TagColour, TagTone>> = {
  grey: 'mute',
  blue: 'blue',
  green: 'ok',
  amber: 'warn',
  red: 'bad',
  violet: 'vio',
  teal: 'teal',
};

/** A tag of the workspace in the readable pair of its colour. */
export function LeadTagMark({ tag }: { readonly tag: LeadTag }) {
  return <Tag tone={TONES[tag.colour]}>{tag.name}</Tag>;
}
