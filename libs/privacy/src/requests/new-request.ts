import type { RequestKind } from '../purposes';
import type { IdentityCheck, RequestSource } from './privacy-request.dto';

/** Whose request it is: an inquiry, its person, or both. */
export interface RequestSubject {
  readonly inquiryId: string | null;
  readonly contactId: string | null;
  readonly now: Date;
}

/** A request to be written down. */
export interface NewRequest {
  readonly subject: RequestSubject;
  readonly kind: RequestKind;
  readonly status: 'open' | 'done';
  readonly source: RequestSource;
  readonly identity: IdentityCheck;
  readonly identityNote?: string | null;
  readonly details?: string | null;
  readonly phone?: string | null;
  readonly wechat?: string | null;
  /** The last four characters by which the person looks at the request later; null when nobody can. */
  readonly proof: string | null;
  readonly enteredBy?: { readonly id: string; readonly role: string } | null;
}
