import { Injectable } from '@nestjs/common';
import { DomainError } from '@luodi/platform';
import type { EntityManager } from 'typeorm';
import { LegalHolds } from '../requests/legal-holds.service';
import { PersonEraser, type ErasureOutcome } from './person-eraser';
import { PersonFinder, type PersonStart } from './person-finder';

/** Erasing on request, with its checks. */
@Injectable()
export class ErasureTools {
  public constructor(
    private readonly finder: PersonFinder,
    private readonly eraser: PersonEraser,
    private readonly holds: LegalHolds,
  ) {}

  /** Finds the person, makes sure that nothing holds their data, and erases. @throws DomainError legal_hold (409) */
  public async erase(
    tx: EntityManager,
    start: PersonStart,
    order: { readonly requestId: string | null; readonly now: Date },
  ): Promise<ErasureOutcome> {
    const person = await this.finder.resolve(tx, start);
    if (await this.holds.holdsAny(tx, person.ids['contacts'] ?? [])) throw new DomainError('legal_hold');
    return this.eraser.erase(tx, person, { ...order, reason: 'request', suppress: true, sweep: true });
  }
}
