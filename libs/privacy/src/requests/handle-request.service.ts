import { Injectable } from '@nestjs/common';
import { canonicalPhone, phoneLast4, readWechat } from '@luodi/contacts';
import type { Actor } from '@luodi/identity';
import { Clock, DomainError, fieldError, validationFailed, withIdempotency } from '@luodi/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { ErasureTools } from '../erasure/erasure-tools.service';
import type { PersonStart } from '../erasure/person-finder';
import type { PersonKey } from '../suppression.service';
import { PrivacyRegister } from './privacy-register';
import type { EnterPrivacyRequestDto, RefuseRequestDto } from './privacy-request.dto';
import type { PrivacyRequestResponse } from './privacy-request.response';
import { PrivacyRequestService } from './privacy-request.service';
import { presentPrivacyRequest, type PrivacyRequestRow } from './privacy.queries';
import { RequestActs } from './request-acts.service';

/** What staff do with a request: enter one that came by telephone, take it up, erase, refuse, complete. */
@Injectable()
export class HandleRequestService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly acts: RequestActs,
    private readonly register: PrivacyRegister,
    private readonly requests: PrivacyRequestService,
    private readonly tools: ErasureTools,
    private readonly clock: Clock,
  ) {}

  /**
   * A request that did not come through the status page. Withdrawals of a person whose identity was checked hold at
   * once; everything else waits in the register.
   * @throws DomainError validation_failed when it names nobody, or a number that is none
   */
  public async enter(actor: Actor, body: EnterPrivacyRequestDto): Promise<PrivacyRequestResponse> {
    const keys = keysOfEntry(body);
    return this.dataSource.transaction((tx) =>
      withIdempotency(tx, `${actor.id}:privacy-requests`, body, async () => {
        const now = this.clock.now();
        const contactId = await this.contactOf(tx, body, keys);
        const subject = { inquiryId: null, contactId, now };
        const first = keys[0];
        const { id } = await this.register.open(tx, {
          subject,
          kind: body.kind,
          status: 'open',
          source: 'staff',
          identity: body.identity,
          identityNote: body.identityNote ?? null,
          details: body.details ?? null,
          phone: keys.find((key) => key.kind === 'phone')?.value ?? null,
          wechat: keys.find((key) => key.kind === 'wechat')?.value ?? null,
          proof:
            first === undefined
              ? null
              : first.kind === 'phone'
                ? phoneLast4(first.value)
                : first.value.slice(-4),
          enteredBy: actor,
        });
        if (body.identity !== 'none') await this.requests.carryOut(tx, subject, body.kind, id, keys);
        return presentPrivacyRequest(await this.acts.lock(tx, id));
      }),
    );
  }

  /** Somebody takes the request up. @throws DomainError not_found, version_conflict, already_done */
  public async start(actor: Actor, id: string, version: number): Promise<PrivacyRequestResponse> {
    return this.acts.act(
      { actor, id, version, status: 'in_progress', action: 'privacy-request.started' },
      () => Promise.resolve({}),
    );
  }

  /** Refuses, with the reason and the rule it rests on. @throws DomainError not_found, version_conflict, already_done */
  public async refuse(actor: Actor, id: string, body: RefuseRequestDto): Promise<PrivacyRequestResponse> {
    return this.acts.act(
      { actor, id, version: body.version, status: 'refused', action: 'privacy-request.refused' },
      () => Promise.resolve({ refusal: body.reason, legalBasis: body.legalBasis }),
    );
  }

  /**
   * What was asked has been done. An erasure is completed by erasing, and by nothing else; nobody is told what is held
   * about a person, or has it changed, whom nobody recognised.
   * @throws DomainError not_found, version_conflict, already_done, not_erased (422), identity_unchecked (422)
   */
  public async complete(actor: Actor, id: string, version: number): Promise<PrivacyRequestResponse> {
    return this.acts.act(
      { actor, id, version, status: 'done', action: 'privacy-request.completed' },
      async (tx, row, now) => {
        if (row.kind === 'erase') throw new DomainError('not_erased');
        const answers = row.kind === 'access' || row.kind === 'copy' || row.kind === 'correct';
        if (answers && row.identity === 'none') throw new DomainError('identity_unchecked');
        // What holds already holds from then on: the person may have written again since.
        if (row.effective_at === null) {
          const subject = { inquiryId: row.inquiry_id, contactId: row.contact_id, now };
          await this.requests.carryOut(tx, subject, row.kind, id, startOf(row).keys);
        }
        return {};
      },
    );
  }

  /**
   * Erases the person of an erasure request from every table, file, queue and export in one transaction, and leaves
   * keyed hashes so that nobody enters them again (security.md P7).
   * @throws DomainError not_found, version_conflict, already_done, not_an_erasure (422), identity_unchecked (422),
   *   legal_hold (409)
   */
  public async erase(actor: Actor, id: string, version: number): Promise<PrivacyRequestResponse> {
    return this.acts.act(
      { actor, id, version, status: 'done', action: 'privacy-request.erased' },
      async (tx, row, now) => {
        if (row.kind !== 'erase') throw new DomainError('not_an_erasure');
        if (row.identity === 'none') throw new DomainError('identity_unchecked');
        const outcome = await this.tools.erase(tx, startOf(row), { requestId: id, now });
        return { outcome: { rows: outcome.rows, swept: outcome.swept, files: outcome.files } };
      },
    );
  }

  private async contactOf(
    tx: EntityManager,
    body: EnterPrivacyRequestDto,
    keys: readonly PersonKey[],
  ): Promise<string | null> {
    if (hasText(body.leadId)) {
      const rows: { contact_id: string }[] = await tx.query('SELECT contact_id FROM leads WHERE id = $1', [
        body.leadId,
      ]);
      if (rows[0] === undefined) throw validationFailed([fieldError('leadId', 'unknown')]);
      return rows[0].contact_id;
    }
    const rows: { contact_id: string }[] = await tx.query(
      `SELECT contact_id FROM contact_keys WHERE (kind, value) IN
         (SELECT * FROM unnest($1::text[], $2::text[])) ORDER BY kind LIMIT 1`,
      [keys.map((key) => key.kind), keys.map((key) => key.value)],
    );
    return rows[0]?.contact_id ?? null;
  }
}

