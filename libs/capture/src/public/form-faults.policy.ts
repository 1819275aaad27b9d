import type { FieldError } from '@luodi/platform';
import type { FormFieldKey } from '../forms/form-definition.policy';
import type { FormFault, FormValues } from './form-pages';

/** What the page itself demands before anything is stored. */
export interface PageDemands {
  readonly hasNeed: boolean;
  readonly handling: boolean;
  /** What the rules of the published form miss (form-rules.policy.ts). */
  readonly ruleFaults: readonly FieldError[];
  readonly personFaults: readonly FieldError[];
  /** The fields on the page, in order. */
  readonly fields: readonly FormFieldKey[];
}

/** A fault without its text: a field's path and a code. */
export interface PageFault {
  readonly path: FormFault['path'];
  readonly code: string;
  /** Key of the text. */
  readonly message: string;
}

const FIELDS: ReadonlySet<string> = new Set<keyof FormValues>([
  'needType',
  'need',
  'use',
  'tax',
  'area.min',
  'area.max',
  'area.unit',
  'region',
  'company',
  'contact',
  'phone',
  'wechat',
  'email',
  'message',
  'consent.handling',
  'consent.sharing',
  'consent.marketing',
]);

/** Everything the page has to complain about, in the order of the form, so that nobody corrects one by one. */
export function pageFaults(demands: PageDemands): PageFault[] {
  const faults = [
    ...(demands.hasNeed ? [] : [fieldFault({ path: 'needType', code: 'required' })]),
    ...demands.ruleFaults.map(fieldFault),
    ...demands.personFaults.map(fieldFault).map((fault) => atShownField(fault, demands.fields)),
  ];
  const place = (fault: PageFault): number =>
    demands.fields.findIndex((key) => fault.path === key || fault.path.startsWith(`${key}.`));
  const first = faults.filter(
    (fault, index) => faults.findIndex((other) => other.path === fault.path) === index,
  );
  const consent = {
    path: 'consent.handling' as const,
    code: 'consent_required',
    message: 'error.consent_required.title',
  };
  return [...first.sort((a, b) => place(a) - place(b)), ...(demands.handling ? [] : [consent])];
}

/** A form without a telephone field complains about the missing number at the WeChat id, and the other way round. */
function atShownField(fault: PageFault, fields: readonly FormFieldKey[]): PageFault {
  if (fault.path === 'phone' && !fields.includes('phone')) return { ...fault, path: 'wechat' };
  if (fault.path === 'wechat' && !fields.includes('wechat')) return { ...fault, path: 'phone' };
  return fault;
}

/** A fault of the validation or of a rule, at its field; at the form as a whole when the form has no such field. */
export function fieldFault(error: FieldError): PageFault {
  return { path: formPath(error.path), code: error.code, message: `field.${error.code}` };
}

/** `region[0]` is shown at `region`, `area` at its first input. */
function formPath(path: string): FormFault['path'] {
  const plain = path.replace(/\[\d+\]$/, '');
  if (plain === 'area') return 'area.min';
  return isFormPath(plain) ? plain : '';
}

function isFormPath(path: string): path is keyof FormValues {
  return FIELDS.has(path);
}
