import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** Something a lib above this one must do in the same transaction when a person wants no more contact. */
export type StopContact = (
  tx: EntityManager,
  person: { readonly contactId: string; readonly inquiryId: string | null; readonly now: Date },
) => Promise<void>;

/** What other libs do for a person's rights; they register themselves, so that nothing here points up. */
@Injectable()
export class PersonEffects {
  private readonly stops: StopContact[] = [];

  public registerStopContact(stop: StopContact): void {
    this.stops.push(stop);
  }

  /** Runs every registered stop, in the order of registration. */
  public async stopContact(tx: EntityManager, person: Parameters<StopContact>[1]): Promise<void> {
    for (const stop of this.stops) await stop(tx, person);
  }
}
