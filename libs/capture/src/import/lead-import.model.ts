import type { ContactsBulkQueries } from '@luodi/contacts';
import type { ImportPlace, LeadImportService } from '@luodi/leads';
import type { Suppression } from '@luodi/privacy';
import type { BulkRoutingService } from '@luodi/routing';
import type { LeadRowContext } from './read-lead.policy';

/** The services that leads of a list go through. */
export interface LeadImportTools {
  readonly contacts: ContactsBulkQueries;
  readonly leads: LeadImportService;
  readonly routing: BulkRoutingService;
  readonly suppression: Suppression;
}

/** What does not change during an import of leads. */
export interface LeadImportFacts {
  readonly rows: LeadRowContext;
  readonly place: ImportPlace;
  /** The first team of each agent. */
  readonly teams: ReadonlyMap<string, string>;
  /** Where an offer of premises stands whose row names no park. */
  readonly offerParkId: string | null;
  /** null: everybody's leads are the actor's business. */
  readonly scope: { readonly teamIds: readonly string[]; readonly memberIds: ReadonlySet<string> } | null;
}
