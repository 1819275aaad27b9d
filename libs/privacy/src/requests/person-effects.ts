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
  private readonly resumes: StopContact[] = [];

  public registerStopContact(stop: StopContact): void {
    this.stops.push(stop);
  }

  /** The other way round: an opt-out that was none is taken back. */
  public registerResumeContact(resume: StopContact): void {
    this.resumes.push(resume);
  }

  /** Runs every registered resumption, in the order of registration. */
  public async resumeContact(tx: EntityManager, person: Parameters<StopContact>[1]): Promise<void> {
    for (const resume of this.resumes) await resume(tx, person);
  }

  /** Runs every registered stop, in the order of registration. */
  public async stopContact(tx: EntityManager, person: Parameters<StopContact>[1]): Promise<void> {
    for (const stop of this.stops) await stop(tx, person);
  }
}
