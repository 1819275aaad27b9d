import type { ConsentBasis } from './channels';
import type { ConsentRow } from './inquiry.queries';
import type { ConsentDto } from '../public/submit-inquiry.dto';

/** Why a submission is refused for its consent; null when it is not. */
export function consentFault(
  consent: ConsentDto | null | undefined,
  versionKnown: boolean,
): 'consent_required' | 'policy_unknown' | null {
  if (consent?.handling !== true) return 'consent_required';
  return versionKnown ? null : 'policy_unknown';
}

/** The ledger rows of a form: one for each box, also for those left empty, with the version of the notice. */
export function formConsents(consent: ConsentDto): ConsentRow[] {
  const row = { basis: 'form' as const, noticeVersion: consent.policyVersion ?? null, note: null };
  return [
    { ...row, purpose: 'handling', granted: consent.handling === true },
    { ...row, purpose: 'sharing', granted: consent.sharing === true },
    { ...row, purpose: 'marketing', granted: consent.marketing === true },
  ];
}

/**
 * The ledger rows of an entry by staff: the ground for handling, and the others where the caller was asked.
 * @param askedAgain how a person came back who had wanted to be left alone
 */
export function staffConsents(
  basis: { readonly kind: ConsentBasis; readonly note?: string | undefined },
  consent: ConsentDto | null | undefined,
  askedAgain?: string,
): ConsentRow[] {
  const notes = [basis.note, askedAgain].filter((note) => note !== undefined && note !== '');
  const row = {
    basis: basis.kind,
    noticeVersion: consent?.policyVersion ?? null,
    note: notes.length === 0 ? null : notes.join('\n'),
  };
  const rows: ConsentRow[] = [{ ...row, purpose: 'handling', granted: true }];
  if (typeof consent?.sharing === 'boolean')
    rows.push({ ...row, purpose: 'sharing', granted: consent.sharing });
  if (typeof consent?.marketing === 'boolean') {
    rows.push({ ...row, purpose: 'marketing', granted: consent.marketing });
  }
  return rows;
}
