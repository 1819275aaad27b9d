import type { MergeField, MergePicks } from '../../api/identity';

/** What can be taken from either lead, in the order of the dialog. */
export const MERGE_FIELDS = [
  'company',
  'contact',
  'phone',
  'wechat',
  'email',
  'needType',
  'need',
  'area',
  'use',
  'industry',
  'tax',
  'region',
  'park',
  'message',
  'owner',
] as const satisfies readonly MergeField[];

export interface MergeLine {
  readonly field: MergeField;
  /** Of the lead that ends. */
  readonly source: string;
  /** Of the lead that stays. */
  readonly target: string;
}

/** What a lead says in each field; '' where nothing is known. */
export type MergeValues = Readonly<Record<MergeField, string>>;

/** The fields in which two leads differ and the one that ends has something to give; the others need no choice. */
export function mergeLines(source: MergeValues, target: MergeValues): MergeLine[] {
  return MERGE_FIELDS.map((field) => ({
    field,
    source: source[field],
    target: target[field],
  })).filter((line) => line.source !== line.target && line.source !== '');
}

/** Which side a line stands on before anybody chooses: what the lead that stays has, else the other's. */
export function defaultSide(line: MergeLine): 'source' | 'target' {
  return line.target === '' ? 'source' : 'target';
}

/** What is sent: only what is taken from the lead that ends although the other has its own. */
export function picksOf(lines: readonly MergeLine[], chosen: MergePicks): MergePicks {
  return Object.fromEntries(
    lines.map(({ field }) => [field, chosen[field]]).filter(([, side]) => side !== undefined),
  );
}