/** Where the search for a request's person begins. */
export function startOf(row: PrivacyRequestRow): PersonStart & { readonly keys: readonly PersonKey[] } {
  const keys: PersonKey[] = [];
  if (row.own_phone !== null) keys.push({ kind: 'phone', value: row.own_phone });
  if (row.own_wechat !== null) keys.push({ kind: 'wechat', value: row.own_wechat });
  return {
    contactIds: row.contact_id === null ? [] : [row.contact_id],
    inquiryIds: row.inquiry_id === null ? [] : [row.inquiry_id],
    keys,
  };
}

/** A field that a form left out, sent empty or sent as null says nothing. */
function hasText(value: string | null | undefined): value is string {
  return value !== undefined && value !== null && value !== '';
}

function keysOfEntry(body: EnterPrivacyRequestDto): PersonKey[] {
  const keys: PersonKey[] = [];
  if (hasText(body.phone)) {
    const phone = canonicalPhone(body.phone);
    if (!phone.ok) throw validationFailed([fieldError('phone', phone.code)]);
    keys.push({ kind: 'phone', value: phone.value });
  }
  if (hasText(body.wechat)) {
    const wechat = readWechat(body.wechat);
    if (wechat.kind !== 'id') throw validationFailed([fieldError('wechat', 'wechat_unusable')]);
    keys.push({ kind: 'wechat', value: wechat.value });
  }
  if (keys.length === 0 && !hasText(body.leadId)) {
    throw validationFailed([fieldError('phone', 'phone_or_wechat')]);
  }
  return keys;
}
