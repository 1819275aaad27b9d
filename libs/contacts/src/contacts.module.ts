import { Module } from '@nestjs/common';
import { PersonDataRegistry } from '@luodi/platform';
import { ContactsQueries } from './contacts.queries';
import { CONTACTS_PERSON_DATA } from './person-tables';

/** Companies, people and the keys that identify them. */
@Module({ providers: [ContactsQueries], exports: [ContactsQueries] })
export class ContactsModule {
  public constructor(registry: PersonDataRegistry) {
    registry.register(CONTACTS_PERSON_DATA);
  }
}
