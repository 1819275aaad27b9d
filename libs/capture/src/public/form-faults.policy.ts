import type { FieldError } from '@luodi/platform';
import type { FormFault, FormValues } from './form-pages';

/** What the page itself demands before anything is stored. */
export interface PageDemands {
  readonly contactRequired: boolean;
  readonly hasNeed: boolean;
  readonly hasContact: boolean;
  readonly handling: boolean;
  readonly personFaults: readonly FieldError[];
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
  return [
    ...(demands.hasNeed ? [] : [required('needType')]),
    ...(demands.contactRequired && !demands.hasContact ? [required('contact')] : []),
    ...demands.personFaults.map((fault) => fieldFault(fault)),
    ...(demands.handling
      ? []
      : [
          {
            path: 'consent.handling' as const,
            code: 'consent_required',
            message: 'error.consent_required.title',
          },
        ]),
  ];
}

/** A fault of the validation or of a rule, at its field; at the form as a whole when the form has no such field. */
export function fieldFault(error: FieldError): PageFault {
  return { path: formPath(error.path), code: error.code, message: `field.${error.code}` };
}

function required(path: keyof FormValues): PageFault {
  return { path, code: 'required', message: 'field.required' };
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
