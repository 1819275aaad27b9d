import { Injectable } from '@nestjs/common';
import { DomainError, notFound } from '@luodi/platform';
import { DataSource } from 'typeorm';
import { PersonFinder } from '../erasure/person-finder';
import { startOf } from './handle-request.service';
import { LegalHolds } from './legal-holds.service';
import type {
  DisclosureResponse,
  PrivacyDealResponse,
  PrivacyLeadResponse,
  PrivacyRequestDetailResponse,
} from './privacy-request.response';
import { PrivacyQueries, presentPrivacyRequest } from './privacy.queries';

const SIGNED = `('signed', 'registered', 'siteDelivered', 'constructionStarted', 'completed', 'inProduction', 'atCapacity')`;

/** A request's page: what is held about its person, what erasing does to it and what stays. */
@Injectable()
export class RequestDetailService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly queries: PrivacyQueries,
    private readonly finder: PersonFinder,
    private readonly holds: LegalHolds,
  ) {}

  /** @throws DomainError not_found */
  public async detail(id: string): Promise<PrivacyRequestDetailResponse> {
    const row = await this.queries.find(id);
    if (row === null) throw notFound();
    const tx = this.dataSource.manager;
    const person = await this.finder.resolve(tx, startOf(row));
    const places = await this.finder.places(tx, person);
    return {
      ...presentPrivacyRequest(row),
      identityNote: row.identity_note,
      identityCheckedBy: row.checker,
      identityCheckedAt: row.identity_checked_at?.toISOString() ?? null,
      liftedBy: row.lifter,
      liftReason: row.lift_reason,
      details: row.details,
      refusal: row.refusal,
      legalBasis: row.legal_basis,
      handledBy: row.handler,
      places: places.map(({ table, count, effect, keeps }) => ({
        place: table,
        count,
        effect,
        keeps: keeps ?? null,
      })),
      leads: await this.leads(person.ids['leads'] ?? []),
      deals: await this.deals(person.ids['deals'] ?? []),
      disclosures: await this.disclosures(person.ids['contacts'] ?? []),
      hold: row.contact_id === null ? null : await this.holds.of(row.contact_id),
      erased: row.outcome.rows ?? {},
    };
  }

  /** The contact a request is about. @throws DomainError not_found, person_unknown (422) */
  public async contactOf(id: string): Promise<string> {
    const row = await this.queries.find(id);
    if (row === null) throw notFound();
    if (row.contact_id === null) throw new DomainError('person_unknown');
    return row.contact_id;
  }

  private async leads(ids: readonly string[]): Promise<PrivacyLeadResponse[]> {
    return this.dataSource.query(
      'SELECT id, number, status FROM leads WHERE id = ANY($1::uuid[]) ORDER BY id',
      [ids],
    );
  }

  private async deals(ids: readonly string[]): Promise<PrivacyDealResponse[]> {
    return this.dataSource.query(
      `SELECT d.id, d.number, d.name, d.status, s.milestone IN ${SIGNED} AS signed
         FROM deals d JOIN pipeline_stages s ON s.pipeline_id = d.pipeline_id AND s.id = d.stage_id
        WHERE d.id = ANY($1::uuid[]) ORDER BY d.id`,
      [ids],
    );
  }

  private async disclosures(contactIds: readonly string[]): Promise<DisclosureResponse[]> {
    const rows: (Omit<DisclosureResponse, 'at' | 'toldAt'> & { at: Date; told_at: Date | null })[] =
      await this.dataSource.query(
        `SELECT DISTINCT ON (d.at, d.id) d.id, d.at, d.recipient, d.recipient_kind AS "recipientKind", d.purpose, d.categories,
                d.basis, p.told_at
           FROM disclosures d JOIN disclosure_people p ON p.disclosure_id = d.id
          WHERE p.contact_id = ANY($1::uuid[]) ORDER BY d.at DESC, d.id DESC LIMIT 200`,
        [contactIds],
      );
    return rows.map(({ at, told_at: toldAt, ...rest }) => ({
      ...rest,
      at: at.toISOString(),
      toldAt: toldAt?.toISOString() ?? null,
    }));
  }
}
