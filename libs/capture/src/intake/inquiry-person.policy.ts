import { canonicalPhone, phoneLast4, readUscc, readWechat, type PersonFacts } from '@luodi/contacts';
import { DomainError, fieldError, type FieldError } from '@luodi/platform';
import type { InquiryContent } from './inquiry-content.policy';
import type { ParsedFields } from '../parse/inquiry-fields';

/** Who wrote, or why nobody could be called back. */
export type PersonReading =
  | { readonly ok: true; readonly person: PersonFacts }
  | { readonly ok: false; readonly faults: readonly FieldError[] };

const EMAIL = /^[^\s@<>"']{1,64}@[^\s@<>"']{1,180}\.[^\s@<>"'.]{2,24}$/;

/**
 * The person of a submission; fields win over what was read from the text. A phone or a WeChat id is needed;
 * a phone that can't be dialled is refused, so that it can be corrected, words without digits count as none.
 */
export function readPerson(content: InquiryContent, parsed: ParsedFields): PersonReading {
  const typed = content.phone !== null && /\p{Nd}/u.test(content.phone) ? content.phone : null;
  const phoneText = typed ?? parsed.phone;
  const phone = phoneText === null ? null : canonicalPhone(phoneText);
  if (phone !== null && !phone.ok && typed !== null) {
    return { ok: false, faults: [fieldError('phone', phone.code)] };
  }
  const wechatText = content.wechat ?? parsed.wechat;
  const wechat = wechatText === null ? { kind: 'none' as const } : readWechat(wechatText);
  const dialled = phone !== null && phone.ok ? phone.value : null;
  const number = dialled ?? (wechat.kind === 'phone' ? wechat.phone : null);
  const id = wechat.kind === 'id' ? wechat.value : null;
  if (number === null && id === null) {
    const faults =
      wechat.kind === 'text'
        ? [fieldError('wechat', 'wechat_unusable')]
        : [fieldError('phone', 'phone_or_wechat')];
    return { ok: false, faults };
  }
  const uscc = parsed.uscc === undefined ? null : readUscc(parsed.uscc);
  return {
    ok: true,
    person: {
      phone: number,
      wechat: id ?? (wechat.kind === 'phone' && number !== null && dialled === null ? number : null),
      name: content.contact ?? cut(parsed.contact, 100),
      email: emailOf(content.email) ?? emailOf(parsed.email ?? null),
      company: content.company ?? cut(parsed.company, 200),
      uscc: uscc?.ok === true ? uscc.value : null,
    },
  };
}

/** The refusal of a submission that nobody could answer; a number was given or not, and the words say which. */
export function contactRequired(faults: readonly FieldError[]): DomainError {
  const isMissing = faults.some((fault) => fault.code === 'phone_or_wechat');
  return new DomainError(
    'contact_required',
    {},
    isMissing
      ? { errors: faults }
      : { errors: faults, words: `contact_unusable.${faults[0]?.path ?? 'phone'}` },
  );
}

/** What proves the prospect's identity beside the code: last 4 digits, or last 4 characters of the WeChat id. */
export function proofOf(phone: string | null, wechat: string | null): string {
  if (phone !== null) return phoneLast4(phone);
  return (wechat ?? '').slice(-4);
}

function emailOf(text: string | null): string | null {
  return text !== null && EMAIL.test(text) ? text : null;
}

function cut(text: string | null, max: number): string | null {
  return text === null || text === '' ? null : text.slice(0, max);
}
