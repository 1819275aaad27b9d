import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '@luodi/identity';
import { Clock, DomainError, notFound, writeAudit, type AuditAction } from '@luodi/platform';
import { DataSource } from 'typeorm';
import { PersonFinder } from '../erasure/person-finder';
import { Suppression } from '../suppression.service';
import { startOf } from './handle-request.service';
import { copyCsv, zipOf } from './person-copy';
import type { CopyLinkResponse } from './privacy-request.response';
import { PrivacyQueries, type PrivacyRequestRow } from './privacy.queries';

/** How long a link to a copy holds (security.md P9). */
const LIFETIME_MS = 24 * 3_600_000;

/**
 * The copy of everything held about a person (PIPL 45): JSON and CSV in one ZIP, made while it is fetched, so that no
 * file of it lies about. The link is signed, ends after 24 hours, and needs the right to handle requests.
 */
@Injectable()
export class PersonCopyService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly queries: PrivacyQueries,
    private readonly finder: PersonFinder,
    private readonly suppression: Suppression,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError not_found, identity_unchecked (422) */
  public async link(actor: Actor, id: string): Promise<CopyLinkResponse> {
    const row = await this.request(id);
    if (row.identity === 'none') throw new DomainError('identity_unchecked');
    const until = this.clock.now().getTime() + LIFETIME_MS;
    await this.audit(actor, 'privacy-request.copy-linked', id);
    return {
      url: `/api/v1/privacy-requests/${id}/copy/file?token=${this.token(id, until)}`,
      expiresAt: new Date(until).toISOString(),
    };
  }

  /** The ZIP. @throws DomainError not_found, gone (410) when the link is over or was never given */
  public async file(
    actor: Actor,
    id: string,
    token: string,
  ): Promise<{ readonly name: string; readonly bytes: Buffer }> {
    const row = await this.request(id);
    const until = Number(token.split('.')[0]);
    const expected = Buffer.from(this.token(id, until));
    const given = Buffer.from(token);
    const fits = given.length === expected.length && timingSafeEqual(given, expected);
    if (!fits || until <= this.clock.now().getTime()) throw new DomainError('gone');
    const tx = this.dataSource.manager;
    const person = await this.finder.resolve(tx, startOf(row));
    const held = await this.finder.records(tx, person);
    await this.audit(actor, 'privacy-request.copy-fetched', id);
    const json = { receipt: row.receipt_number, madeAt: this.clock.now().toISOString(), places: held };
    const bytes = zipOf([
      { name: 'data.json', text: `${JSON.stringify(json, null, 2)}\n` },
      { name: 'data.csv', text: copyCsv(held) },
    ]);
    return { name: `${row.receipt_number}.zip`, bytes };
  }

  private token(id: string, until: number): string {
    return `${until}.${this.suppression.proof(`copy:${id}:${until}`).toString('base64url')}`;
  }

  private async request(id: string): Promise<PrivacyRequestRow> {
    const row = await this.queries.find(id);
    if (row === null) throw notFound();
    return row;
  }

  private async audit(actor: Actor, action: AuditAction, id: string): Promise<void> {
    await writeAudit(this.dataSource.manager, {
      actorId: actor.id,
      actorRole: actor.role,
      action,
      objectType: 'privacy-request',
      objectId: id,
    });
  }
}
