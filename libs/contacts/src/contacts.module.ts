import { Module } from '@nestjs/common';
import { PersonDataRegistry } from '@luodi/platform';
import { CompaniesBulkQueries } from './companies-bulk.queries';
import { ContactsBulkQueries } from './contacts-bulk.queries';
import { CompanyIdentityTask } from './company/company-identity.task';
import { ContactsQueries } from './contacts.queries';
import { CONTACTS_PERSON_DATA } from './person-tables';

/** Companies, people and the keys that identify them. */
@Module({
  providers: [CompaniesBulkQueries, CompanyIdentityTask, ContactsQueries, ContactsBulkQueries],
  exports: [CompaniesBulkQueries, ContactsQueries, ContactsBulkQueries],
})
export class ContactsModule {
  public constructor(registry: PersonDataRegistry) {
    registry.register(CONTACTS_PERSON_DATA);
  }
}
